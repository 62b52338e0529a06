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
import java.util.zip.DeflaterOutputStream;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** Chunks that are made as bytes and deflated. */
final class PlainChunks implements ChunkSource {

	/** Makes the bytes of a chunk. */
	@FunctionalInterface
	interface Bytes {

		byte[] chunk(int index) throws IOException;
	}

	private static final int BUFFER = 1 << 16;

	private final Bytes bytes;

	PlainChunks(final Bytes bytes) {
		this.bytes = bytes;
	}

	@Override
	public List<FilterInfo> filters() {
		return Filters.deflated(1);
	}

	@Override
	public void write(final int index, final OutputStream out) throws IOException {
		final Deflater deflater = new Deflater(Filters.LEVEL);
		try {
			final DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, BUFFER);
			deflated.write(bytes.chunk(index));
			deflated.finish();
		} finally {
			deflater.end();
		}
	}
}
