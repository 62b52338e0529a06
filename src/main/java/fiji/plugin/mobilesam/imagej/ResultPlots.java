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
import java.util.Locale;

import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.Statistics;
import ij.ImagePlus;
import ij.gui.Plot;

/** Plots of the table of a results file, drawn by ImageJ; no window is opened. */
public final class ResultPlots {

	private static final int FRAME_WIDTH = 560;
	private static final int FRAME_HEIGHT = 340;
	private static final int FONT_SIZE = 14;
	/** Room around the points, as a part of what they span. */
	private static final double MARGIN = 0.06;
	private static final Color BARS = new Color(90, 130, 190);
	private static final Color DOTS = new Color(40, 90, 160);

	private ResultPlots() {
	}

	/** How often values occur. */
	public static ImagePlus histogram(final List<? extends ResultPlane> planes, final MaskKey key) {
		final double[] values = planes.stream().flatMap(plane -> plane.entries().stream()).mapToDouble(key::of)
				.filter(value -> !Double.isNaN(value)).toArray();
		final Bins bins = Bins.of(values);
		final double[] counts = Arrays.stream(bins.counts()).asDoubleStream().toArray();
		final Plot plot = plot("Histogram of " + key, label(key), "Masks");
		plot.setColor(BARS.darker(), BARS);
		plot.add("bar", bins.centers(), counts);
		plot.setLimits(bins.from(), bins.to(), 0, Math.max(1, Arrays.stream(counts).max().orElse(1)) * (1 + MARGIN));
		final Statistics statistics = Statistics.of(values);
		note(plot, values.length == 0
				? "no masks"
				: String.format(Locale.ROOT, "%d masks, mean %s, median %s", values.length,
						number(key, statistics.mean()), number(key, statistics.median())));
		return plot.getImagePlus();
	}

	/** One value of each mask over another; masks without both are left out. */
	public static ImagePlus scatter(final List<? extends ResultPlane> planes, final MaskKey x, final MaskKey y) {
		final double[][] points = planes.stream().flatMap(plane -> plane.entries().stream()).map(
				entry -> new double[]{x.of(entry), y.of(entry)}).filter(point -> !Double.isNaN(point[0] + point[1]))
				.toArray(double[][]::new);
		final double[] xs = Arrays.stream(points).mapToDouble(point -> point[0]).toArray();
		final double[] ys = Arrays.stream(points).mapToDouble(point -> point[1]).toArray();
		final Plot plot = plot(y + " over " + x, label(x), label(y));
		plot.setColor(DOTS, BARS);
		plot.add("circle", xs, ys);
		final double[] horizontal = limits(xs);
		final double[] vertical = limits(ys);
		plot.setLimits(horizontal[0], horizontal[1], vertical[0], vertical[1]);
		note(plot, points.length == 0 ? "no masks" : points.length + " masks");
		return plot.getImagePlus();
	}

	private static Plot plot(final String title, final String x, final String y) {
		final Plot plot = new Plot(title, x, y);
		plot.setFrameSize(FRAME_WIDTH, FRAME_HEIGHT);
		plot.setFontSize(FONT_SIZE);
		return plot;
	}

	/** Above the frame. */
	private static void note(final Plot plot, final String text) {
		plot.setColor(Color.BLACK);
		plot.addLabel(0, 0, text);
	}

	/** So far around the values that none is cut by the frame. */
	private static double[] limits(final double[] values) {
		final double least = Arrays.stream(values).min().orElse(0);
		final double most = Arrays.stream(values).max().orElse(1);
		final double margin = MARGIN * (most > least ? most - least : Math.max(Math.abs(most), 1));
		return new double[]{least - margin, most + margin};
	}

	private static String label(final MaskKey key) {
		return switch (key) {
			case AREA -> "Area (pixels)";
			case PREDICTED_IOU -> "Predicted IoU";
			case STABILITY_SCORE -> "Stability score";
		};
	}

	private static String number(final MaskKey key, final double value) {
		return String.format(Locale.ROOT, key == MaskKey.AREA ? "%.0f" : "%.3f", value);
	}
}
