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

import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.Contours;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.results.RgbaImage;

/** Masks drawn to be laid over their image, small ones over large ones; transparent beside them. */
final class OverlayLayer {

	/** A contour is one pixel wide, and one more for each so many pixels of the longest side. */
	private static final int SIDE_PER_LINE_PIXEL = 1000;
	private static final int OPAQUE = 255;

	private final int width;
	private final int lineWidth;
	private final byte[] rgba;

	private OverlayLayer(final int width, final int height) {
		this.width = width;
		lineWidth = 1 + Math.max(width, height) / SIDE_PER_LINE_PIXEL;
		rgba = new byte[Math.multiplyExact(4, Math.multiplyExact(width, height))];
	}

	/**
	 * @param records masks of this size
	 * @param style colours, fill, outlines
	 */
	static RgbaImage of(final int width, final int height, final List<MaskRecord> records, final OverlayStyle style) {
		final OverlayLayer layer = new OverlayLayer(width, height);
		final int fill = (int) Math.round(OPAQUE * style.opacity());
		for (final int i : Overlap.SMALLER.paintingOrder(records)) {
			final BinaryMask mask = records.get(i).mask();
			final Color color = style.colors().color(i);
			layer.paint(mask, color, fill);
			if (style.contours()) layer.outline(mask, color);
		}
		return new RgbaImage(width, height, layer.rgba);
	}

	/** Inside the mask, so that those of neighbours do not cover each other. */
	private void outline(final BinaryMask mask, final Color color) {
		BinaryMask inner = mask;
		for (int i = 0; i < lineWidth; i++) {
			final BinaryMask line = Contours.of(inner);
			paint(line, color, OPAQUE);
			if (i + 1 < lineWidth) inner = inner.intersection(line.complement());
		}
	}

	private void paint(final BinaryMask mask, final Color color, final int opacity) {
		final byte[] pixel = {(byte) color.getRed(), (byte) color.getGreen(), (byte) color.getBlue(), (byte) opacity};
		mask.forEachRun((y, from, to) -> {
			for (int at = 4 * (y * width + from); at < 4 * (y * width + to); at += 4)
				if (rgba[at + 3] == 0 || opacity == OPAQUE) System.arraycopy(pixel, 0, rgba, at, 4);
			else mix(at, pixel);
		});
	}

	/** What is there shows through as far as the pixel is not opaque. */
	private void mix(final int at, final byte[] pixel) {
		final int opacity = pixel[3] & 0xff;
		final double below = (double) (rgba[at + 3] & 0xff) * (OPAQUE - opacity) / OPAQUE;
		for (int c = 0; c < 3; c++)
			rgba[at + c] = (byte) Math.round(((pixel[c] & 0xff) * opacity + (rgba[at + c] & 0xff) * below) / (opacity
					+ below));
		rgba[at + 3] = (byte) Math.round(opacity + below);
	}
}
