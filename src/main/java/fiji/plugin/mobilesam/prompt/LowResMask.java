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
package fiji.plugin.mobilesam.prompt;

import java.util.Objects;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.mask.BinaryMask;

/**
 * Mask logits in the model's low resolution: the square input at (usually) a
 * quarter of its edge, padding included. What the decoder gives and what it
 * takes as a mask prompt.
 *
 * @param size edge, low-res pixels
 * @param logits {@code size * size} values, row by row, above 0 inside the
 *          mask; not copied
 */
public record LowResMask(int size, float[] logits) {

	private static final double LEAST_COVERED = 0.001;

	/** @throws IllegalArgumentException if the array does not fit the edge */
	public LowResMask {
		Objects.requireNonNull(logits, "logits");
		if (size < 1 || logits.length != (long) size * size)
			throw new IllegalArgumentException("a low-res mask of edge %d needs %d logits, got %d".formatted(size,
					(long) size * size, logits.length));
	}

	/**
	 * A drawn area as a mask prompt: the logit of the part of each low-res pixel that it covers, limited to 0.001 to
	 * 0.999, about as sure as predicted masks are; the padding is outside.
	 *
	 * @param area at the image's size
	 * @param fit of the image in the square input
	 * @param size edge of the low-res mask
	 * @throws IllegalArgumentException if the area is that of an image of another size
	 */
	public static LowResMask of(final BinaryMask area, final InputFit fit, final int size) {
		if (area.width() != fit.imageWidth() || area.height() != fit.imageHeight())
			throw new IllegalArgumentException("expected an area in an image of %d x %d, got one in %d x %d".formatted(
					fit.imageWidth(), fit.imageHeight(), area.width(), area.height()));
		final double[] covered = LowResCoverage.of(area, fit, size);
		final float[] logits = new float[covered.length];
		for (int i = 0; i < logits.length; i++) {
			final double part = Math.min(Math.max(covered[i], LEAST_COVERED), 1 - LEAST_COVERED);
			logits[i] = (float) Math.log(part / (1 - part));
		}
		return new LowResMask(size, logits);
	}
}
