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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;

class RegionCleanupTest {

	/** What the published generator made of a mask, labelled by SciPy. */
	private record Golden(int width, int height, long minArea, String mask, String cleaned, boolean touched) {
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/mask/cleanup.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void doesWhatThePublishedGeneratorDoes(final Golden golden) {
		final RegionCleanup.Result result = RegionCleanup
				.clean(CocoRle.decode(golden.width, golden.height, golden.mask), golden.minArea);
		assertSameMask(CocoRle.decode(golden.width, golden.height, golden.cleaned), result.mask());
		assertEquals(golden.touched, result.touched());
	}

	@Test
	void fillsTheHoleSmallerThanTheMinimumAndKeepsTheOther() {
		final BinaryMask given = mask("########", "#.##..##", "########");
		assertSameMask(mask("########", "####..##", "########"), RegionCleanup.clean(given, 2).mask());
	}

	@Test
	void dropsTheIslandSmallerThanTheMinimumAndKeepsTheOther() {
		final BinaryMask given = mask("##...", "##..#", ".....");
		assertSameMask(mask("##...", "##...", "....."), RegionCleanup.clean(given, 3).mask());
	}

	@Test
	void pixelsThatTouchByACornerAreOneRegion() {
		final BinaryMask given = mask("#...#...", ".#.#...#", "..#.....");
		assertSameMask(mask("#...#...", ".#.#....", "..#....."), RegionCleanup.clean(given, 5).mask());
	}

	@Test
	void holesAreFilledBeforeIslandsAreDropped() {
		final BinaryMask given = mask("###...", "#.#...", "###...", "......", "......");
		assertSameMask(mask("###...", "###...", "###...", "......", "......"), RegionCleanup.clean(given, 9).mask());
	}

	@Test
	void theLargestIslandStaysAndOfEqualOnesTheFirst() {
		final RegionCleanup.Result result = RegionCleanup.clean(mask("..##.....", ".....##..", "#........"), 15);
		assertSameMask(mask("..##.....", ".........", "........."), result.mask());
		assertTrue(result.touched());
	}

	@Test
	void aLoneIslandBelowTheMinimumCountsAsTouched() {
		final BinaryMask given = mask(".....", ".##..", ".....");
		final RegionCleanup.Result result = RegionCleanup.clean(given, 3);
		assertEquals(given, result.mask());
		assertTrue(result.touched());
	}

	@Test
	void aMaskOfLargeRegionsIsNotTouched() {
		final BinaryMask given = mask("###..", "###..", "###..");
		final RegionCleanup.Result result = RegionCleanup.clean(given, 6);
		assertEquals(given, result.mask());
		assertFalse(result.touched());
	}
}
