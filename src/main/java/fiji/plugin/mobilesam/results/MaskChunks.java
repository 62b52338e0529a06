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
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.progress.Progress;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/**
 * The masks of a plane as chunks, some of which are asked for at once. Deflate leaves a thousandth of zeros and says the
 * same again and again for them: masks of large planes are deflated once more.
 */
final class MaskChunks extends ChunksAtOnce {

	private static final int AT_ONCE = 64;
	/** A mask of more pixels is deflated alone, as each that is deflated may need as many bytes. */
	private static final int LARGE = 1 << 24;
	/** Bytes of a mask, as bits, that are deflated once. */
	private static final int SMALL = 1 << 15;

	private final ResultPlane plane;
	private final Progress progress;
	private final int count;
	private final MaskBits bits;
	private final List<BinaryMask> masks = new ArrayList<>();
	private int first;

	MaskChunks(final ResultPlane plane, final Progress progress) {
		super(plane.entries().size(), (long) plane.width() * plane.height() > LARGE ? 1 : AT_ONCE);
		this.plane = plane;
		this.progress = progress;
		count = plane.entries().size();
		bits = new MaskBits(plane.width(), plane.height());
	}

	@Override
	public List<FilterInfo> filters() {
		return bits.filters(isSmall() ? 1 : 2);
	}

	@Override
	public void write(final int index, final OutputStream out) throws IOException {
		progress.checkCanceled();
		progress.update(index, count, "Writing masks");
		super.write(index, out);
	}

	@Override
	void prepare(final int from, final int to) throws IOException {
		first = from;
		masks.clear();
		for (int i = from; i < to; i++) masks.add(plane.mask(i));
	}

	@Override
	byte[] deflated(final int index) throws IOException {
		final byte[] pixels = bits.of(masks.get(index - first));
		return Filters.deflate(isSmall() ? pixels : SparseDeflater.deflate(pixels), Deflater.BEST_COMPRESSION);
	}

	private boolean isSmall() {
		return bits.bytes() <= SMALL;
	}
}
