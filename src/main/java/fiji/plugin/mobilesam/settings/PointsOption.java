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
package fiji.plugin.mobilesam.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.prompt.PointPrompt;

/**
 * Points by their coordinates as ImageJ shows them, {@code x,y x,y}: in pixels, from the centre of the first pixel.
 *
 * @param foreground whether they lie on the object
 */
record PointsOption(String key, String label, String help, boolean foreground) implements Option<List<PointPrompt>> {

	/** Prompts count from the corner of the first pixel. */
	private static final double PIXEL_CENTRE = 0.5;

	@Override
	public List<PointPrompt> byDefault() {
		return List.of();
	}

	@Override
	public List<PointPrompt> parse(final String text) {
		final List<PointPrompt> points = new ArrayList<>();
		for (final String point : text.strip().split("\\s+")) if (!point.isEmpty()) points.add(point(point));
		return points;
	}

	private PointPrompt point(final String text) {
		try {
			final String[] numbers = text.split(",", -1);
			if (numbers.length == 2)
				return new PointPrompt(Double.parseDouble(numbers[0]) + PIXEL_CENTRE, Double.parseDouble(numbers[1])
						+ PIXEL_CENTRE, foreground);
		} catch (final IllegalArgumentException e) {
			// Not a number, or an infinite one.
		}
		throw new IllegalArgumentException("%s must be points as x,y x,y in pixels, got '%s'".formatted(key, text));
	}

	@Override
	public String text(final List<PointPrompt> points) {
		return points.stream().map(point -> number(point.x()) + "," + number(point.y()))
				.collect(Collectors.joining(" "));
	}

	private static String number(final double coordinate) {
		final double shown = coordinate - PIXEL_CENTRE;
		return shown == Math.rint(shown) ? String.format(Locale.ROOT, "%.0f", shown) : Double.toString(shown);
	}
}
