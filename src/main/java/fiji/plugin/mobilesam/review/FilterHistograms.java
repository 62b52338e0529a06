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
package fiji.plugin.mobilesam.review;

import java.awt.BorderLayout;
import java.awt.Canvas;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.GridLayout;
import java.awt.Label;
import java.awt.Panel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.results.MaskEntry;
import fiji.plugin.mobilesam.results.MaskKey;

/** A histogram of area and of each score: all masks grey, those that a filter leaves over them in colour. */
final class FilterHistograms extends Panel {

	private static final long serialVersionUID = 1;
	private static final int BINS = 24;
	private static final int CHART_WIDTH = 190;
	private static final int CHART_HEIGHT = 110;
	private static final int FONT_SIZE = 11;
	private static final int MARGIN = 16;
	private static final Color ALL = new Color(200, 200, 200);
	private static final Color LEFT = new Color(40, 110, 190);

	private final transient List<MaskEntry> all;
	private final Label count = new Label("", Label.CENTER);
	private transient List<MaskEntry> marked;

	/** @param all masks */
	FilterHistograms(final List<MaskEntry> all) {
		super(new BorderLayout());
		this.all = all;
		final Panel row = new Panel(new GridLayout(1, 0, 4, 0));
		Stream.of(MaskKey.values()).map(Histogram::new).forEach(row::add);
		add(count, BorderLayout.NORTH);
		add(row, BorderLayout.CENTER);
		mark(all);
	}

	/** Shows which are left. */
	void mark(final List<MaskEntry> left) {
		marked = left;
		count.setText("%d of %d masks are left (blue)".formatted(left.size(), all.size()));
		for (final Component histogram : ((Panel) getComponent(1)).getComponents()) histogram.repaint();
	}

	private final class Histogram extends Canvas {

		private static final long serialVersionUID = 1;

		private final MaskKey key;
		private final double least;
		private final double most;

		private Histogram(final MaskKey key) {
			this.key = key;
			final double[] values = all.stream().mapToDouble(key::of).filter(value -> !Double.isNaN(value)).sorted()
					.toArray();
			least = values.length == 0 ? 0 : values[0];
			most = values.length == 0 ? 1 : values[values.length - 1];
			setPreferredSize(new Dimension(CHART_WIDTH, CHART_HEIGHT));
			setBackground(Color.WHITE);
		}

		@Override
		public void paint(final Graphics g) {
			final int[] counts = counts(all);
			final int top = Arrays.stream(counts).max().orElse(0);
			bars(g, counts, top, ALL);
			bars(g, counts(marked), top, LEFT);
			g.setColor(Color.BLACK);
			g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
			final FontMetrics metrics = g.getFontMetrics();
			final String name = key.toString().replace('_', ' ');
			g.drawString(name, (getWidth() - metrics.stringWidth(name)) / 2, MARGIN - 4);
			g.drawString(text(least), 2, getHeight() - 4);
			g.drawString(text(most), getWidth() - 2 - metrics.stringWidth(text(most)), getHeight() - 4);
		}

		private void bars(final Graphics g, final int[] counts, final int top, final Color color) {
			g.setColor(color);
			final int room = getHeight() - 2 * MARGIN;
			for (int bin = 0; bin < BINS; bin++) {
				if (counts[bin] == 0) continue;
				final int height = Math.max(1, counts[bin] * room / top);
				final int from = bin * getWidth() / BINS;
				g.fillRect(from, getHeight() - MARGIN - height, (bin + 1) * getWidth() / BINS - from - 1, height);
			}
		}

		private int[] counts(final List<MaskEntry> entries) {
			final int[] counts = new int[BINS];
			for (final MaskEntry entry : entries) {
				final double value = key.of(entry);
				if (Double.isNaN(value)) continue;
				counts[most > least ? (int) Math.min(BINS - 1, (value - least) / (most - least) * BINS) : 0]++;
			}
			return counts;
		}

		private String text(final double value) {
			return key == MaskKey.AREA
					? Long.toString((long) value)
					: String.format(Locale.ROOT, "%.2f", value);
		}
	}
}
