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
package fiji.plugin.mobilesam;

/** The numbers of {@code seeded.py}, the generator that the scripts of the golden files use. */
public final class SeededIntegers {

	private long state;

	public SeededIntegers(final int seed) {
		state = seed;
	}

	/** The next integer from 0 to 65535. */
	public int next() {
		state = (state * 1103515245 + 12345) % (1L << 31);
		return (int) (state >> 15);
	}

	/** The next integer from 0 to before the bound. */
	public int next(final int bound) {
		return next() % bound;
	}
}
