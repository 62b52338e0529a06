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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.BinaryMask;

class LabelledPlaneTest {

	@Test
	void givesEachLabelItsPixels() {
		final int[] labels = {
				0, 7, 7, 2,
				7, 2, 2, 2,
				2, 0, 7, 0};
		final LabelledPlane plane = new LabelledPlane(4, 3, labels);
		assertEquals(List.of(2, 7), List.copyOf(plane.objects().keySet()));
		assertEquals(BinaryMask.builder(4, 3).addRun(0, 3, 4).addRun(1, 1, 4).addRun(2, 0, 1).build(),
				plane.objects().get(2));
		assertEquals(BinaryMask.builder(4, 3).addRun(0, 1, 3).addRun(1, 0, 1).addRun(2, 2, 3).build(),
				plane.objects().get(7));
	}

	@Test
	void refusesAnArrayThatDoesNotFit() {
		assertEquals("a plane of 4 x 3 needs 12 labels, got 11",
				assertThrows(IllegalArgumentException.class, () -> new LabelledPlane(4, 3, new int[11])).getMessage());
	}
}
