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
package fiji.plugin.mobilesam.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PublishedBoxTest {

	@Test
	void endsOnTheLastPixelRatherThanAfterIt() {
		final BinaryMask mask = BinaryMask.builder(10, 8).addRun(2, 3, 5).addRun(6, 4, 9).build();
		assertEquals(new PublishedBox(3, 2, 5, 4), PublishedBox.of(mask));
	}

	@Test
	void anEmptyMaskLiesInTheFirstPixel() {
		assertEquals(new PublishedBox(0, 0, 0, 0), PublishedBox.of(BinaryMask.builder(10, 8).build()));
	}

	@Test
	void liesElsewhereInThePlaneThatACropWasCutFrom() {
		assertEquals(new PublishedBox(103, 52, 5, 4), new PublishedBox(3, 2, 5, 4).shifted(100, 50));
	}
}
