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
package fiji.plugin.mobilesam.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RgbImageTest {

	private final RgbImage image = new RgbImage(3, 2,
			new byte[]{0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 52});

	@Test
	void cropsAPartWithoutItsRightAndBottomEdge() {
		assertArrayEquals(new byte[]{10, 11, 12, 40, 41, 42}, image.crop(1, 0, 2, 2).rgb());
		assertArrayEquals(new byte[]{40, 41, 42, 50, 51, 52}, image.crop(1, 1, 3, 2).rgb());
	}

	@Test
	void aPartThatIsEmptyOrLeavesTheImageIsAnError() {
		assertThrows(IllegalArgumentException.class, () -> image.crop(1, 0, 1, 2));
		assertThrows(IllegalArgumentException.class, () -> image.crop(0, 0, 4, 2));
		assertThrows(IllegalArgumentException.class, () -> image.crop(-1, 0, 2, 2));
	}

	@Test
	void pixelsThatDoNotFitTheSidesAreAnError() {
		assertThrows(IllegalArgumentException.class, () -> new RgbImage(2, 2, new byte[11]));
		assertThrows(IllegalArgumentException.class, () -> new RgbImage(0, 2, new byte[0]));
	}
}
