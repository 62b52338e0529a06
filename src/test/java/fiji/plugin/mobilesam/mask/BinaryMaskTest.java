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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryMaskTest {

	private static final BinaryMask EMPTY = BinaryMask.builder(4, 3).build();

	/** Two masks of one plane and their pixels. */
	private record Pair(int width, int height, byte[] a, byte[] b) {

		private BinaryMask maskA() {
			return BinaryMask.of(width, height, a);
		}

		private BinaryMask maskB() {
			return BinaryMask.of(width, height, b);
		}
	}

	private static Stream<Pair> pairs() {
		final Random random = new Random(1);
		return Stream.generate(() -> {
			final int width = 1 + random.nextInt(40);
			final int height = 1 + random.nextInt(30);
			return new Pair(width, height, pixels(width, height, random), pixels(width, height, random));
		}).limit(60);
	}

	private static byte[] pixels(final int width, final int height, final Random random) {
		final byte[] pixels = new byte[width * height];
		final double share = random.nextInt(5) / 4.0;
		final int length = 1 + random.nextInt(2 * width);
		for (int from = 0; from < pixels.length; from += length)
			if (random.nextDouble() < share)
				for (int i = from; i < Math.min(from + length, pixels.length); i++) pixels[i] = 1;
		return pixels;
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void holdsThePixels(final Pair pair) {
		assertArrayEquals(pair.a, pair.maskA().toBytes((byte) 1));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void containsThePixelsAndNoneOutsideThePlane(final Pair pair) {
		final BinaryMask mask = pair.maskA();
		for (int y = -1; y <= pair.height; y++)
			for (int x = -1; x <= pair.width; x++) {
				final boolean inside = x >= 0 && x < pair.width && y >= 0 && y < pair.height;
				assertEquals(inside && pair.a[y * pair.width + x] == 1, mask.contains(x, y));
			}
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void measuresAreaAndBounds(final Pair pair) {
		long area = 0;
		int left = pair.width;
		int top = pair.height;
		int right = 0;
		int bottom = 0;
		for (int i = 0; i < pair.a.length; i++) {
			if (pair.a[i] == 0) continue;
			area++;
			left = Math.min(left, i % pair.width);
			top = Math.min(top, i / pair.width);
			right = Math.max(right, i % pair.width + 1);
			bottom = Math.max(bottom, i / pair.width + 1);
		}
		final BinaryMask mask = pair.maskA();
		assertEquals(area, mask.area());
		assertEquals(area == 0, mask.isEmpty());
		assertEquals(area == 0 ? Optional.empty() : Optional.of(new PixelBox(left, top, right, bottom)), mask.bounds());
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void countsCommonPixelsAndTheirShareOfTheUnion(final Pair pair) {
		long common = 0;
		long union = 0;
		for (int i = 0; i < pair.a.length; i++) {
			common += pair.a[i] & pair.b[i];
			union += pair.a[i] | pair.b[i];
		}
		assertEquals(common, pair.maskA().intersectionArea(pair.maskB()));
		assertEquals(union == 0 ? 1 : (double) common / union, pair.maskA().iou(pair.maskB()));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void complementSetsTheOtherPixels(final Pair pair) {
		final byte[] others = pair.a.clone();
		for (int i = 0; i < others.length; i++) others[i] ^= 1;
		assertSameMask(BinaryMask.of(pair.width, pair.height, others), pair.maskA().complement());
		assertSameMask(pair.maskA(), pair.maskA().complement().complement());
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void liesInALargerPlaneWhereItIsPut(final Pair pair) {
		final byte[] plane = new byte[(pair.width + 5) * (pair.height + 3)];
		for (int y = 0; y < pair.height; y++)
			System.arraycopy(pair.a, y * pair.width, plane, (y + 1) * (pair.width + 5) + 4, pair.width);
		assertSameMask(BinaryMask.of(pair.width + 5, pair.height + 3, plane),
				pair.maskA().placedIn(pair.width + 5, pair.height + 3, 4, 1));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void isMadeOfItsRuns(final Pair pair) {
		final BinaryMask mask = pair.maskA();
		final BinaryMask.Builder builder = BinaryMask.builder(pair.width, pair.height);
		mask.forEachRun(builder::addRun);
		assertSameMask(mask, builder.build());
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void equalsAMaskOfTheSamePixelsHoweverTheyWereAdded(final Pair pair) {
		final BinaryMask.Builder pixelByPixel = BinaryMask.builder(pair.width, pair.height);
		for (int i = 0; i < pair.a.length; i++)
			if (pair.a[i] == 1) pixelByPixel.addRun(i / pair.width, i % pair.width, i % pair.width + 1);
		assertEquals(pair.maskA(), pixelByPixel.build());
		assertEquals(pair.maskA().hashCode(), pixelByPixel.build().hashCode());
	}

	@Test
	void handsOverRunsRowByRow() {
		final List<String> runs = new ArrayList<>();
		mask(".##.", "#..#", "####").forEachRun((y, from, to) -> runs.add(y + ": " + from + "-" + to));
		assertEquals(List.of("0: 1-3", "1: 0-1", "1: 3-4", "2: 0-4"), runs);
	}

	@Test
	void differsFromOtherPixelsAndOtherPlanes() {
		assertNotEquals(mask("##.."), mask("#.#."));
		assertNotEquals(mask("##.."), mask("##", ".."));
		assertNotEquals(EMPTY, mask("####", "####", "####"));
	}

	@Test
	void setsPixelsThatAreNotZero() {
		assertSameMask(mask("#.##"), BinaryMask.of(4, 1, new byte[]{-1, 0, 5, 127}));
		assertArrayEquals(new byte[]{-1, 0, -1, -1}, mask("#.##").toBytes((byte) -1));
	}

	@Test
	void aBuilderGoesOnAfterAMaskIsBuilt() {
		final BinaryMask.Builder builder = BinaryMask.builder(4, 2).addRun(0, 1, 2);
		assertSameMask(mask(".#..", "...."), builder.build());
		assertSameMask(mask(".##.", "#..."), builder.addRun(0, 2, 3).addRun(1, 0, 1).build());
		assertEquals(mask(".##.", "#..."), builder.build());
	}

	@Test
	void staysItselfInItsOwnPlane() {
		final BinaryMask mask = mask("#.", ".#");
		assertSame(mask, mask.placedIn(2, 2, 0, 0));
	}

	@Test
	void largePlanesNeedMoreThanAnInt() {
		final BinaryMask mask = BinaryMask.builder(70000, 70000).addRun(0, 0, 1).addRun(69999, 69000, 70000).build();
		assertEquals(1001, mask.area());
		assertTrue(mask.contains(69999, 69999));
		assertFalse(mask.contains(68999, 69999));
		assertEquals(70000L * 70000 - 1001, mask.complement().area());
	}

	@Test
	void runsThatAreEmptyOutsideOrOutOfOrderAreErrors() {
		final BinaryMask.Builder builder = BinaryMask.builder(4, 3).addRun(1, 1, 3);
		assertThrows(IllegalArgumentException.class, () -> builder.addRun(1, 3, 3));
		assertThrows(IllegalArgumentException.class, () -> builder.addRun(1, 3, 5));
		assertThrows(IllegalArgumentException.class, () -> builder.addRun(3, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> builder.addRun(2, -1, 1));
		assertThrows(IllegalArgumentException.class, () -> builder.addRun(1, 2, 4));
		assertThrows(IllegalArgumentException.class, () -> builder.addRun(0, 0, 1));
	}

	@Test
	void planesWithoutPixelsAndPixelsThatDoNotFitAreErrors() {
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.builder(0, 3));
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.of(2, 2, new byte[3]));
		assertThrows(IllegalArgumentException.class, () -> mask("##", "##").placedIn(3, 3, 2, 0));
		assertThrows(IllegalArgumentException.class, () -> mask("##", "##").placedIn(3, 3, -1, 0));
	}

	@Test
	void masksOfDifferentPlanesAreNotCompared() {
		final IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
				() -> mask("##").iou(mask("#", "#")));
		assertEquals("masks of one plane are compared, got 2 x 1 and 1 x 2", error.getMessage());
	}
}
