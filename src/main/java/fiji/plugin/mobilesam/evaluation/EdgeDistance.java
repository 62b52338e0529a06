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
package fiji.plugin.mobilesam.evaluation;

import java.util.Arrays;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

/**
 * How far the pixels of a mask are from its edge: the chamfer distance of steps to the 16 nearest neighbours, 1, 1.4
 * and 2.1969 long, of Borgefors 1986, Distance transformations in digital images. The same numbers as the distance
 * transform of OpenCV with {@code DIST_L2} and a mask size of 5, in its fixed-point arithmetic. Beside the plane is
 * edge.
 */
final class EdgeDistance {

	private static final int ONE = 1 << 16;
	private static final int STRAIGHT = ONE;
	private static final int DIAGONAL = (int) Math.round(1.4 * ONE);
	private static final int KNIGHT = (int) Math.round(2.1969 * ONE);
	private static final int FAR = Integer.MAX_VALUE / 2;
	/** Pixels beside the box of the mask, so that no step leaves the array. */
	private static final int MARGIN = 2;
	/** Steps to pixels that come earlier, row by row: x, y, length. The others are their opposites. */
	private static final int[][] STEPS = {{-1, -2, KNIGHT}, {1, -2, KNIGHT}, {-2, -1, KNIGHT}, {-1, -1, DIAGONAL},
			{0, -1, STRAIGHT}, {1, -1, DIAGONAL}, {2, -1, KNIGHT}, {-1, 0, STRAIGHT}};

	private final PixelBox box;
	private final int width;
	private final int height;
	private final int[] distances;

	private EdgeDistance(final BinaryMask mask) {
		box = mask.bounds().orElseThrow(() -> new IllegalArgumentException("an empty mask has no edge"));
		width = box.width() + 2 * MARGIN;
		height = box.height() + 2 * MARGIN;
		distances = new int[width * height];
		mask.forEachRun((y, from, to) -> {
			final int row = (y - box.top() + MARGIN) * width;
			Arrays.fill(distances, row + from - box.left() + MARGIN, row + to - box.left() + MARGIN, FAR);
		});
		for (int y = MARGIN; y < height - MARGIN; y++)
			for (int x = MARGIN; x < width - MARGIN; x++) relax(x, y, 1);
		for (int y = height - MARGIN - 1; y >= MARGIN; y--)
			for (int x = width - MARGIN - 1; x >= MARGIN; x--) relax(x, y, -1);
	}

	private void relax(final int x, final int y, final int direction) {
		final int here = y * width + x;
		if (distances[here] == 0) return;
		for (final int[] step : STEPS) {
			final int there = here + direction * (step[1] * width + step[0]);
			distances[here] = Math.min(distances[here], distances[there] + step[2]);
		}
	}

	/**
	 * The pixel farthest from the edge; the first one row by row where several are.
	 *
	 * @throws IllegalArgumentException if the mask is empty
	 */
	static InnermostPixel innermost(final BinaryMask mask) {
		final EdgeDistance distance = new EdgeDistance(mask);
		int best = 0;
		for (int i = 1; i < distance.distances.length; i++)
			if (distance.distances[i] > distance.distances[best]) best = i;
		return new InnermostPixel(best % distance.width - MARGIN + distance.box.left(),
				best / distance.width - MARGIN + distance.box.top(), (double) distance.distances[best] / ONE);
	}
}
