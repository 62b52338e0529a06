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

import java.util.Arrays;
import java.util.List;

/**
 * What values have in common.
 *
 * @param count of the values that are numbers; NaN counts nowhere
 * @param mean NaN without values, as all but the total
 * @param median the mean of the middle two where the count is even
 * @param std standard deviation of these values themselves: the mean square is divided by the count
 * @param min smallest
 * @param max largest
 * @param total sum
 */
public record Statistics(int count, double mean, double median, double std, double min, double max, double total) {

	/** The statistics of values, in any order; only read. */
	public static Statistics of(final double... values) {
		final double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
		final int count = sorted.length;
		if (count == 0) return new Statistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
		final double total = Arrays.stream(sorted).sum();
		final double mean = total / count;
		final double variance = Arrays.stream(sorted).map(value -> (value - mean) * (value - mean)).sum() / count;
		final double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
		return new Statistics(count, mean, median, Math.sqrt(variance), sorted[0], sorted[count - 1], total);
	}

	/** The statistics of one number of the masks of all planes. */
	public static Statistics of(final List<? extends ResultPlane> planes, final MaskKey key) {
		return of(planes.stream().flatMap(plane -> plane.entries().stream()).mapToDouble(key::of).toArray());
	}
}
