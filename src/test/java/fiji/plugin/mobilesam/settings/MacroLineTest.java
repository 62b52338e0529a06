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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroLineTest {

	@Test
	void readsValuesInTheOrderOfTheLine() {
		final Map<String, String> texts = MacroLine.parse("b=2 a=x,y  flag c= ");
		assertEquals(Map.of("b", "2", "a", "x,y", "flag", "true", "c", ""), texts);
		assertEquals(List.of("b", "a", "flag", "c"), List.copyOf(texts.keySet()));
	}

	@Test
	void anEmptyLineNamesNothing() {
		assertEquals(Map.of(), MacroLine.parse("  "));
	}

	@Test
	void bracketsAndQuotesHoldSpacesAndMayBeEmpty() {
		assertEquals(Map.of("a", "one [two] three", "b", "four five", "c", "", "d", "6"),
				MacroLine.parse("a=[one [two] three] b='four five' c=[] d=6"));
	}

	@Test
	void whatIsQuotedIsReadAgain() {
		for (final String value : List.of("", "plain", "C:/my images/a [1].zip"))
			assertEquals(value, MacroLine.parse("key=" + MacroLine.quoted(value)).get("key"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {"a=1 a=2 | option 'a' is named twice",
			"a=[1 2 | the value of 'a' is not closed: [1 2", "a='1 2 | the value of 'a' is not closed: '1 2",
			"=3 | expected key=value, got '=3'"})
	void refusesWhatCanMeanTwoThings(final String line, final String message) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> MacroLine.parse(line)).getMessage());
	}
}
