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
 * Exchanges the columns and rows of a mask. The time goes with the number of runs, not of pixels: a column changes
 * between two rows where exactly one of them is set, which is the symmetric difference of their runs.
 */
final class Transposition {

	/** Takes the columns from {@code from} to before {@code to}, which change between row {@code y - 1} and y. */
	@FunctionalInterface
	private interface ChangeConsumer {

		void accept(int y, int from, int to);
	}

	private Transposition() {
	}

	/** The mask whose pixel (y, x) is the pixel (x, y) of the given one. */
	static BinaryMask of(final BinaryMask mask) {
		final RowRuns rows = new RowRuns(mask);
		final int width = mask.width();
		final int[] starts = startsPerColumn(rows, width, mask.height());
		final int[] changes = new int[starts[width]];
		final int[] next = starts.clone();
		forEachChange(rows, mask.height(), (y, from, to) -> {
			for (int x = from; x < to; x++) changes[next[x]++] = y;
		});
		final BinaryMask.Builder builder = BinaryMask.builder(mask.height(), width);
		for (int x = 0; x < width; x++)
			for (int i = starts[x]; i < starts[x + 1]; i += 2) builder.addRun(x, changes[i], changes[i + 1]);
		return builder.build();
	}

	/** Index of the first change of each column, and at the end the number of all changes. */
	private static int[] startsPerColumn(final RowRuns rows, final int width, final int height) {
		final int[] steps = new int[width + 1];
		forEachChange(rows, height, (y, from, to) -> {
			steps[from]++;
			steps[to]--;
		});
		final int[] starts = new int[width + 1];
		int changes = 0;
		for (int x = 0; x < width; x++) {
			changes += steps[x];
			starts[x + 1] = Math.addExact(starts[x], changes);
		}
		return starts;
	}

	private static void forEachChange(final RowRuns rows, final int height, final ChangeConsumer consumer) {
		for (int y = 0; y <= height; y++) {
			int above = rows.start(y - 1);
			int here = rows.start(y);
			int from = -1;
			while (above < rows.end(y - 1) || here < rows.end(y)) {
				final int edgeAbove = above < rows.end(y - 1) ? rows.edge(above) : Integer.MAX_VALUE;
				final int edgeHere = here < rows.end(y) ? rows.edge(here) : Integer.MAX_VALUE;
				if (edgeAbove <= edgeHere) above++;
				if (edgeHere <= edgeAbove) here++;
				if (edgeAbove == edgeHere) continue;
				final int edge = Math.min(edgeAbove, edgeHere);
				if (from >= 0) consumer.accept(y, from, edge);
				from = from < 0 ? edge : -1;
			}
		}
	}
}
