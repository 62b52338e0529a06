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
		mask.forEachRun((y, from, to) -> {
			final int row = (y - box.top()) * width - box.left();
			Arrays.fill(pixels, row + from, row + to, inside);
		});
		mask.forEachRun((y, from, to) -> {
			final int row = (y - box.top()) * width - box.left();
			for (int x = from; x < to; x++)
				if (x < from + look.width || x >= to - look.width || ends(pixels, row + x, width, look.width))
					pixels[row + x] = edge;
		});
		return new MaskPicture(box, picture);
	}

	/** Whether the mask ends within some rows above or below a pixel. */
	private static boolean ends(final int[] pixels, final int at, final int width, final int rows) {
		for (int i = 1; i <= rows; i++) {
			final int above = at - i * width;
			final int below = at + i * width;
			if (above < 0 || pixels[above] == 0 || below >= pixels.length || pixels[below] == 0) return true;
		}
		return false;
	}

	private static int premultiplied(final Color color, final int alpha) {
		return alpha << 24 | color.getRed() * alpha / 255 << 16 | color.getGreen() * alpha / 255 << 8
				| color.getBlue() * alpha / 255;
	}
}
