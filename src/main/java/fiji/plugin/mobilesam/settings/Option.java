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
 * One input of a command. Its key is what macros write, its label what the dialog shows.
 *
 * @param <T> type of its value
 */
public sealed interface Option<T>
		permits
		FlagOption,
		NumberOption,
		IntegerOption,
		SliderOption,
		ChoiceOption,
		PointsOption,
		TextOption,
		FileOption {

	/** Lower-case name in macros and scripts. */
	String key();

	/** Name in the dialog. */
	String label();

	/** One line for a user, without a full stop. */
	String help();

	/** The value where none is named. */
	T byDefault();

	/** What stands above it in the dialog, where it is the first of a group; else empty. */
	default String heading() {
		return "";
	}

	/**
	 * A value as a macro writes it.
	 *
	 * @throws IllegalArgumentException if it is none, with the key, what was found and what was expected
	 */
	T parse(String text);

	/** A value as {@link #parse} takes it. */
	default String text(final T value) {
		return value.toString();
	}
}
