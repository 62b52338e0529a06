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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;

class InputFitTest {

	private record Golden(int width, int height, int inputSize, int scaledWidth, int scaledHeight, double[][] points,
			double[][] inputPoints) {
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/image/fit.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void isThatOfThePublishedPredictor(final Golden golden) {
		final InputFit fit = new InputFit(golden.width, golden.height, golden.inputSize);
		assertEquals(golden.scaledWidth, fit.scaledWidth());
		assertEquals(golden.scaledHeight, fit.scaledHeight());
		for (int i = 0; i < golden.points.length; i++) {
			assertEquals(golden.inputPoints[i][0], fit.toInputX(golden.points[i][0]));
			assertEquals(golden.inputPoints[i][1], fit.toInputY(golden.points[i][1]));
		}
	}

	@Test
	void keepsAPixelOfASideThatWouldVanish() {
		final InputFit fit = new InputFit(5000, 1, 1024);
		assertEquals(1024, fit.scaledWidth());
		assertEquals(1, fit.scaledHeight());
	}

	@Test
	void sizesBelowOneAreAnError() {
		assertThrows(IllegalArgumentException.class, () -> new InputFit(0, 5, 1024));
		assertThrows(IllegalArgumentException.class, () -> new InputFit(5, 5, 0));
	}
}
