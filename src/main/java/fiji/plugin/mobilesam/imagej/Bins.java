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
package fiji.plugin.mobilesam.imagej;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values counted in bins of one width. Width and edges are round, 1, 2 or 5 times a power of ten, so that an axis can be
 * read.
 *
 * @param from lower edge of the first bin
 * @param width of a bin
 * @param counts of the bins; a value on an edge counts above it
 */
record Bins(double from, double width, int[] counts) {

	private static final int FEWEST = 10;
	private static final int MOST = 50;
	private static final double[] ROUND = {1, 2, 5, 10};

	/** About twice as many bins as the square root of the number of values, 10 to 50. */
	static Bins of(final double[] values) {
		final double least = Arrays.stream(values).min().orElse(0);
		final double most = Arrays.stream(values).max().orElse(1);
		final double wanted = Math.max(FEWEST, Math.min(MOST, 2 * Math.sqrt(values.length)));
		final double width = round(most > least ? (most - least) / wanted : Math.max(Math.abs(most), 1) / wanted);
		final double from = Math.floor(least / width) * width;
		final int[] counts = new int[(int) Math.floor((most - from) / width) + 1];
		for (final double value : values) counts[(int) Math.min(counts.length - 1, (value - from) / width)]++;
		return new Bins(from, width, counts);
	}

	/** Upper edge of the last bin. */
	double to() {
		return from + counts.length * width;
	}

	/** Where the bins lie. */
	double[] centers() {
		return IntStream.range(0, counts.length).mapToDouble(bin -> from + (bin + 0.5) * width).toArray();
	}

	/** The next round width. */
	private static double round(final double width) {
		final double power = Math.pow(10, Math.floor(Math.log10(width)));
		return power * Arrays.stream(ROUND).filter(step -> step >= width / power * (1 - 1e-9)).findFirst().orElse(10);
	}
}
