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
package fiji.plugin.mobilesam.image;

import java.util.Arrays;

/**
 * The mean and the standard deviation that an encoder was trained with, in grey levels of 0 to 255: a grey level g of a
 * channel becomes (g - mean) / std. The arrays are copied when it is made, and only to be read.
 *
 * @param mean of red, green and blue
 * @param std of red, green and blue, above 0
 */
public record PixelNormalization(float[] mean, float[] std) {

	/** Those of SAM and all its descendants: the ones of ImageNet. */
	public static final PixelNormalization SAM = new PixelNormalization(new float[]{123.675f, 116.28f, 103.53f},
			new float[]{58.395f, 57.12f, 57.375f});

	/** @throws IllegalArgumentException unless there are three finite means and three positive deviations */
	public PixelNormalization {
		if (mean.length != 3 || std.length != 3)
			throw new IllegalArgumentException("pixel mean and std need three values each, got %s and %s"
					.formatted(Arrays.toString(mean), Arrays.toString(std)));
		for (int c = 0; c < 3; c++)
			if (!Float.isFinite(mean[c]) || !Float.isFinite(std[c]) || std[c] <= 0)
				throw new IllegalArgumentException("pixel means must be finite and stds positive, got %s and %s"
						.formatted(Arrays.toString(mean), Arrays.toString(std)));
		mean = mean.clone();
		std = std.clone();
	}

	/** The normalised value of each of the 256 grey levels of a channel (0 red, 1 green, 2 blue). */
	float[] levels(final int channel) {
		final float[] levels = new float[256];
		for (int g = 0; g < 256; g++) levels[g] = (g - mean[channel]) / std[channel];
		return levels;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof PixelNormalization that && Arrays.equals(mean, that.mean)
				&& Arrays.equals(std, that.std);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(mean) + Arrays.hashCode(std);
	}

	@Override
	public String toString() {
		return "mean %s, std %s".formatted(Arrays.toString(mean), Arrays.toString(std));
	}
}
