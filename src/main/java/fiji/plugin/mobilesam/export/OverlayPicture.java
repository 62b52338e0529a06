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

package fiji.plugin.mobilesam.export;

import java.awt.Color;
import java.util.List;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.Contours;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/** An image with its masks drawn over it, small ones over large ones; an image that is too dark is made brighter. */
public final class OverlayPicture {

	/** A contour is one pixel wide, and one more for each so many pixels of the longest side. */
	private static final int SIDE_PER_LINE_PIXEL = 1000;

	private final int width;
	private final int lineWidth;
	private final byte[] rgb;

	private OverlayPicture(final RgbImage image) {
		width = image.width();
		lineWidth = 1 + Math.max(image.width(), image.height()) / SIDE_PER_LINE_PIXEL;
		rgb = image.rgb().clone();
	}

	/**
	 * @param image the plane; only read
	 * @param records masks of its size
	 * @param style colours, fill, outlines
	 */
	public static RgbImage of(final RgbImage image, final List<MaskRecord> records, final OverlayStyle style) {
		final OverlayPicture picture = new OverlayPicture(Brightening.of(image));
		for (final int i : Overlap.SMALLER.paintingOrder(records)) {
			final BinaryMask mask = records.get(i).mask();
			final Color color = style.colors().color(i);
			picture.paint(mask, color, style.opacity());
			if (style.contours()) picture.outline(mask, color);
		}
		return new RgbImage(image.width(), image.height(), picture.rgb);
	}

	/** Inside the mask, so that those of neighbours do not cover each other. */
	private void outline(final BinaryMask mask, final Color color) {
		BinaryMask inner = mask;
		for (int i = 0; i < lineWidth; i++) {
			final BinaryMask line = Contours.of(inner);
			paint(line, color, 1);
			inner = inner.intersection(line.complement());
		}
	}

	private void paint(final BinaryMask mask, final Color color, final double opacity) {
		final int[] components = {color.getRed(), color.getGreen(), color.getBlue()};
		mask.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) for (int c = 0; c < 3; c++) {
				final int at = 3 * (y * width + x) + c;
				rgb[at] = (byte) Math.round((rgb[at] & 0xff) * (1 - opacity) + components[c] * opacity);
			}
		});
	}
}
