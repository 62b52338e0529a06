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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Named values of a run or of an image: texts, whole numbers, numbers, lists of numbers. Immutable. */
public final class Attributes {

	/** No values. */
	public static final Attributes NONE = new Attributes(new TreeMap<>());

	/** HDF5 keeps an attribute in its object's header, which libraries read up to 64 kB. */
	private static final int MOST_BYTES = 16 * 1024;

	private final SortedMap<String, Object> values;

	private Attributes(final SortedMap<String, Object> values) {
		this.values = Collections.unmodifiableSortedMap(values);
	}

	/**
	 * The same with one more value.
	 *
	 * @param name such as {@code contrast_policy}; a value of that name is replaced
	 * @param value a String, a whole number, a floating-point number, a {@code double[]} or a list of numbers, not empty
	 * @throws IllegalArgumentException if it is something else, or too long
	 */
	public Attributes with(final String name, final Object value) {
		if (name.isBlank()) throw new IllegalArgumentException("an attribute needs a name");
		final SortedMap<String, Object> more = new TreeMap<>(values);
		more.put(name, plain(name, value));
		return new Attributes(more);
	}

	/** The same with more values, each under a prefix and its name. */
	public Attributes withAll(final String prefix, final Map<String, ?> more) {
		Attributes all = this;
		for (final Map.Entry<String, ?> entry : more.entrySet())
			all = all.with(prefix + entry.getKey(), entry.getValue());
		return all;
	}

	/** The same without some. */
	public Attributes without(final String... names) {
		final SortedMap<String, Object> fewer = new TreeMap<>(values);
		fewer.keySet().removeAll(List.of(names));
		return new Attributes(fewer);
	}

	/** String, Long, Double or {@code List<Double>} by name, sorted. */
	public SortedMap<String, Object> asMap() {
		return values;
	}

	/** A text; nothing where there is none of that name. */
	public Optional<String> text(final String name) {
		return value(name, String.class);
	}

	/** A whole number; nothing where there is none of that name. */
	public Optional<Long> wholeNumber(final String name) {
		return value(name, Long.class);
	}

	/** A number, whole or not; nothing where there is none of that name. */
	public Optional<Double> number(final String name) {
		return value(name, Number.class).map(Number::doubleValue);
	}

	private <T> Optional<T> value(final String name, final Class<T> type) {
		return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
	}

	/** Whether a value has one of the types. */
	static boolean isKnown(final Object value) {
		return value instanceof String || value instanceof Number || value instanceof double[];
	}

	private static Object plain(final String name, final Object value) {
		if (value instanceof final String text) {
			if (text.indexOf(0) >= 0 || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
				throw new IllegalArgumentException(
						"the text '%s' must have no NUL and at most %d bytes in UTF-8".formatted(
								name, MOST_BYTES));
			return text;
		}
		if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte)
			return ((Number) value).longValue();
		if (value instanceof final Number number) return number.doubleValue();
		if (value instanceof final double[] numbers) return list(name, Arrays.stream(numbers).boxed().toList());
		if (value instanceof final List<?> numbers && numbers.stream().allMatch(Number.class::isInstance))
			return list(name, numbers.stream().map(n -> ((Number) n).doubleValue()).toList());
		throw new IllegalArgumentException("the attribute '%s' must be a text, a number or numbers, got %s".formatted(
				name, value));
	}

	private static List<Double> list(final String name, final List<Double> numbers) {
		if (numbers.isEmpty() || numbers.size() > MOST_BYTES / Double.BYTES)
			throw new IllegalArgumentException("the attribute '%s' must have 1 to %d numbers, got %d".formatted(name,
					MOST_BYTES / Double.BYTES, numbers.size()));
		return numbers;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final Attributes attributes && values.equals(attributes.values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}

	@Override
	public String toString() {
		return values.toString();
	}
}
