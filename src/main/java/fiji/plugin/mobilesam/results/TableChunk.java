/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** A table as its only chunk: column by column, in which the rows differ little. */
final class TableChunk implements ChunkSource {

	private final byte[] rows;
	private final int rowBytes;

	/** @param rows whole rows, one after the other */
	TableChunk(final byte[] rows, final int rowBytes) {
		this.rows = rows;
		this.rowBytes = rowBytes;
	}

	@Override
	public List<FilterInfo> filters() {
		return Filters.shuffledAndDeflated(rowBytes);
	}

	@Override
	public void write(final int index, final OutputStream out) throws IOException {
		out.write(Filters.deflate(Filters.shuffle(rows, rowBytes), Deflater.BEST_COMPRESSION));
	}
}
