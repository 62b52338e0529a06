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
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many objects were found, by the measure that papers on cell segmentation report. At an IoU threshold every truth and
 * every mask has at most one partner: the pairs are true positives (TP), masks without partner false positives (FP),
 * truths without partner false negatives (FN), and AP = TP / (TP + FP + FN). The mean AP is the mean over the thresholds
 * 0.50, 0.55, ... 0.95. This is the average precision of the 2018 Data Science Bowl, StarDist and Cellpose (Caicedo et
 * al., <a href="https://doi.org/10.1038/s41592-019-0612-7">Nucleus segmentation across imaging experiments</a>, 2019),
 * not COCO's area under a precision-recall curve.
 *
 * @param levels by rising threshold
 */
public record AveragePrecision(List<Level> levels) {

	private static final List<Double> THRESHOLDS = IntStream.range(0, 10).mapToObj(i -> (50 + 5 * i) / 100.0).toList();

	/**
	 * One threshold.
	 *
	 * @param threshold least IoU of a pair
	 * @param truePositives pairs
	 * @param falsePositives masks without a truth
	 * @param falseNegatives truths without a mask
	 */
	public record Level(double threshold, int truePositives, int falsePositives, int falseNegatives) {

		/** TP / (TP + FP + FN); 1 where there is neither truth nor mask. */
		public double precision() {
			final int all = truePositives + falsePositives + falseNegatives;
			return all == 0 ? 1 : (double) truePositives / all;
		}

		private Level plus(final Level other) {
			return new Level(threshold, truePositives + other.truePositives, falsePositives + other.falsePositives,
					falseNegatives + other.falseNegatives);
		}
	}

	public AveragePrecision {
		levels = List.copyOf(levels);
	}

	/** The thresholds. */
	public static List<Double> thresholds() {
		return THRESHOLDS;
	}

	/** @param matching of the masks, first, with the truths, second */
	public static AveragePrecision of(final MaskMatching matching) {
		return new AveragePrecision(THRESHOLDS.stream().map(threshold -> {
			final int pairs = matching.pairs(threshold).size();
			return new Level(threshold, pairs, matching.firstCount() - pairs, matching.secondCount() - pairs);
		}).toList());
	}

	/** The same for the planes of a stack together: their counts are added. */
	public AveragePrecision plus(final AveragePrecision other) {
		final List<Level> sums = new ArrayList<>();
		for (int i = 0; i < levels.size(); i++) sums.add(levels.get(i).plus(other.levels.get(i)));
		return new AveragePrecision(sums);
	}

	/**
	 * The precision at a threshold.
	 *
	 * @throws IllegalArgumentException if it is none of {@link #thresholds}
	 */
	public double at(final double threshold) {
		return levels.stream().filter(level -> level.threshold == threshold).findFirst().orElseThrow(
				() -> new IllegalArgumentException("the thresholds are %s, got %s".formatted(THRESHOLDS, threshold)))
				.precision();
	}

	/** Mean over the thresholds. */
	public double mean() {
		return levels.stream().mapToDouble(Level::precision).average().orElseThrow();
	}
}
