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
package fiji.plugin.mobilesam.prompt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.mask.BinaryMask;

class LowResMaskTest {

	private static final float INSIDE = (float) Math.log(999);

	@Test
	void aDrawnAreaIsSureInsideAndOutsideAndUndecidedOnItsEdge() {
		// 8 x 4 pixels in a square of 8, of which the low-res mask shows two by two pixels as one
		final BinaryMask area = BinaryMask.builder(8, 4).addRun(0, 0, 3).addRun(1, 0, 3).build();
		final LowResMask mask = LowResMask.of(area, new InputFit(8, 4, 8), 4);
		final float out = -INSIDE;
		assertArrayEquals(new float[]{INSIDE, 0, out, out, out, out, out, out, out, out, out, out, out, out, out, out},
				mask.logits(), 1e-4f);
	}

	@Test
	void anImageSmallerThanTheLowResMaskIsEnlarged() {
		final BinaryMask area = BinaryMask.builder(2, 1).addRun(0, 1, 2).build();
		final LowResMask mask = LowResMask.of(area, new InputFit(2, 1, 8), 4);
		for (int y = 0; y < 4; y++)
			for (int x = 0; x < 4; x++)
				assertEquals(x >= 2 && y < 2 ? INSIDE : -INSIDE, mask.logits()[4 * y + x], 1e-4f, x + ", " + y);
	}

	@Test
	void theCoveredAreaIsKept() {
		final BinaryMask area = BinaryMask.builder(300, 177).addRun(3, 10, 200).addRun(4, 0, 300).addRun(90, 7, 8)
				.build();
		final InputFit fit = new InputFit(300, 177, 1024);
		double covered = 0;
		for (final double part : LowResCoverage.of(area, fit, 256)) covered += part;
		final double perPixel = (fit.scaledWidth() / 300.0) * (fit.scaledHeight() / 177.0) / 16;
		assertEquals(area.area() * perPixel, covered, 1e-6);
	}

	@Test
	void anAreaOfAnotherImageIsRefused() {
		final BinaryMask area = BinaryMask.builder(4, 8).build();
		final String message = assertThrows(IllegalArgumentException.class,
				() -> LowResMask.of(area, new InputFit(8, 4, 8), 4)).getMessage();
		assertTrue(message.contains("8 x 4") && message.contains("4 x 8"), message);
	}
}
