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
 * Colours that tell neighbouring masks apart: hues at steps of the golden angle, in turn pale and strong, light and dark.
 * Equal seeds give equal colours.
 */
public final class MaskColors {

	/** The same colours in every picture. */
	public static final MaskColors FIXED = new MaskColors(0);

	private static final double GOLDEN_RATIO = 0.6180339887498949;
	private static final float[] SATURATIONS = {0.85f, 0.6f, 1f};
	private static final float[] BRIGHTNESSES = {1f, 0.8f};
	/** Entries of an 8-bit lookup table. */
	private static final int ENTRIES = 256;

	private final double start;

	private MaskColors(final double start) {
		this.start = start;
	}

	/** Other colours for every seed. */
	public static MaskColors seeded(final long seed) {
		return new MaskColors(new Random(seed).nextDouble());
	}

	/** @param number of the mask, from 0 */
	public Color color(final int number) {
		return Color.getHSBColor((float) (start + number * GOLDEN_RATIO), SATURATIONS[number % SATURATIONS.length],
				BRIGHTNESSES[number % BRIGHTNESSES.length]);
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
