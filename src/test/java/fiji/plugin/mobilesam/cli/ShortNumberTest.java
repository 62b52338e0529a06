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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumberTest {

	@ParameterizedTest
	@CsvSource({"0,0", "-0.0,0", "12,12", "1200,1200", "0.6000000000000001,0.6", "0.8734567891,0.873457",
			"123.456789,123.457", "1234567.891,1234567.89", "9876543210,9876543210", "-0.000012345678,-0.0000123457",
			"NaN,NaN", "Infinity,Infinity"})
	void sixDigitsAreKept(final double value, final String text) {
		assertEquals(text, ShortNumber.of(value));
	}
}
