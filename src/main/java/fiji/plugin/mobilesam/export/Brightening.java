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

import fiji.plugin.mobilesam.image.RgbImage;

/**
 * Makes a picture that is too dark to look at brighter, for pictures that people look at; what the network sees is left
 * as it is. Many fluorescence images use the lowest of their 256 grey levels only.
 */
final class Brightening {

	/** Share of the pixels that may become white. */
	private static final double WHITE_SHARE = 0.003;
	/** A picture whose brightest pixels reach this is not too dark. */
	private static final int BRIGHT_ENOUGH = 96;
	/** At most, so that the noise of an empty image stays dark. */
	private static final double MOST = 16;
	private static final int LEVELS = 256;

	private Brightening() {
	}

	/** The picture, or one in which all colours are brighter by one factor. */
	static RgbImage of(final RgbImage image) {
		final byte[] rgb = image.rgb();
		final int white = white(rgb);
		if (white == 0 || white >= BRIGHT_ENOUGH) return image;
		final double factor = Math.min(MOST, (double) (LEVELS - 1) / white);
		final byte[] brighter = new byte[rgb.length];
		for (int i = 0; i < rgb.length; i++)
			brighter[i] = (byte) Math.min(LEVELS - 1, Math.round((rgb[i] & 0xff) * factor));
		return new RgbImage(image.width(), image.height(), brighter);
	}

	/** The lowest level above which lies at most the share of the pixels, each by its brightest colour. */
	private static int white(final byte[] rgb) {
		final int[] counts = new int[LEVELS];
		for (int i = 0; i < rgb.length; i += 3)
			counts[Math.max(rgb[i] & 0xff, Math.max(rgb[i + 1] & 0xff, rgb[i + 2] & 0xff))]++;
		final long most = (long) (WHITE_SHARE * (rgb.length / 3));
		int white = LEVELS - 1;
		for (long above = counts[white]; white > 0 && above <= most; above += counts[white]) white--;
		return white;
	}
}
