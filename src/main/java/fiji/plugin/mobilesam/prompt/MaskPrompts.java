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

/** Areas that were drawn, not predicted, as mask prompts. */
public final class MaskPrompts {

	/** Coverage counts as at least this far from none and from all, so that log odds stay within 6.9, as logits do. */
	private static final double CERTAINTY = 1e-3;

	private MaskPrompts() {
	}

	/**
	 * The log odds that a place of a low-res pixel lies in the mask, from the part of its area that the mask covers.
	 *
	 * @param mask of the plane
	 * @param fit how the plane lies in the model's input
	 * @param size edge of the model's low-res masks
	 */
	public static LowResMask of(final BinaryMask mask, final InputFit fit, final int size) {
		if (mask.width() != fit.imageWidth() || mask.height() != fit.imageHeight())
			throw new IllegalArgumentException("a mask of %d x %d is no prompt for an image of %d x %d".formatted(
					mask.width(), mask.height(), fit.imageWidth(), fit.imageHeight()));
		final double scale = (double) size / fit.inputSize();
		final float[] cells = new float[size * size];
		mask.forEachRun((y, from, to) -> {
			final double top = fit.toInputY(y) * scale;
			final double bottom = fit.toInputY(y + 1) * scale;
			final double left = fit.toInputX(from) * scale;
			final double right = fit.toInputX(to) * scale;
			for (int row = (int) top; row < Math.min(bottom, size); row++) {
				final double rows = overlap(row, top, bottom);
				for (int column = (int) left; column < Math.min(right, size); column++)
					cells[row * size + column] += rows * overlap(column, left, right);
			}
		});
		for (int i = 0; i < cells.length; i++) cells[i] = logOdds(cells[i]);
		return new LowResMask(size, cells);
	}

	/** How much of a cell of width 1 lies between two places. */
	private static double overlap(final int cell, final double from, final double to) {
		return Math.min(cell + 1, to) - Math.max(cell, from);
	}

	private static float logOdds(final double coverage) {
		final double sure = Math.max(CERTAINTY, Math.min(1 - CERTAINTY, coverage));
		return (float) Math.log(sure / (1 - sure));
	}
}
