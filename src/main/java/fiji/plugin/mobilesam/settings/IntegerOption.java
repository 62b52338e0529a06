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
 * A whole number.
 *
 * @param least value allowed
 * @param most value allowed
 */
public record IntegerOption(String key, String label, String help, Integer byDefault, int least, int most)
		implements
			Option<Integer> {

	@Override
	public Integer parse(final String text) {
		try {
			final int value = Integer.parseInt(text.strip());
			if (value >= least && value <= most) return value;
		} catch (final NumberFormatException e) {
			// Said below.
		}
		throw new IllegalArgumentException("%s must be a whole number from %d to %d, got '%s'".formatted(key, least,
				most, text));
	}
}
