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

/**
 * Cuts a mask out of logits row by row, from the top down, and counts the pixels above two shifted thresholds. A row
 * comes in low-res columns; only between columns that disagree about a threshold are the pixels looked at one by one.
 */
final class ThresholdCut {

	private final UpscaleAxis columns;
	private final float shift;
	private final BinaryMask.Builder mask;
	private long inner;
	private long outer;
	/** First column of the run that may go on, or none. */
	private int runStart;

	ThresholdCut(final UpscaleAxis columns, final int height, final float shift) {
		this.columns = columns;
		this.shift = shift;
		mask = BinaryMask.builder(columns.size(), height);
	}

	/**
	 * @param y row of the image
	 * @param logits in low-res columns
	 * @param from first low-res column where image pixels begin to depend on logits above minus the shift
	 * @param to low-res column where image pixels no longer begin to do so
	 */
	void addRow(final int y, final float[] logits, final int from, final int to) {
		runStart = -1;
		for (int c = from; c < to; c++) {
			final int start = columns.start[c];
			final int end = columns.start[c + 1];
			if (start == end) continue;
			final float a = logits[c];
			final float b = logits[c + 1];
			final float d = logits[c + 2];
			if (a > shift && b > shift && d > shift) {
				if (runStart < 0) runStart = start;
				inner += end - start;
				outer += end - start;
			} else if (a > -shift || b > -shift || d > -shift) addPixels(y, start, end, a, b, d);
			else endRun(y, start);
		}
		endRun(y, columns.start[to]);
	}

	ThresholdedMask result() {
		return new ThresholdedMask(mask.build(), inner, outer);
	}

	private void addPixels(final int y, final int start, final int end, final float a, final float b, final float c) {
		for (int x = start; x < end; x++) {
			final float logit = columns.mean(x, a, b, c);
			if (logit > shift) inner++;
			if (logit > -shift) outer++;
			if (logit > 0) {
				if (runStart < 0) runStart = x;
			} else endRun(y, x);
		}
	}

	private void endRun(final int y, final int end) {
		if (runStart >= 0) mask.addRun(y, runStart, end);
		runStart = -1;
	}
}
