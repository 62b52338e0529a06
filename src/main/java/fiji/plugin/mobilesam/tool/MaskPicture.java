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

package fiji.plugin.mobilesam.tool;

import java.awt.Color;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

/**
 * A mask as it is laid over the image: its pixels see-through, those at its edge solid. It is filled row by row, for a
 * see-through image would go to the screen as a whole, which takes longer, and its outline would be slow where it winds.
 *
 * @param look of it
 * @param inside pixels that are not at its edge
 * @param edge all others
 */
record MaskPicture(Look look, List<Run> inside, List<Run> edge) {

	/** Pixels of a row outside the mask's box. */
	private static final BitSet NONE = new BitSet();

	/**
	 * How it looks.
	 *
	 * @param inside colour, see-through
	 * @param edge colour
	 * @param width of the edge, pixels of the image
	 */
	record Look(Color inside, Color edge, int width) {
	}

	/**
	 * Pixels of a row of the image.
	 *
	 * @param y the row
	 * @param from first column
	 * @param to column after the last one
	 */
	record Run(int y, int from, int to) {
	}

	MaskPicture {
		inside = List.copyOf(inside);
		edge = List.copyOf(edge);
	}

	/** @param mask not empty */
	static MaskPicture of(final BinaryMask mask, final Look look) {
		final PixelBox box = mask.bounds().orElseThrow();
		final BitSet[] rows = emptyRows(box.height());
		final BitSet[] inner = emptyRows(box.height());
		mask.forEachRun((y, from, to) -> {
			final int row = y - box.top();
			rows[row].set(from, to);
			if (to - from > 2 * look.width) inner[row].set(from + look.width, to - look.width);
		});
		final List<Run> inside = new ArrayList<>();
		final List<Run> edge = new ArrayList<>();
		for (int y = 0; y < rows.length; y++) {
			for (int i = 1; i <= look.width; i++) {
				inner[y].and(y < i ? NONE : rows[y - i]);
				inner[y].and(y + i >= rows.length ? NONE : rows[y + i]);
			}
			final BitSet outer = (BitSet) rows[y].clone();
			outer.andNot(inner[y]);
			addRuns(inside, box.top() + y, inner[y]);
			addRuns(edge, box.top() + y, outer);
		}
		return new MaskPicture(look, inside, edge);
	}

	private static BitSet[] emptyRows(final int count) {
		return Stream.generate(BitSet::new).limit(count).toArray(BitSet[]::new);
	}

	private static void addRuns(final List<Run> runs, final int y, final BitSet row) {
		for (int from = row.nextSetBit(0), to; from >= 0; from = row.nextSetBit(to)) {
			to = row.nextClearBit(from);
			runs.add(new Run(y, from, to));
		}
	}
}
