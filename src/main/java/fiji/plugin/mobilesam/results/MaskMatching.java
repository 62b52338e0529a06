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
package fiji.plugin.mobilesam.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import fiji.plugin.mobilesam.mask.BinaryMask;

/**
 * Which masks of one set are which of another: every mask has at most one partner, with an IoU of at least a threshold,
 * and no other choice of partners gives more pairs. Masks of one set may overlap. The pairs are found by augmenting
 * paths (Berge, Two theorems in graph theory, 1957), better IoUs first.
 */
public final class MaskMatching {

	/**
	 * Two masks.
	 *
	 * @param first index in the first set
	 * @param second index in the second set
	 * @param iou intersection over union
	 */
	public record Pair(int first, int second, double iou) {
	}

	private final int firstCount;
	private final int secondCount;
	/** By falling IoU, which is more than 0. */
	private final List<List<Pair>> candidates = new ArrayList<>();

	/**
	 * Compares all masks.
	 *
	 * @throws IllegalArgumentException if they belong to planes of different sizes
	 */
	public MaskMatching(final List<BinaryMask> first, final List<BinaryMask> second) {
		firstCount = first.size();
		secondCount = second.size();
		for (int i = 0; i < firstCount; i++) {
			final List<Pair> partners = new ArrayList<>();
			for (int j = 0; j < secondCount; j++) {
				final long common = first.get(i).intersectionArea(second.get(j));
				if (common > 0)
					partners.add(
							new Pair(i, j, (double) common / (first.get(i).area() + second.get(j).area() - common)));
			}
			partners.sort(Comparator.comparingDouble(Pair::iou).reversed());
			candidates.add(partners);
		}
	}

	/** Masks in the first set. */
	public int firstCount() {
		return firstCount;
	}

	/** Masks in the second set. */
	public int secondCount() {
		return secondCount;
	}

	/**
	 * The pairs, in the order of the first set.
	 *
	 * @param threshold least IoU of a pair, more than 0
	 */
	public List<Pair> pairs(final double threshold) {
		final Pair[] ofSecond = new Pair[secondCount];
		for (int i = 0; i < firstCount; i++) augment(i, threshold, ofSecond, new boolean[secondCount]);
		return Arrays.stream(ofSecond).filter(pair -> pair != null).sorted(Comparator.comparingInt(Pair::first))
				.toList();
	}

	/** Finds a partner for a mask, if need be by finding others for those that have one. */
	private boolean augment(final int first, final double threshold, final Pair[] ofSecond, final boolean[] tried) {
		for (final Pair pair : candidates.get(first)) {
			if (pair.iou() < threshold) return false;
			if (tried[pair.second()]) continue;
			tried[pair.second()] = true;
			final Pair rival = ofSecond[pair.second()];
			if (rival == null || augment(rival.first(), threshold, ofSecond, tried)) {
				ofSecond[pair.second()] = pair;
				return true;
			}
		}
		return false;
	}
}
