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

/**
 * A closed range. NaN lies in none.
 *
 * @param least smallest value inside
 * @param most largest value inside
 */
public record Limits(double least, double most) {

	/** @throws IllegalArgumentException if no value lies inside */
	public Limits {
		if (!(least <= most))
			throw new IllegalArgumentException("a range needs least <= most, got %s and %s".formatted(least, most));
	}

	/** From a value on. */
	public static Limits from(final double least) {
		return new Limits(least, Double.POSITIVE_INFINITY);
	}

	/** Up to a value. */
	public static Limits to(final double most) {
		return new Limits(Double.NEGATIVE_INFINITY, most);
	}

	/** Whether the value lies inside. */
	public boolean contain(final double value) {
		return value >= least && value <= most;
	}

	/** @throws IllegalArgumentException if no value lies in both */
	Limits and(final Limits other) {
		return new Limits(Math.max(least, other.least), Math.min(most, other.most));
	}
}
