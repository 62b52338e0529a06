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
package fiji.plugin.mobilesam.cli;

import java.nio.charset.Charset;

/** The names of files under a locale that lacks their letters: Java can neither read nor write such files then. */
final class FileNames {

	/** What a letter that could not be read has become. */
	private static final String LOST = "\uFFFD";
	/** In Java's own words. */
	private static final String UNMAPPABLE = "unmappable characters";

	private FileNames() {
	}

	/** An error, with the locale as its cause and what to do where it is one of letters. */
	static String explained(final String error) {
		return explained(error, System.getProperty("user.dir"), System.getProperty("sun.jnu.encoding", "UTF-8"));
	}

	/**
	 * @param folder in which names without one are looked for
	 * @param encoding of file names in this process
	 */
	static String explained(final String error, final String folder, final String encoding) {
		if (hasAllLetters(encoding)) return error;
		if (!error.contains(LOST) && !error.contains(UNMAPPABLE) && !folder.contains(LOST)) return error;
		return "%s. The locale of this shell (encoding %s) lacks letters of a name: set LC_ALL=C.UTF-8 and run it again"
				.formatted(error, encoding);
	}

	private static boolean hasAllLetters(final String encoding) {
		return Charset.forName(encoding).newEncoder().canEncode('\u7d30');
	}
}
