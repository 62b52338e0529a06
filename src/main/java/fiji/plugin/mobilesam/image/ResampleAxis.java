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

/**
 * One axis of an antialiased resize with the triangle filter: which input pixels each output pixel is the weighted mean
 * of. The filter is one input pixel wide to each side when enlarging and grows with the reduction, as Pillow's BILINEAR
 * does; weights are in fixed point, so that sums do not depend on their order.
 */
final class ResampleAxis {

	/** A weighted sum of 8-bit values stays below 2 to the 31. */
	private static final int FRACTION_BITS = 22;
	private static final int HALF = 1 << FRACTION_BITS - 1;

	/** Per output pixel: the first input pixel. */
	private final int[] first;
	/** Per output pixel: the weights of the input pixels from the first one on. */
	private final int[][] weights;

	ResampleAxis(final int inputSize, final int outputSize) {
		first = new int[outputSize];
		weights = new int[outputSize][];
		final double scale = (double) inputSize / outputSize;
		final double radius = Math.max(1, scale);
		for (int i = 0; i < outputSize; i++) {
			final double center = (i + 0.5) * scale;
			first[i] = Math.max(0, (int) (center - radius + 0.5));
			final int end = Math.min(inputSize, (int) (center + radius + 0.5));
			weights[i] = fixedPoint(triangle(first[i], end, center, radius));
		}
	}

	int first(final int output) {
		return first[output];
	}

	int[] weights(final int output) {
		return weights[output];
	}

	/** The input pixel after the last one used. */
	int end(final int output) {
		return first[output] + weights[output].length;
	}

	/** The 8-bit value, rounded half up, of a sum of 8-bit values times weights. */
	static int round(final int weightedSum) {
		return weightedSum + HALF >> FRACTION_BITS;
	}

	private static double[] triangle(final int from, final int to, final double center, final double radius) {
		final double[] heights = new double[to - from];
		double sum = 0;
		for (int i = 0; i < heights.length; i++) {
			heights[i] = Math.max(0, 1 - Math.abs((from + i + 0.5 - center) * (1 / radius)));
			sum += heights[i];
		}
		for (int i = 0; i < heights.length; i++) heights[i] /= sum;
		return heights;
	}

	private static int[] fixedPoint(final double[] values) {
		final int[] fixed = new int[values.length];
		for (int i = 0; i < fixed.length; i++) fixed[i] = (int) (values[i] * (1 << FRACTION_BITS) + 0.5);
		return fixed;
	}
}
