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
package fiji.plugin.mobilesam.model;

import java.util.Locale;

/**
 * The expected checksum of a download.
 *
 * @param algorithm which function
 * @param hex its value, hexadecimal digits in lower case
 */
public record Checksum(Algorithm algorithm, String hex) {

	/** The functions that publishers of checkpoints use. */
	public enum Algorithm {

		/** SHA-256, 64 digits. */
		SHA256(64),
		/** XXH3 of 128 bits, 32 digits. */
		XXH128(32);

		private final int digits;

		Algorithm(final int digits) {
			this.digits = digits;
		}

		/** Its key in {@code model.json}. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** @throws IllegalArgumentException if the value is not one of the function's */
	public Checksum {
		if (!hex.matches("[0-9a-f]{" + algorithm.digits + "}"))
			throw new IllegalArgumentException(
					"expected %d hexadecimal digits, found '%s'".formatted(algorithm.digits, hex));
	}
}
