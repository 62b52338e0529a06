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

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultPlane;
import ij.ImagePlus;
import ij.gui.Plot;

/** Plots of the table of a results file, drawn by ImageJ; no window is opened. */
public final class ResultPlots {

	private static final int MOST_BINS = 50;
	private static final Color BARS = new Color(90, 130, 190);

	private ResultPlots() {
	}

	/** How often values occur, in equal bins, as many as the square root of their number. */
	public static ImagePlus histogram(final List<? extends ResultPlane> planes, final MaskKey key) {
		final double[] values = numbers(planes, key);
		final double least = Arrays.stream(values).min().orElse(0);
		final double most = Arrays.stream(values).max().orElse(1);
		final int bins = Math.max(1, Math.min(MOST_BINS, (int) Math.ceil(Math.sqrt(values.length))));
		final double width = most > least ? (most - least) / bins : 1;
		final double[] counts = new double[bins];
		for (final double value : values) counts[Math.min(bins - 1, (int) ((value - least) / width))]++;
		final Plot plot = new Plot("Histogram of " + key, key.toString(), "masks");
		plot.setColor(BARS.darker(), BARS);
		plot.add("bar", IntStream.range(0, bins).mapToDouble(bin -> least + (bin + 0.5) * width).toArray(), counts);
		plot.setLimits(least, least + bins * width, 0, Math.max(1, Arrays.stream(counts).max().orElse(1)) * 1.05);
		return plot.getImagePlus();
	}

	/** One value of each mask over another; masks without both are left out. */
	public static ImagePlus scatter(final List<? extends ResultPlane> planes, final MaskKey x, final MaskKey y) {
		final double[][] points = planes.stream().flatMap(plane -> plane.entries().stream()).map(
				entry -> new double[]{x.of(entry), y.of(entry)}).filter(point -> !Double.isNaN(point[0] + point[1]))
				.toArray(double[][]::new);
		final Plot plot = new Plot(y + " over " + x, x.toString(), y.toString());
		plot.setColor(BARS.darker());
		plot.add("circle", Arrays.stream(points).mapToDouble(point -> point[0]).toArray(), Arrays.stream(points)
				.mapToDouble(point -> point[1]).toArray());
		if (points.length > 0) plot.setLimitsToFit(true);
		return plot.getImagePlus();
	}

	private static double[] numbers(final List<? extends ResultPlane> planes, final MaskKey key) {
		return planes.stream().flatMap(plane -> plane.entries().stream()).mapToDouble(key::of).filter(
				value -> !Double.isNaN(value)).toArray();
	}
}
