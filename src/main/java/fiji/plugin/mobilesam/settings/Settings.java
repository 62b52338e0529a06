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

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.files.NewFolder;

/** A value for every option of a command. Immutable. */
public final class Settings {

	private final List<Option<?>> options;
	private final Map<String, Object> values;

	private Settings(final List<Option<?>> options, final Map<String, Object> values) {
		this.options = options;
		this.values = values;
	}

	/** The default of every option. */
	public static Settings defaults(final List<Option<?>> options) {
		return new Settings(options, options.stream().collect(Collectors.toMap(Option::key, Option::byDefault)));
	}

	/** The value of an option; its default if the command or its dialog does not have it. */
	// Values are only put in by with(), under the key of an option of their type.
	@SuppressWarnings("unchecked")
	public <T> T get(final Option<T> option) {
		return (T) values.getOrDefault(option.key(), option.byDefault());
	}

	/** The same with another value of one option. */
	public <T> Settings with(final Option<T> option, final T value) {
		final Map<String, Object> changed = new HashMap<>(values);
		changed.put(option.key(), value);
		return new Settings(options, changed);
	}

	/**
	 * The same with the value that a text stands for.
	 *
	 * @throws IllegalArgumentException if it stands for none
	 */
	public <T> Settings withText(final Option<T> option, final String text) {
		return with(option, option.parse(text));
	}

	/** The value of an option as text. */
	public <T> String text(final Option<T> option) {
		return option.text(get(option));
	}

	/** The values as text, by the keys of their options, in the order of these. */
	public Map<String, String> texts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final Option<?> option : options) texts.put(option.key(), text(option));
		return texts;
	}

	/**
	 * Looks, before work that would be lost, whether the files that the command writes can take their places. Asks the
	 * disk, which may be a slow one.
	 *
	 * @throws IOException if a file is there and may not be replaced, or a folder cannot be written into
	 * @throws IllegalArgumentException if a path is none
	 */
	public void requireWritable() throws IOException {
		for (final Option<?> option : options) {
			if (!(option instanceof final FileOption file) || get(file).isEmpty()) continue;
			if (file.kind() == FileOption.Kind.FOLDER) NewFolder.requireWritable(file.path(this));
			if (file.kind() == FileOption.Kind.NEW_FILE)
				NewFile.requireWritable(file.path(this), get(CommonOptions.OVERWRITE));
		}
	}

	/** All options as a macro names them. */
	public String macroLine() {
		return texts().entrySet().stream().map(text -> text.getKey() + "=" + MacroLine.quoted(text.getValue()))
				.collect(Collectors.joining(" "));
	}
}
