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
package fiji.plugin.mobilesam.model;

import java.util.List;

/**
 * How grey levels become the encoder's input: {@code (level - mean) / std}, for red, green and blue.
 *
 * @param mean three grey levels, 0 to 255
 * @param std three grey levels, 1 to 255
 */
public record PixelScale(List<Double> mean, List<Double> std) {

	/** That of SAM, from ImageNet. */
	public static final PixelScale SAM = new PixelScale(List.of(123.675, 116.28, 103.53),
			List.of(58.395, 57.12, 57.375));

	/** @throws IllegalArgumentException if there are not three numbers in range */
	public PixelScale {
		mean = List.copyOf(mean);
		std = List.copyOf(std);
		requireLevels("pixel_mean", mean, 0);
		requireLevels("pixel_std", std, 1);
	}

	private static void requireLevels(final String name, final List<Double> levels, final double least) {
		if (levels.size() != 3 || !levels.stream().allMatch(v -> v >= least && v <= 255))
			throw new IllegalArgumentException("expected three grey levels from %.0f to 255 as %s, found %s".formatted(
					least, name, levels));
	}
}
