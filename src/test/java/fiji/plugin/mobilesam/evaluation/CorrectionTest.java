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
package fiji.plugin.mobilesam.evaluation;

import static fiji.plugin.mobilesam.evaluation.Drawn.rectangle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.prompt.PointPrompt;

class CorrectionTest {

	@Test
	void clicksInTheMiddleOfWhatWasMissed() {
		assertEquals(Optional.of(PointPrompt.on(8.5, 3.5)), Correction.of(rectangle(2, 1, 5, 5), rectangle(2, 1, 10,
				5)));
	}

	@Test
	void clicksInTheMiddleOfWhatIsTooMuch() {
		assertEquals(Optional.of(PointPrompt.beside(8.5, 3.5)), Correction.of(rectangle(2, 1, 10, 5), rectangle(2, 1, 5,
				5)));
	}

	@Test
	void theMistakeThatIsFartherFromItsEdgeCountsNotTheLargerOne() {
		// Missed: a row of 13 pixels. Too much: 3 x 3 pixels.
		assertEquals(Optional.of(PointPrompt.beside(2.5, 3.5)), Correction.of(rectangle(1, 2, 3, 4), rectangle(1, 1, 13,
				1)));
	}

	@Test
	void ofEqualMistakesTheMissedOneComesFirst() {
		assertEquals(Optional.of(PointPrompt.on(5.5, 1.5)), Correction.of(rectangle(1, 1, 4, 1), rectangle(4, 1, 7,
				1)));
	}

	@Test
	void aMaskWithoutMistakesNeedsNoClick() {
		assertEquals(Optional.empty(), Correction.of(rectangle(2, 2, 4, 4), rectangle(2, 2, 4, 4)));
	}
}
