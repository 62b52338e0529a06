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

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.mask.BinaryMask;

/** How much of each low-res pixel a mask at image size covers. */
final class LowResCoverage {

	private final int size;
	/** Low-res pixels per image pixel. */
	private final double scaleX;
	private final double scaleY;
	private final double[] covered;

	private LowResCoverage(final InputFit fit, final int size) {
		this.size = size;
		scaleX = fit.toInputX(1) * size / fit.inputSize();
		scaleY = fit.toInputY(1) * size / fit.inputSize();
		covered = new double[size * size];
	}

	/**
	 * @param mask at the image's size
	 * @param fit of the image in the square input
	 * @param size edge of the low-res mask, which shows the whole square input
	 * @return {@code size * size} fractions of 0 to 1, row by row
	 */
	static double[] of(final BinaryMask mask, final InputFit fit, final int size) {
		final LowResCoverage coverage = new LowResCoverage(fit, size);
		mask.forEachRun(coverage::addRun);
		return coverage.covered;
	}

	/** A run is a rectangle one image pixel high; its share of each low-res pixel that it meets is added. */
	private void addRun(final int y, final int from, final int to) {
		final double top = y * scaleY;
		final double bottom = (y + 1) * scaleY;
		final double left = from * scaleX;
		final double right = to * scaleX;
		for (int row = (int) top; row < bottom && row < size; row++) {
			final double height = Math.min(bottom, row + 1) - Math.max(top, row);
			for (int column = (int) left; column < right && column < size; column++)
				covered[row * size + column] += height * (Math.min(right, column + 1) - Math.max(left, column));
		}
	}
}
