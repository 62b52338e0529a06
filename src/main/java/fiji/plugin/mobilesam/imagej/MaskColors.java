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

import java.awt.Color;
import java.util.Random;

import ij.process.LUT;

/**
 * Colours that tell neighbouring masks apart and are all seen on grey: hues at steps of the golden angle, in turn of
 * middle, high and low lightness, in Oklab, where equal steps look equal (Ottosson 2020,
 * <a href="https://bottosson.github.io/posts/oklab/">A perceptual color space for image processing</a>).
 */
public final class MaskColors {

	/** The same colours in every picture. */
	public static final MaskColors FIXED = new MaskColors(0.08);

	private static final double GOLDEN_RATIO = 0.6180339887498949;
	private static final double[] LIGHTNESS = {0.74, 0.86, 0.64};
	private static final double[] CHROMA = {0.2, 0.17, 0.23};
	/** Entries of an 8-bit lookup table. */
	private static final int ENTRIES = 256;

	/** Hue of the first mask, in turns. */
	private final double start;

	private MaskColors(final double start) {
		this.start = start;
	}

	/** Other colours for every seed, the same for the same. */
	public static MaskColors seeded(final long seed) {
		return new MaskColors(new Random(seed).nextDouble());
	}

	/** @param number of the mask, from 0 */
	public Color color(final int number) {
		final double hue = 2 * Math.PI * (start + number * GOLDEN_RATIO);
		final double chroma = CHROMA[number % CHROMA.length];
		return oklab(LIGHTNESS[number % LIGHTNESS.length], chroma * Math.cos(hue), chroma * Math.sin(hue));
	}

	private static Color oklab(final double lightness, final double a, final double b) {
		final double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
		final double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
		final double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
		return new Color(encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
				encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
				encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
	}

	private static double cube(final double value) {
		return value * value * value;
	}

	/** From linear light to sRGB, what is out of range to the nearest end. */
	private static float encoded(final double linear) {
		final double light = Math.max(0, Math.min(1, linear));
		return (float) (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
	}

	/** Label 0 black, label i in the colour of mask i - 1. */
	LUT lut() {
		final byte[][] rgb = new byte[3][ENTRIES];
		for (int label = 1; label < ENTRIES; label++) {
			final Color color = color(label - 1);
			rgb[0][label] = (byte) color.getRed();
			rgb[1][label] = (byte) color.getGreen();
			rgb[2][label] = (byte) color.getBlue();
		}
		return new LUT(rgb[0], rgb[1], rgb[2]);
	}
}
