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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file or folder, which the dialog lets one browse for; empty for none.
 *
 * @param kind what the path is to be
 */
public record FileOption(String key, String label, String help, Kind kind) implements Option<String> {

	/** What a path is to be. */
	public enum Kind {
		/** A file that is there. */
		FILE,
		/** A file that is made. */
		NEW_FILE,
		/** A folder that is written into. */
		FOLDER
	}

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
	public Path path(final Settings settings) {
		final String text = settings.get(this);
		if (text.isEmpty())
			throw new IllegalArgumentException(
					"'%s' is empty: name %s".formatted(key, kind == Kind.FOLDER ? "a folder" : "a file"));
		try {
			return Path.of(text);
		} catch (final InvalidPathException e) {
			throw new IllegalArgumentException("%s must be a path, got '%s'".formatted(key, text), e);
		}
	}
}
