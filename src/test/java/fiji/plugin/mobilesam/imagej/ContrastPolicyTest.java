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

package fiji.plugin.mobilesam.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastPolicyTest {

	@ParameterizedTest
	@CsvSource({"auto,auto", "display,display", "raw,raw", "min-max,min-max:stack", "min-max:plane,min-max:plane",
			"percentile,percentile:0.3-99.7:stack", "percentile:plane,percentile:0.3-99.7:plane",
			"percentile:1-99.5,percentile:1.0-99.5:stack", "percentile:0-100:plane,min-max:plane"})
	void itsTextIsReadBack(final String text, final String full) {
		final ContrastPolicy policy = ContrastPolicy.parse(text);

		assertEquals(full, policy.toString());
		assertEquals(policy, ContrastPolicy.parse(full));
	}

	@Test
	void everyShortNameIsRead() {
		for (final String name : ContrastPolicy.NAMES)
			assertTrue(ContrastPolicy.parse(name).toString().startsWith(name));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "Percentile", "percentile:99", "percentile:99-1", "percentile:0-101",
			"percentile:1.2.3-9",
			"raw:plane", "percentile:1-99:z"})
	void otherTextIsAnErrorThatQuotesWhatItGot(final String text) {
		final String message = assertThrows(IllegalArgumentException.class, () -> ContrastPolicy.parse(text))
				.getMessage();

		assertTrue(message.contains("'" + text + "'") || message.contains("0 <= low < high <= 100"), message);
	}
}
