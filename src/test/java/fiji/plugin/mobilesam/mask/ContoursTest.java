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

import static fiji.plugin.mobilesam.mask.DrawnMasks.assertSameMask;
import static fiji.plugin.mobilesam.mask.DrawnMasks.mask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class ContoursTest {

	@Test
	void runAlongTheInsideOfAMask() {
		assertSameMask(mask("......", ".####.", ".#..#.", ".####.", "......"),
				Contours.of(mask("......", ".####.", ".####.", ".####.", "......")));
	}

	@Test
	void runAroundHolesAndAlongTheEdgeOfThePlane() {
		assertSameMask(mask("#######", "#..#..#", "#.#.#.#", "#..#..#", "#######"),
				Contours.of(mask("#######", "#######", "###.###", "#######", "#######")));
	}

	@Test
	void haveThePixelsWithANeighbourOutside() {
		final Random random = new Random(5);
		for (int i = 0; i < 50; i++) {
			final BinaryMask mask = DrawnMasks.random(1 + random.nextInt(30), 1 + random.nextInt(30), random);
			final BinaryMask contour = Contours.of(mask);
			for (int y = 0; y < mask.height(); y++)
				for (int x = 0; x < mask.width(); x++)
					assertEquals(
							mask.contains(x, y) && !(mask.contains(x - 1, y) && mask.contains(x + 1, y)
									&& mask.contains(x, y - 1) && mask.contains(x, y + 1)),
							contour.contains(x, y));
		}
	}
}
