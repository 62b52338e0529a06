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
package fiji.plugin.mobilesam.benchmark;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.mobilesam.prompt.MaskRecord;

/**
 * The masks of two runs, each with the one that is most like it among those of the same prompt.
 *
 * @param first number of masks
 * @param second number of masks
 * @param paired masks that have a partner of an IoU of at least {@link #EQUAL}
 * @param leastIou of all pairs
 */
record MaskPairs(int first, int second, int paired, double leastIou) {

	/** Two masks of at least this IoU count as equal. */
	static final double EQUAL = 0.999;

	static MaskPairs of(final List<MaskRecord> first, final List<MaskRecord> second) {
		final List<MaskRecord> left = new ArrayList<>(second);
		int paired = 0;
		double least = 1;
		for (final MaskRecord mask : first) {
			MaskRecord best = null;
			double bestIou = -1;
			for (final MaskRecord other : left) {
				if (!other.prompt().equals(mask.prompt())) continue;
				final double iou = mask.mask().iou(other.mask());
				if (iou > bestIou) {
					bestIou = iou;
					best = other;
				}
			}
			if (bestIou >= EQUAL) paired++;
			least = Math.min(least, bestIou);
			left.remove(best);
		}
		return new MaskPairs(first.size(), second.size(), paired, least);
	}

	/** Whether both runs gave the same masks. */
	boolean equal() {
		return first == second && paired == first;
	}
}
