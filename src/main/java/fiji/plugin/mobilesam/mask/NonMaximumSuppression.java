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
import java.util.List;
import java.util.stream.IntStream;

/** Drops boxes that overlap a better one: greedy, in the order of falling score. */
public final class NonMaximumSuppression {

	private NonMaximumSuppression() {
	}

	/**
	 * @param boxes only read
	 * @param scores one a box; of equal ones the first goes first
	 * @param threshold a box goes when its IoU with a better box that stays is more; IoUs are in single precision
	 * @return indices of the boxes that stay, by falling score
	 * @throws IllegalArgumentException unless there is one score a box
	 */
	public static int[] keep(final List<PublishedBox> boxes, final float[] scores, final double threshold) {
		if (boxes.size() != scores.length)
			throw new IllegalArgumentException(
					"one score a box is needed, got %d for %d boxes".formatted(scores.length, boxes.size()));
		final PublishedBox[] kept = new PublishedBox[scores.length];
		final int[] indices = new int[scores.length];
		int count = 0;
		for (final int index : byFallingScore(scores)) {
			final PublishedBox box = boxes.get(index);
			if (isSuppressed(box, kept, count, threshold)) continue;
			kept[count] = box;
			indices[count++] = index;
		}
		return Arrays.copyOf(indices, count);
	}

	/** A NaN, the IoU of boxes without area, suppresses nothing. */
	private static boolean isSuppressed(final PublishedBox box, final PublishedBox[] kept, final int count,
			final double threshold) {
		for (int i = 0; i < count; i++) if (kept[i].iou(box) > threshold) return true;
		return false;
	}

	/** A score that is not a number goes last; 0 and -0 are equal. */
	private static int[] byFallingScore(final float[] scores) {
		return IntStream.range(0, scores.length).boxed()
				.sorted((a, b) -> Float.compare(0 - scores[a], 0 - scores[b])).mapToInt(i -> i).toArray();
	}
}
