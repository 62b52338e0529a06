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
package fiji.plugin.mobilesam.commands;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file or folder, which the dialog lets one browse for; empty for none.
 *
 * @param folder whether it is a folder
 */
record FileOption(String key, String label, String help, boolean folder) implements Option<String> {

	@Override
	public String byDefault() {
		return "";
	}

	@Override
	public String parse(final String text) {
		return text.strip();
	}

	/**
	 * The path chosen.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	Path path(final Settings settings) {
		final String text = settings.get(this);
		if (text.isEmpty())
			throw new IllegalArgumentException("'%s' is empty: name %s".formatted(key, folder ? "a folder" : "a file"));
		try {
			return Path.of(text);
		} catch (final InvalidPathException e) {
			throw new IllegalArgumentException("%s must be a path, got '%s'".formatted(key, text), e);
		}
	}
}
