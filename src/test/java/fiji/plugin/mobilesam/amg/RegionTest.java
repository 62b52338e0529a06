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
package fiji.plugin.mobilesam.amg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

class RegionTest {

	@ParameterizedTest
	@CsvSource({"3, 2, true", "5.99, 2.99, true", "2.99, 2.5, false", "6, 2.5, false", "4, 1.99, false", "4, 3, false"})
	void aRectangleEndsAtTheEdgesOfItsPixels(final double x, final double y, final boolean inside) {
		assertEquals(inside, new Region.Rectangle(new PixelBox(3, 2, 6, 3)).contains(x, y));
	}

	@ParameterizedTest
	@CsvSource({"3, 2, true", "5.99, 2.99, true", "2.99, 2.5, false", "6, 2.5, false", "4, 1.99, false",
			"8, 2.5, true", "9.5, 2.5, false", "4, 3.5, false", "6.5, 3.5, true", "0, 0, false"})
	void aShapeEndsAtTheEdgesOfItsPixels(final double x, final double y, final boolean inside) {
		final BinaryMask mask = BinaryMask.builder(10, 8).addRun(2, 3, 6).addRun(2, 8, 9).addRun(3, 6, 8).build();
		assertEquals(inside, new Region.Pixels(mask).contains(x, y));
	}
}
