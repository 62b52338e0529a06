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

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The options of a macro call: {@code key=value}, {@code key=[some value]}, {@code key='some value'} or {@code key} alone,
 * with spaces between. Brackets may hold further pairs of brackets.
 */
final class MacroLine {

	/** What a key alone stands for. */
	private static final String SET = "true";

	private final String line;
	private int at;

	private MacroLine(final String line) {
		this.line = line;
	}

	/**
	 * @return the text of each key, in the order of the line
	 * @throws IllegalArgumentException if a key is named twice or missing, or a bracket or quote is not closed
	 */
	static Map<String, String> parse(final String line) {
		return new MacroLine(line).parse();
	}

	/** A value as {@link #parse} takes it: in brackets where it needs them. */
	static String quoted(final String value) {
		return value.indexOf(' ') >= 0 ? "[" + value + "]" : value;
	}

	private Map<String, String> parse() {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (skipSpaces(); at < line.length(); skipSpaces()) {
			final String key = key();
			final String text = at < line.length() && line.charAt(at) == '=' ? value(key) : SET;
			if (texts.put(key, text) != null)
				throw new IllegalArgumentException("option '%s' is named twice".formatted(key));
		}
		return texts;
	}

	private void skipSpaces() {
		while (at < line.length() && Character.isWhitespace(line.charAt(at))) at++;
	}

	private String key() {
		final int start = at;
		while (at < line.length() && line.charAt(at) != '=' && !Character.isWhitespace(line.charAt(at))) at++;
		if (at == start)
			throw new IllegalArgumentException("expected key=value, got '%s'".formatted(line.substring(start)));
		return line.substring(start, at);
	}

	private String value(final String key) {
		final int start = ++at;
		if (start == line.length()) return "";
		final int end = switch (line.charAt(start)) {
			case '[' -> closingBracket(start);
			case '\'' -> line.indexOf('\'', start + 1);
			default -> {
				while (at < line.length() && !Character.isWhitespace(line.charAt(at))) at++;
				yield at;
			}
		};
		if (end < 0)
			throw new IllegalArgumentException("the value of '%s' is not closed: %s".formatted(key,
					line.substring(start)));
		if (end == at) return line.substring(start, end);
		at = end + 1;
		return line.substring(start + 1, end);
	}

	private int closingBracket(final int open) {
		int depth = 0;
		for (int i = open; i < line.length(); i++) {
			if (line.charAt(i) == '[') depth++;
			if (line.charAt(i) == ']' && --depth == 0) return i;
		}
		return -1;
	}
}
