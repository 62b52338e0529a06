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

/** Yes or no: a check box; in a macro {@code key}, {@code key=true} or {@code key=false}. */
public record FlagOption(String key, String label, String help, Boolean byDefault, String heading)
		implements
			Option<Boolean> {

	/** One that begins no group. */
	public FlagOption(final String key, final String label, final String help, final Boolean byDefault) {
		this(key, label, help, byDefault, "");
	}

	@Override
	public Boolean parse(final String text) {
		return switch (text) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException("%s must be true or false, got '%s'".formatted(key, text));
		};
	}
}
