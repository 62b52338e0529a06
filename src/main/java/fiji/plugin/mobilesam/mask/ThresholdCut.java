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

/**
 * Cuts a mask out of low-res logits, from the top down, and counts the pixels above two shifted thresholds. A level is the
 * number of thresholds that a logit exceeds. A cell is the image's pixels that depend on the same low-res pixels, three by
 * three. Where these nine have one level, so have the pixels between; only in the other cells they are looked at row by
 * row, and in few of these rows one by one.
 */
final class ThresholdCut {

	/** Of logits whose levels differ. */
	private static final int MIXED = -1;

	private final UpscaleAxis columns;
	private final UpscaleAxis rows;
	private final float shift;
	private final BinaryMask.Builder mask;
	/** The last three low-res rows, each at its index modulo 3, and their levels. */
	private final float[][] logits;
	private final int[][] levels;
	/** Low-res rows so far. */
	private int count;
	/** Of three low-res rows, column by column. */
	private final int[] columnLevels;
	/** Neighbouring cells of one level, or mixed ones, and the first cell after them. */
	private final int[] partLevels;
	private final int[] partEnds;
	/** A row of the image in low-res columns. */
	private final float[] row;
	private final int[] rowLevels;
	private long inner;
	private long outer;
	/** First column of the run that may go on, or none. */
	private int runStart = -1;

	/**
	 * @param columns of the image
	 * @param rows of the image
	 * @param shift of the thresholds, at least 0
	 */
	ThresholdCut(final UpscaleAxis columns, final UpscaleAxis rows, final float shift) {
		this.columns = columns;
		this.rows = rows;
		this.shift = shift;
		mask = BinaryMask.builder(columns.size(), rows.size());
		final int width = columns.lowResSize();
		logits = new float[3][width];
		levels = new int[3][width];
		columnLevels = new int[width];
		partLevels = new int[width - 2];
		partEnds = new int[width - 2];
		row = new float[width];
		rowLevels = new int[width];
	}

	/**
	 * Adds a low-res row.
	 *
	 * @param source of its logits
	 * @param offset of the first
	 */
	void addRow(final FloatBuffer source, final int offset) {
		final float[] added = logits[count % 3];
		source.get(offset, added);
		setLevels(added, 0, added.length, levels[count % 3]);
		count++;
		if (count >= 3) addRowsBetween(count - 3);
	}

	ThresholdedMask result() {
		return new ThresholdedMask(mask.build(), inner, outer);
	}

	/** Adds the image's rows that depend on the last three low-res rows. */
	private void addRowsBetween(final int first) {
		final int bottom = rows.start[first + 1];
		if (rows.start[first] == bottom) return;
		final int parts = divideCells();
		if (parts == 1 && partLevels[0] == 0) return;
		final float[] a = logits[first % 3];
		final float[] b = logits[(first + 1) % 3];
		final float[] c = logits[(first + 2) % 3];
		for (int y = rows.start[first]; y < bottom; y++) {
			for (int part = 0, from = 0; part < parts; from = partEnds[part++]) {
				final int to = partEnds[part];
				if (partLevels[part] == MIXED) {
					rows.interpolate(y, a, b, c, from, to + 2, row);
					addCells(y, from, to);
				} else addPixels(y, columns.start[from], columns.start[to], partLevels[part]);
			}
			endRun(y, columns.size());
		}
	}

	/** Puts neighbouring cells of one level together; returns how many parts there are. */
	private int divideCells() {
		for (int x = 0; x < columnLevels.length; x++)
			columnLevels[x] = levelOf(levels[0][x], levels[1][x], levels[2][x]);
		int parts = 0;
		for (int cell = 0; cell < partLevels.length; cell++) {
			final int level = levelOf(columnLevels[cell], columnLevels[cell + 1], columnLevels[cell + 2]);
			if (parts == 0 || partLevels[parts - 1] != level) partLevels[parts++] = level;
			partEnds[parts - 1] = cell + 1;
		}
		return parts;
	}

	private void setLevels(final float[] from, final int start, final int end, final int[] to) {
		for (int i = start; i < end; i++) to[i] = level(from[i]);
	}

	private int level(final float logit) {
		return (logit > -shift ? 1 : 0) + (logit > 0 ? 1 : 0) + (logit > shift ? 1 : 0);
	}

	private static int levelOf(final int a, final int b, final int c) {
		return a == b && b == c ? a : MIXED;
	}

	/** Adds what one row of the image has of cells. */
	private void addCells(final int y, final int fromCell, final int toCell) {
		setLevels(row, fromCell, toCell + 2, rowLevels);
		for (int cell = fromCell; cell < toCell; cell++) {
			final int start = columns.start[cell];
			final int end = columns.start[cell + 1];
			final int level = levelOf(rowLevels[cell], rowLevels[cell + 1], rowLevels[cell + 2]);
			if (level != MIXED) addPixels(y, start, end, level);
			else
				for (int x = start; x < end; x++)
					addPixels(y, x, x + 1, level(columns.mean(x, row[cell], row[cell + 1], row[cell + 2])));
		}
	}

	/** Adds pixels of one level. */
	private void addPixels(final int y, final int start, final int end, final int level) {
		if (level > 0) outer += end - start;
		if (level > 2) inner += end - start;
		if (level < 2) endRun(y, start);
		else if (runStart < 0) runStart = start;
	}

	private void endRun(final int y, final int end) {
		if (runStart >= 0 && runStart < end) mask.addRun(y, runStart, end);
		runStart = -1;
	}
}
