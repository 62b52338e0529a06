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

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How pixel values become the 8 bits that a network takes. One policy serves all planes of a stack. The text form,
 * given by {@code toString} and read by {@link #parse}, is what options and results files hold.
 */
public sealed interface ContrastPolicy {

	/** What percentiles are taken of. */
	enum Scope {
		/** The plane that is rendered: every plane uses all grey levels. */
		PLANE,
		/** All planes of the channel: equal values are equal grey levels throughout the stack. */
		STACK
	}

	/** Leaves 8-bit data alone and stretches the rest by percentiles: what the shipped model was trained with. */
	ContrastPolicy AUTO = new Auto();

	/** From the smallest to the largest value of each channel in the stack: how micro-sam scales its input. */
	Percentile MIN_MAX = new Percentile(0, 100, Scope.STACK);

	/** From percentile 0.3 to percentile 99.7 of each channel in the stack. */
	Percentile PERCENTILE = new Percentile(0.3, 99.7, Scope.STACK);

	/** The short names that {@link #parse} takes, the default first. */
	List<String> NAMES = List.of("auto", "display", "percentile", "min-max", "raw");

	/**
	 * {@link Raw} for RGB and for 8-bit images, unless the 8-bit LUT is a palette, whose indices mean nothing: that is
	 * {@link Display}. {@link #PERCENTILE} for 16-bit and 32-bit images.
	 */
	record Auto() implements ContrastPolicy {

		@Override
		public String toString() {
			return "auto";
		}
	}

	/** What the user sees: display range, LUT and, in a composite, the visible channels. */
	record Display() implements ContrastPolicy {

		@Override
		public String toString() {
			return "display";
		}
	}

	/** The stored values of 8-bit and RGB images; LUTs only colour the channels of a composite. */
	record Raw() implements ContrastPolicy {

		@Override
		public String toString() {
			return "raw";
		}
	}

	/**
	 * Each channel linearly from black at one percentile to white at another, for any bit depth, by the definition that
	 * numpy calls linear. NaN and infinite values do not count. A channel alone is grey whatever its LUT, the visible
	 * channels of a composite have the colours of their LUTs, RGB images are stretched per colour.
	 *
	 * @param low percentile that becomes black, 0 to 100
	 * @param high percentile that becomes white, more than {@code low}
	 * @param scope what the percentiles are taken of
	 */
	record Percentile(double low, double high, Scope scope) implements ContrastPolicy {

		/** @throws IllegalArgumentException if the percentiles are not 0 to 100 in rising order */
		public Percentile {
			if (!(low >= 0 && high <= 100 && low < high))
				throw new IllegalArgumentException(
						"percentiles must be 0 <= low < high <= 100, got %s and %s".formatted(low, high));
		}

		@Override
		public String toString() {
			final String range = low == 0 && high == 100 ? "min-max" : "percentile:" + low + "-" + high;
			return range + ":" + scope.name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * Reads {@code auto}, {@code display}, {@code raw}, {@code min-max} or {@code percentile}, the last two optionally
	 * with more: {@code percentile:1-99}, {@code min-max:plane}, {@code percentile:0.3-99.7:stack}.
	 *
	 * @throws IllegalArgumentException if the text is none of these
	 */
	static ContrastPolicy parse(final String text) {
		final Matcher stretch = Pattern.compile("(?:min-max|percentile(?::([\\d.]+)-([\\d.]+))?)(?::(plane|stack))?")
				.matcher(text);
		if (stretch.matches()) {
			final Percentile ends = text.startsWith("min-max") ? MIN_MAX : PERCENTILE;
			return new Percentile(number(stretch.group(1), ends.low, text), number(stretch.group(2), ends.high, text),
					"plane".equals(stretch.group(3)) ? Scope.PLANE : Scope.STACK);
		}
		return switch (text) {
			case "auto" -> AUTO;
			case "display" -> new Display();
			case "raw" -> new Raw();
			default -> throw unknown(text);
		};
	}

	private static double number(final String digits, final double otherwise, final String text) {
		try {
			return digits == null ? otherwise : Double.parseDouble(digits);
		} catch (final NumberFormatException e) {
			throw unknown(text);
		}
	}

	private static IllegalArgumentException unknown(final String text) {
		return new IllegalArgumentException(("contrast '%s' is not known; use one of %s, the stretching ones also as "
				+ "percentile:1-99, percentile:1-99:plane or min-max:plane").formatted(text, NAMES));
	}
}
