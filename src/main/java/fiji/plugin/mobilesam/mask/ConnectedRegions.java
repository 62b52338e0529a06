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

import java.util.function.IntPredicate;

/**
 * The 8-connected regions of a mask: union-find over its runs. A region goes by the index of its first run in row
 * order.
 */
final class ConnectedRegions {

	private final int width;
	private final int height;
	private final RowRuns rows;
	/** Per run: an earlier run of the same region, or itself. */
	private final int[] parent;
	/** Pixels of a region, at its first run. */
	private final long[] area;

	ConnectedRegions(final BinaryMask mask) {
		width = mask.width();
		height = mask.height();
		rows = new RowRuns(mask);
		parent = new int[rows.size()];
		area = new long[rows.size()];
		for (int run = 0; run < parent.length; run++) parent[run] = run;
		for (int y = 1; y < height; y++) connect(y);
		for (int run = 0; run < parent.length; run++)
			area[first(run)] += rows.edge(2 * run + 1) - rows.edge(2 * run);
	}

	/** Whether a region has fewer pixels. */
	boolean anyBelow(final long minArea) {
		for (int run = 0; run < parent.length; run++) if (parent[run] == run && area[run] < minArea) return true;
		return false;
	}

	/** The regions that have no fewer pixels. */
	BinaryMask atLeast(final long minArea) {
		return select(region -> area[region] >= minArea);
	}

	/** The region with most pixels, the first of them in row order; nothing of an empty mask. */
	BinaryMask largest() {
		int largest = 0;
		for (int run = 1; run < area.length; run++) if (area[run] > area[largest]) largest = run;
		final int region = largest;
		return select(other -> other == region);
	}

	private BinaryMask select(final IntPredicate regions) {
		final BinaryMask.Builder builder = BinaryMask.builder(width, height);
		for (int y = 0; y < height; y++)
			for (int i = rows.start(y); i < rows.end(y); i += 2)
				if (regions.test(first(i / 2))) builder.addRun(y, rows.edge(i), rows.edge(i + 1));
		return builder.build();
	}

	/** Joins the runs of a row with those above that touch them, by a corner at least. */
	private void connect(final int y) {
		int above = rows.start(y - 1);
		int here = rows.start(y);
		while (above < rows.end(y - 1) && here < rows.end(y)) {
			if (rows.edge(above) <= rows.edge(here + 1) && rows.edge(here) <= rows.edge(above + 1))
				join(above / 2, here / 2);
			if (rows.edge(above + 1) < rows.edge(here + 1)) above += 2;
			else here += 2;
		}
	}

	private void join(final int a, final int b) {
		final int first = first(a);
		final int second = first(b);
		parent[Math.max(first, second)] = Math.min(first, second);
	}

	private int first(final int run) {
		int at = run;
		while (parent[at] != at) {
			parent[at] = parent[parent[at]];
			at = parent[at];
		}
		return at;
	}
}
