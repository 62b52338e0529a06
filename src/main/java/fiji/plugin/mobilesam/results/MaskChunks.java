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

import fiji.plugin.mobilesam.progress.Progress;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/**
 * The masks of a plane as chunks, each asked for when it is its turn. Deflate leaves a thousandth of zeros and says the
 * same again and again for them; deflated once more, a mask takes a fifth of the room or less.
 */
final class MaskChunks implements ChunkSource {

	private final ResultPlane plane;
	private final Progress progress;
	private final int masks;

	MaskChunks(final ResultPlane plane, final Progress progress) {
		this.plane = plane;
		this.progress = progress;
		masks = plane.entries().size();
	}

	@Override
	public List<FilterInfo> filters() {
		return Filters.deflated(2);
	}

	@Override
	public void write(final int index, final OutputStream out) throws IOException {
		progress.checkCanceled();
		progress.update(index, masks, "Writing masks");
		final Deflater again = new Deflater(Deflater.BEST_COMPRESSION);
		try (MaskDeflater deflater = new MaskDeflater()) {
			final DeflaterOutputStream deflated = new DeflaterOutputStream(out, again);
			deflater.write(plane.mask(index), deflated);
			deflated.finish();
		} finally {
			again.end();
		}
	}
}
