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

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FileNamesTest {

	private static final String ADVICE = ". The locale of this shell (encoding ANSI_X3.4-1968) lacks letters of a name: "
			+ "set LC_ALL=C.UTF-8 and run it again";

	@Test
	void namesWithLettersThatTheLocaleLacksAreExplained() {
		for (final String error : new String[]{"zell\uFFFD\uFFFDn.png: there is no such file or folder",
				"Malformed input or input contains unmappable characters: zell??n.png"})
			assertEquals(error + ADVICE, FileNames.explained(error, "/home", "ANSI_X3.4-1968"));
	}

	@Test
	void soIsAFolderThatOneIsIn() {
		assertEquals("a.png: there is no such file" + ADVICE, FileNames.explained("a.png: there is no such file",
				"/home/m\uFFFD", "ANSI_X3.4-1968"));
	}

	@Test
	void otherErrorsStayAsTheyAre() {
		assertEquals("model.json: expected an id, found 'n\uFFFD'", FileNames.explained(
				"model.json: expected an id, found 'n\uFFFD'", "/home", "UTF-8"));
		assertEquals("zellen-\u00e4.png: is empty", FileNames.explained("zellen-\u00e4.png: is empty", "/home/\u00e4",
				"UTF-8"));
	}
}
