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

package fiji.plugin.mobilesam.tool;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

/**
 * A mask as a picture that is laid over the image: its pixels see-through, those at its edge solid. Quickly made and
 * quickly drawn whatever the mask looks like, unlike its outline.
 *
 * @param box that it covers, in pixels of the image
 * @param pixels of the box
 */
record MaskPicture(PixelBox box, BufferedImage pixels) {

	/** Pixels of a row outside the mask's box. */
	private static final BitSet NONE = new BitSet();

	/**
	 * How it looks.
	 *
	 * @param color of the mask
	 * @param inside how solid the inside is, 0 to 255
	 * @param edge how solid the edge is, 0 to 255
	 * @param width of the edge, pixels of the image
	 */
	record Look(Color color, int inside, int edge, int width) {
	}

	/** @param mask not empty */
	static MaskPicture of(final BinaryMask mask, final Look look) {
		final PixelBox box = mask.bounds().orElseThrow();
		final int width = box.width();
		final BufferedImage picture = new BufferedImage(width, box.height(), BufferedImage.TYPE_INT_ARGB_PRE);
		final int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
		final int inside = premultiplied(look.color, look.inside);
		final int edge = premultiplied(look.color, look.edge);
		final BitSet[] rows = emptyRows(box.height());
		final BitSet[] inner = emptyRows(box.height());
		mask.forEachRun((y, from, to) -> {
			final int row = y - box.top();
			final int first = from - box.left();
			final int end = to - box.left();
			Arrays.fill(pixels, row * width + first, row * width + end, edge);
			rows[row].set(first, end);
			if (end - first > 2 * look.width) inner[row].set(first + look.width, end - look.width);
		});
		for (int y = 0; y < rows.length; y++) {
			for (int i = 1; i <= look.width; i++) {
				inner[y].and(y < i ? NONE : rows[y - i]);
				inner[y].and(y + i >= rows.length ? NONE : rows[y + i]);
			}
			for (int from = inner[y].nextSetBit(0), to; from >= 0; from = inner[y].nextSetBit(to)) {
				to = inner[y].nextClearBit(from);
				Arrays.fill(pixels, y * width + from, y * width + to, inside);
			}
		}
		return new MaskPicture(box, picture);
	}

	private static BitSet[] emptyRows(final int count) {
		return Stream.generate(BitSet::new).limit(count).toArray(BitSet[]::new);
	}

	private static int premultiplied(final Color color, final int alpha) {
		return alpha << 24 | color.getRed() * alpha / 255 << 16 | color.getGreen() * alpha / 255 << 8
				| color.getBlue() * alpha / 255;
	}
}
