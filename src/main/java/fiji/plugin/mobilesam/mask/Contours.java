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

/** Outlines of masks, for pictures. */
public final class Contours {

	private Contours() {
	}

	/**
	 * The pixels of a mask that have a pixel outside the mask, or the edge of the plane, to the left, to the right,
	 * above or below. A line one pixel wide, inside the mask, around its holes too.
	 */
	public static BinaryMask of(final BinaryMask mask) {
		final RowRuns rows = new RowRuns(mask);
		final BinaryMask.Builder contour = BinaryMask.builder(mask.width(), mask.height());
		final boolean[] above = new boolean[mask.width()];
		final boolean[] below = new boolean[mask.width()];
		for (int y = 0; y < mask.height(); y++) {
			if (rows.start(y) == rows.end(y)) continue;
			paint(rows, y - 1, above);
			paint(rows, y + 1, below);
			for (int i = rows.start(y); i < rows.end(y); i += 2) {
				final int left = rows.edge(i);
				final int right = rows.edge(i + 1) - 1;
				for (int x = left; x <= right; x++)
					if (x == left || x == right || !above[x] || !below[x]) contour.addRun(y, x, x + 1);
			}
		}
		return contour.build();
	}

	private static void paint(final RowRuns rows, final int y, final boolean[] row) {
		Arrays.fill(row, false);
		for (int i = rows.start(y); i < rows.end(y); i += 2) Arrays.fill(row, rows.edge(i), rows.edge(i + 1), true);
	}
}
