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
package fiji.plugin.mobilesam.onnx;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The size of one axis: a number, a symbol that is known when the graph runs
 * ({@code prompts}), or a polynomial of symbols with whole coefficients, such
 * as {@code points + 5} after a concatenation. Two dims are equal if they are
 * the same polynomial, so that shapes are checked exactly while a graph is
 * built.
 */
public final class Dim {

	/** The constant term is the product of no symbols. */
	private static final String CONSTANT = "";

	/** Coefficients, none zero, by product of symbols ({@code "points*prompts"}, sorted). */
	private final SortedMap<String, Long> terms;

	private Dim(final SortedMap<String, Long> terms) {
		this.terms = terms;
	}

	/** @throws IllegalArgumentException if the size is negative */
	public static Dim of(final long size) {
		if (size < 0) throw new IllegalArgumentException("an axis must have a size >= 0, got " + size);
		return fromTerms(Map.of(CONSTANT, size));
	}

	/** @param name an identifier: letters, digits, underscores */
	public static Dim symbol(final String name) {
		if (!name.matches("[A-Za-z_]\\w*"))
			throw new IllegalArgumentException("a symbolic size must be named like an identifier, got '" + name + "'");
		return fromTerms(Map.of(name, 1L));
	}

	private static Dim fromTerms(final Map<String, Long> terms) {
		final SortedMap<String, Long> sorted = new TreeMap<>(terms);
		sorted.values().removeIf(c -> c == 0);
		return new Dim(sorted);
	}

	/** Sum of two sizes: what a concatenation makes. */
	public Dim plus(final Dim other) {
		final Map<String, Long> sum = new TreeMap<>(terms);
		other.terms.forEach((product, c) -> sum.merge(product, c, Long::sum));
		return fromTerms(sum);
	}

	/**
	 * @return what is left of this size without a part
	 * @throws IllegalArgumentException if this size may be smaller than the part
	 */
	Dim less(final long part) {
		if (part < 0 || part > atLeast())
			throw new IllegalArgumentException("size %s is not always %d or more".formatted(this, part));
		final Map<String, Long> rest = new TreeMap<>(terms);
		rest.merge(CONSTANT, -part, Long::sum);
		return fromTerms(rest);
	}

	/** The smallest number that this size can be: every symbol may be 0. */
	long atLeast() {
		return terms.getOrDefault(CONSTANT, 0L);
	}

	/** Product of two sizes: what merging two axes makes. */
	public Dim times(final Dim other) {
		final Map<String, Long> product = new TreeMap<>();
		terms.forEach((a, c) -> other.terms.forEach((b, d) -> product.merge(multiply(a, b), c * d, Long::sum)));
		return fromTerms(product);
	}

	private static String multiply(final String a, final String b) {
		return Stream.of(a, b).filter(s -> !s.isEmpty()).flatMap(s -> Stream.of(s.split("\\*"))).sorted()
				.collect(Collectors.joining("*"));
	}

	/**
	 * @return this size divided by a number
	 * @throws IllegalArgumentException if there is a remainder
	 */
	public Dim dividedBy(final long divisor) {
		if (divisor <= 0 || terms.values().stream().anyMatch(c -> c % divisor != 0))
			throw new IllegalArgumentException("size %s is not a multiple of %d".formatted(this, divisor));
		final Map<String, Long> quotient = new TreeMap<>();
		terms.forEach((product, c) -> quotient.put(product, c / divisor));
		return fromTerms(quotient);
	}

	/** The number that this size is, or nothing if it has symbols. */
	public OptionalLong fixed() {
		if (terms.isEmpty()) return OptionalLong.of(0);
		return terms.size() == 1 && terms.containsKey(CONSTANT)
				? OptionalLong.of(terms.get(CONSTANT))
				: OptionalLong.empty();
	}

	/** Whether this size is the given number. */
	public boolean is(final long size) {
		return fixed().equals(OptionalLong.of(size));
	}

	/** Coefficients by product of symbols; the constant's key is empty. */
	SortedMap<String, Long> terms() {
		return terms;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Dim && terms.equals(((Dim) other).terms);
	}

	@Override
	public int hashCode() {
		return Objects.hash(terms);
	}

	/** Highest product last, as in {@code 5 + points}. */
	@Override
	public String toString() {
		if (terms.isEmpty()) return "0";
		return terms.entrySet().stream().map(t -> t.getKey().isEmpty()
				? t.getValue().toString()
				: (t.getValue() == 1 ? "" : t.getValue() + "*") + t.getKey()).collect(Collectors.joining(" + "));
	}
}
