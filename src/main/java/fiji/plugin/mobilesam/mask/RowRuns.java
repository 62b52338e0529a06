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

import java.util.Arrays;

/**
 * The runs of a mask in arrays, row by row, for algorithms that look at neighbouring rows. The edges of row y are
 * {@code edge(start(y))} to {@code edge(end(y) - 1)}: first column of a run, first column after it, and so on, rising.
 */
final class RowRuns {

	/** Index of the first edge of each row, and at the end the number of edges. */
	private final int[] starts;
	private int[] edges = new int[64];
	private int count;

	RowRuns(final BinaryMask mask) {
		starts = new int[mask.height() + 1];
		mask.forEachRun(this::add);
		for (int y = 0; y < mask.height(); y++) starts[y + 1] += starts[y];
	}

	private void add(final int y, final int from, final int to) {
		if (count == edges.length) edges = Arrays.copyOf(edges, 2 * count);
		edges[count++] = from;
		edges[count++] = to;
		starts[y + 1] += 2;
	}

	/** Index of the first edge of a row; a row outside the plane has none. */
	int start(final int y) {
		return starts[Math.max(0, Math.min(y, starts.length - 1))];
	}

	/** Index after the last edge of a row; a row outside the plane has none. */
	int end(final int y) {
		return start(y + 1);
	}

	int edge(final int index) {
		return edges[index];
	}

	/** Number of runs of all rows; run i has the edges 2 i and 2 i + 1. */
	int size() {
		return count / 2;
	}
}
