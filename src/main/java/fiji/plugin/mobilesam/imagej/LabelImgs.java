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
package fiji.plugin.mobilesam.imagej;

import java.util.Arrays;
import java.util.List;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import net.imglib2.Dimensions;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;

/** Masks of one plane as a label image of ImgLib2. */
public final class LabelImgs {

	/** Fills pixels from an index up to another one with a label. */
	private interface Fill {

		void run(int from, int to, int label);
	}

	private LabelImgs() {
	}

	/**
	 * A label image: 0 is background, the pixels of record i have the value i + 1. It starts at (0, 0).
	 *
	 * @param size of the plane: the image that was segmented will do
	 * @param records masks of that size
	 * @param overlap which label a pixel of several masks has
	 * @return of {@code UnsignedShortType}, or of {@code IntType} from 65,536 records on
	 * @throws IllegalArgumentException if a mask has another size
	 */
	public static Img<? extends IntegerType<?>> of(final Dimensions size, final List<MaskRecord> records,
			final Overlap overlap) {
		final int width = Math.toIntExact(size.dimension(0));
		final int height = Math.toIntExact(size.dimension(1));
		if (records.size() > LabelImages.MOST_SHORT_LABELS) {
			final int[] labels = new int[Math.multiplyExact(width, height)];
			paint(width, height, records, overlap, (from, to, label) -> Arrays.fill(labels, from, to, label));
			return ArrayImgs.ints(labels, width, height);
		}
		final short[] labels = new short[Math.multiplyExact(width, height)];
		paint(width, height, records, overlap, (from, to, label) -> Arrays.fill(labels, from, to, (short) label));
		return ArrayImgs.unsignedShorts(labels, width, height);
	}

	private static void paint(final int width, final int height, final List<MaskRecord> records,
			final Overlap overlap, final Fill fill) {
		for (final int i : overlap.paintingOrder(records)) {
			final BinaryMask mask = records.get(i).mask();
			if (mask.width() != width || mask.height() != height)
				throw new IllegalArgumentException("mask %d must be of %d x %d pixels, it is a %s".formatted(i + 1,
						width, height, mask));
			mask.forEachRun((y, from, to) -> fill.run(y * width + from, y * width + to, i + 1));
		}
	}
}
