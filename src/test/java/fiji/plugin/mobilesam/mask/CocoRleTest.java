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
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.GoldenFile;

class CocoRleTest {

	/** A mask and its string; large masks come without their rows. */
	private record Golden(int width, int height, String[] rows, long area, String text) {
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/mask/coco.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void readsAndWritesTheStringsOfTheCocoTools(final Golden golden) {
		final BinaryMask decoded = CocoRle.decode(golden.width, golden.height, golden.text);
		if (golden.rows != null) assertSameMask(mask(golden.rows), decoded);
		assertEquals(golden.area, decoded.area());
		assertEquals(golden.text, CocoRle.encode(decoded));
	}

	@Test
	void countsRunsDownTheColumnsFromTheBackgroundOn() {
		assertArrayEquals(new long[]{1, 3, 2}, CocoRle.counts(mask(".#.", "##.")));
		assertArrayEquals(new long[]{0, 1, 2, 1, 2}, CocoRle.counts(mask("#..", ".#.")));
		assertArrayEquals(new long[]{6}, CocoRle.counts(mask("...", "...")));
		assertArrayEquals(new long[]{0, 6}, CocoRle.counts(mask("###", "###")));
	}

	@Test
	void aMaskComesBackFromItsString() {
		final Random random = new Random(7);
		for (int i = 0; i < 100; i++) {
			final BinaryMask mask = DrawnMasks.random(1 + random.nextInt(60), 1 + random.nextInt(60), random);
			assertSameMask(mask, CocoRle.decode(mask.width(), mask.height(), CocoRle.encode(mask)));
		}
	}

	/**
	 * Nothing, too few pixels, too many, a negative run, an unfinished number, an endless number, foreign characters.
	 */
	@ParameterizedTest
	@ValueSource(strings = {"", "5", "7", "N6", "6P", "PPPPPPPPPPPPPPP0", "6 ", "6\u00e9", "6~", "O"})
	void aStringThatIsNoMaskOfThePlaneIsAnError(final String text) {
		assertThrows(IllegalArgumentException.class, () -> CocoRle.decode(2, 3, text));
	}
}
