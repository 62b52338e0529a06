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

/**
 * A number from 0 on, with a slider.
 *
 * @param most where the slider ends; larger numbers can be typed
 * @param whole whether it counts something
 */
public record SliderOption(String key, String label, String help, double most,
		boolean whole) implements Option<Double> {

	private static final double FINE_STEP = 0.005;

	/** The same with another end of the slider. */
	public SliderOption upTo(final double end) {
		return new SliderOption(key, label, help, end, whole);
	}

	/** Of the slider. */
	double step() {
		return whole ? 1 : FINE_STEP;
	}

	@Override
	public Double byDefault() {
		return 0.0;
	}

	@Override
	public Double parse(final String text) {
		try {
			final double value = Double.parseDouble(text.strip());
			if (value >= 0 && value < Integer.MAX_VALUE && (!whole || value == Math.rint(value))) return value;
		} catch (final NumberFormatException e) {
			// Said below.
		}
		throw new IllegalArgumentException("%s must be a %s from 0 on, got '%s'".formatted(key, whole
				? "whole number"
				: "number", text));
	}

	@Override
	public String text(final Double value) {
		return whole ? Long.toString(value.longValue()) : value.toString();
	}
}
