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

import java.util.List;
import java.util.stream.IntStream;

/**
 * How the IoU that a model predicts for its masks agrees with what it is: a reliability table. See Guo et al.,
 * <a href="https://arxiv.org/abs/1706.04599">On calibration of modern neural networks</a> (2017).
 *
 * @param bins by rising predicted IoU, ten of 0.1; masks beyond 0 to 1 are in the first and last
 */
public record Calibration(List<Bin> bins) {

	private static final int BINS = 10;

	/**
	 * The masks that a model thinks alike of.
	 *
	 * @param from least predicted IoU
	 * @param to the predicted IoU is below this; in the last bin it may be this
	 * @param count masks
	 * @param meanPredicted mean predicted IoU; NaN without masks
	 * @param meanTrue mean IoU with the objects; NaN without masks
	 */
	public record Bin(double from, double to, int count, double meanPredicted, double meanTrue) {
	}

	public Calibration {
		bins = List.copyOf(bins);
	}

	/** Sorts the scores into the bins. */
	public static Calibration of(final List<ObjectScore> scores) {
		return new Calibration(IntStream.range(0, BINS).mapToObj(bin -> bin(bin, scores.stream()
				.filter(score -> index(score.predictedIou()) == bin).toList())).toList());
	}

	/** Mean difference of predicted and true IoU of the bins, each with the weight of its masks; NaN without masks. */
	public double error() {
		double sum = 0;
		int count = 0;
		for (final Bin bin : bins) {
			if (bin.count == 0) continue;
			sum += bin.count * Math.abs(bin.meanPredicted - bin.meanTrue);
			count += bin.count;
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	private static int index(final double predictedIou) {
		return Math.max(0, Math.min(BINS - 1, (int) Math.floor(predictedIou * BINS)));
	}

	private static Bin bin(final int index, final List<ObjectScore> scores) {
		return new Bin((double) index / BINS, (index + 1.0) / BINS, scores.size(),
				scores.stream().mapToDouble(ObjectScore::predictedIou).average().orElse(Double.NaN),
				scores.stream().mapToDouble(ObjectScore::iou).average().orElse(Double.NaN));
	}
}
