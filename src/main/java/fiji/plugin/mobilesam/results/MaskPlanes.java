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
import java.util.Arrays;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.progress.Progress;

/** The masks of a plane as bytes 0 and 1, one at a time in one array. */
final class MaskPlanes implements ChunkSource {

	private static final byte SET = 1;

	private final ResultPlane plane;
	private final Progress progress;
	private final int masks;
	private byte[] pixels;
	private BinaryMask drawn;

	MaskPlanes(final ResultPlane plane, final Progress progress) {
		this.plane = plane;
		this.progress = progress;
		masks = plane.entries().size();
	}

	@Override
	public byte[] chunk(final int index) throws IOException {
		progress.checkCanceled();
		progress.update(index, masks, "Writing masks");
		if (drawn == null) pixels = new byte[Math.multiplyExact(plane.width(), plane.height())];
		else
			fill(drawn, (byte) 0);
		drawn = plane.mask(index);
		fill(drawn, SET);
		return pixels;
	}

	private void fill(final BinaryMask mask, final byte value) {
		mask.forEachRun((y, from, to) -> {
			final int row = y * mask.width();
			Arrays.fill(pixels, row + from, row + to, value);
		});
	}
}
