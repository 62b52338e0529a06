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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;

class CropBoxTest {

	/** The crops of the published generator: left, top, right, bottom, layer. */
	private record Golden(int width, int height, int layers, double overlap, int[][] crops) {
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/mask/crops.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void areThoseOfThePublishedGenerator(final Golden golden) {
		final List<CropBox> expected = Arrays.stream(golden.crops)
				.map(c -> new CropBox(new PixelBox(c[0], c[1], c[2], c[3]), c[4])).toList();
		assertEquals(expected, CropBox.of(golden.width, golden.height, golden.layers, golden.overlap));
	}

	@Test
	void anImageTooSmallForItsLayersIsAnError() {
		final IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
				() -> CropBox.of(3, 100, 3, 0.1));
		assertEquals("an image of 3 x 100 is too small for 3 crop layers", error.getMessage());
	}

	@Test
	void numbersOutOfRangeAreErrors() {
		assertThrows(IllegalArgumentException.class, () -> CropBox.of(100, 100, -1, 0.3));
		assertThrows(IllegalArgumentException.class, () -> CropBox.of(100, 100, 1, 1.1));
		assertThrows(IllegalArgumentException.class, () -> CropBox.of(100, 100, 1, Double.NaN));
	}
}
