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
import java.util.Locale;

/**
 * The scores of many objects in a few numbers.
 *
 * @param objects how many
 * @param meanIou NaN without objects
 * @param medianIou NaN without objects
 * @param found share of the objects with an IoU of at least {@value #FOUND}; NaN without objects
 */
public record ScoreSummary(int objects, double meanIou, double medianIou, double found) {

	/** The IoU from which an object counts as found. */
	public static final double FOUND = 0.5;

	/** Sums up. */
	public static ScoreSummary of(final List<ObjectScore> scores) {
		final double[] sorted = scores.stream().mapToDouble(ObjectScore::iou).sorted().toArray();
		final int n = sorted.length;
		if (n == 0) return new ScoreSummary(0, Double.NaN, Double.NaN, Double.NaN);
		double sum = 0;
		int found = 0;
		for (final double iou : sorted) {
			sum += iou;
			if (iou >= FOUND) found++;
		}
		return new ScoreSummary(n, sum / n, (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, (double) found / n);
	}

	/** One line for people. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%d objects, IoU mean %.3f, median %.3f, found %.1f %%", objects, meanIou,
				medianIou, 100 * found);
	}
}
