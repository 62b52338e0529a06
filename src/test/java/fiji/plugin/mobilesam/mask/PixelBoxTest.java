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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PixelBoxTest {

	private final PixelBox box = new PixelBox(2, 3, 6, 5);

	@Test
	void itsLeftAndTopAreInsideItsRightAndBottomOutside() {
		assertEquals(4, box.width());
		assertEquals(2, box.height());
		assertTrue(box.contains(2, 3));
		assertTrue(box.contains(5, 4));
		assertFalse(box.contains(6, 4));
		assertFalse(box.contains(5, 5));
		assertFalse(box.contains(1, 3));
	}

	@Test
	void boxesThatOnlyTouchDoNotOverlap() {
		assertTrue(box.overlaps(new PixelBox(5, 4, 9, 9)));
		assertFalse(box.overlaps(new PixelBox(6, 3, 9, 5)));
		assertFalse(box.overlaps(new PixelBox(2, 5, 6, 9)));
	}

	@Test
	void anEmptyBoxOrANegativeCornerIsAnError() {
		assertThrows(IllegalArgumentException.class, () -> new PixelBox(2, 3, 2, 5));
		assertThrows(IllegalArgumentException.class, () -> new PixelBox(2, 5, 6, 5));
		assertThrows(IllegalArgumentException.class, () -> new PixelBox(-1, 3, 6, 5));
	}
}
