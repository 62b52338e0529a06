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
import java.awt.Font;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.Contours;
import fiji.plugin.mobilesam.results.MaskMatching;
import ij.process.ColorProcessor;

/**
 * Two sets of masks over their image: outlines of pairs, of masks of the first set without partner and of masks of the
 * second set without partner, in colours that also the colour-blind tell apart, with their numbers below the image.
 */
public final class ComparisonPicture {

	private static final Color PAIR = new Color(0, 200, 140);
	private static final Color FIRST = new Color(255, 110, 0);
	private static final Color SECOND = new Color(90, 170, 255);
	private static final int FONT_SIZE = 13;
	private static final int LINE = 18;
	private static final int LEGEND = 3 * LINE + 6;
	private static final int SWATCH = 11;
	/** So that the legend fits and thin outlines are seen. */
	private static final int LEAST_WIDTH = 300;

	private final ColorProcessor pixels;
	private final int scale;

	private ComparisonPicture(final RgbImage image) {
		scale = Math.max(1, (LEAST_WIDTH + image.width() - 1) / image.width());
		pixels = new ColorProcessor(scale * image.width(), scale * image.height() + LEGEND);
		pixels.setColor(Color.WHITE);
		pixels.fill();
		pixels.insert(ResultImages.processor(image).resize(scale * image.width(), scale * image.height()), 0, 0);
	}

	/**
	 * @param image of both sets
	 * @param first masks
	 * @param second masks
	 * @param pairs of them
	 * @return the image, enlarged if it is small, and a legend below it
	 */
	public static ColorProcessor of(final RgbImage image, final List<BinaryMask> first, final List<BinaryMask> second,
			final List<MaskMatching.Pair> pairs) {
		final Set<Integer> pairedFirst = pairs.stream().map(MaskMatching.Pair::first).collect(Collectors.toSet());
		final Set<Integer> pairedSecond = pairs.stream().map(MaskMatching.Pair::second).collect(Collectors.toSet());
		final ComparisonPicture picture = new ComparisonPicture(image);
		for (int i = 0; i < second.size(); i++) if (!pairedSecond.contains(i)) picture.outline(second.get(i), SECOND);
		for (int i = 0; i < first.size(); i++)
			picture.outline(first.get(i), pairedFirst.contains(i) ? PAIR : FIRST);
		picture.legend(0, PAIR, pairs.size() + " in both (IoU of at least 0.5)");
		picture.legend(1, FIRST, first.size() - pairs.size() + " only in the first");
		picture.legend(2, SECOND, second.size() - pairs.size() + " only in the second");
		return picture.pixels;
	}

	private void outline(final BinaryMask mask, final Color color) {
		pixels.setColor(color);
		Contours.of(mask).forEachRun((y, from, to) -> pixels.fillRect(scale * from, scale * y, scale * (to - from),
				scale));
	}

	private void legend(final int line, final Color color, final String text) {
		final int y = pixels.getHeight() - LEGEND + 4 + line * LINE;
		pixels.setColor(color);
		pixels.fillRect(6, y + 2, SWATCH, SWATCH);
		pixels.setColor(Color.BLACK);
		pixels.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		pixels.drawString(text, 6 + SWATCH + 8, y + FONT_SIZE + 3);
	}
}
