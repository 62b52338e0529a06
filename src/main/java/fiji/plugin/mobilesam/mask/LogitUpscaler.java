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
package fiji.plugin.mobilesam.mask;

import java.nio.FloatBuffer;

import fiji.plugin.mobilesam.image.InputFit;

/**
 * Brings low-res logits to the image's size: bilinearly to the square input, whose padding is cut off, and bilinearly
 * from there to the image. May be used from several threads.
 */
public final class LogitUpscaler {

	private final int lowResSize;
	private final UpscaleAxis columns;
	private final UpscaleAxis rows;

	/**
	 * @param fit how the image lies in the square input
	 * @param lowResSize edge of the low-res masks, 3 to the edge of the input
	 * @throws IllegalArgumentException if the low-res size is out of range
	 */
	public LogitUpscaler(final InputFit fit, final int lowResSize) {
		if (lowResSize < 3 || lowResSize > fit.inputSize())
			throw new IllegalArgumentException("low-res masks need an edge of 3 to the input's %d, got %d"
					.formatted(fit.inputSize(), lowResSize));
		this.lowResSize = lowResSize;
		columns = new UpscaleAxis(lowResSize, fit.inputSize(), fit.scaledWidth(), fit.imageWidth());
		rows = new UpscaleAxis(lowResSize, fit.inputSize(), fit.scaledHeight(), fit.imageHeight());
	}

	/**
	 * The logits at the image's size.
	 *
	 * @param logits low-res logits, read at absolute indices
	 * @param offset index of the first of {@code lowResSize * lowResSize} logits
	 * @return {@code width * height} logits of the image, row by row
	 */
	public float[] upscale(final FloatBuffer logits, final int offset) {
		final float[][] lowRes = new float[lowResSize][lowResSize];
		for (int y = 0; y < lowResSize; y++) logits.get(offset + y * lowResSize, lowRes[y]);
		final float[] row = new float[lowResSize];
		final float[] full = new float[Math.multiplyExact(columns.size(), rows.size())];
		for (int y = 0, at = 0; y < rows.size(); y++) {
			final int first = rows.first[y];
			rows.interpolate(y, lowRes[first], lowRes[first + 1], lowRes[first + 2], 0, lowResSize, row);
			for (int x = 0; x < columns.size(); x++, at++) {
				final int c = columns.first[x];
				full[at] = columns.mean(x, row[c], row[c + 1], row[c + 2]);
			}
		}
		return full;
	}

	/**
	 * The mask at the image's size, with its areas at two shifted thresholds; no image of logits is made. Equal to what
	 * the logits of {@link #upscale} give: interpolation never leaves the range of its inputs, so where neighbouring
	 * low-res logits lie on one side of all thresholds, so do all between them.
	 *
	 * @param logits low-res logits, read at absolute indices
	 * @param offset index of the first of {@code lowResSize * lowResSize} logits
	 * @param stabilityOffset shift of the threshold, logits, at least 0
	 * @throws IllegalArgumentException if the shift is negative
	 */
	public ThresholdedMask threshold(final FloatBuffer logits, final int offset, final float stabilityOffset) {
		if (!(stabilityOffset >= 0))
			throw new IllegalArgumentException("the stability offset is 0 or more, got " + stabilityOffset);
		final ThresholdCut cut = new ThresholdCut(columns, rows, stabilityOffset);
		for (int y = 0; y < lowResSize; y++) cut.addRow(logits, offset + y * lowResSize);
		return cut.result();
	}
}
