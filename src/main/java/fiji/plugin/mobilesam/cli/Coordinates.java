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
package fiji.plugin.mobilesam.cli;

import java.util.Arrays;

/** Numbers that an option takes as one word, such as {@code 12.5,40,1}. */
final class Coordinates {

	private Coordinates() {
	}

	/**
	 * @param option its name, for errors
	 * @param form what it takes, for errors
	 * @param text as the user wrote it
	 * @param least fewest numbers
	 * @param most most numbers
	 * @throws IllegalArgumentException if these are not so many finite numbers
	 */
	static double[] parse(final String option, final String form, final String text, final int least, final int most) {
		try {
			final double[] numbers = Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
			if (numbers.length >= least && numbers.length <= most && Arrays.stream(numbers).allMatch(Double::isFinite))
				return numbers;
		} catch (final NumberFormatException e) {
			throw wrong(option, form, text);
		}
		throw wrong(option, form, text);
	}

	/**
	 * The same for whole numbers.
	 *
	 * @param count of the numbers
	 */
	static int[] parseWhole(final String option, final String form, final String text, final int count) {
		final double[] numbers = parse(option, form, text, count, count);
		if (Arrays.stream(numbers).anyMatch(n -> n != Math.rint(n) || Math.abs(n) > 1 << 24))
			throw wrong(option, form, text);
		return Arrays.stream(numbers).mapToInt(n -> (int) n).toArray();
	}

	private static IllegalArgumentException wrong(final String option, final String form, final String text) {
		return new IllegalArgumentException("%s takes numbers as %s, got '%s'".formatted(option, form, text));
	}
}
