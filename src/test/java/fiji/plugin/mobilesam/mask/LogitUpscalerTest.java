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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;
import fiji.plugin.mobilesam.SeededIntegers;
import fiji.plugin.mobilesam.image.InputFit;

class LogitUpscalerTest {

	/** What PyTorch made of synthetic logits: every step-th logit, the mask, and its areas at plus and minus offset. */
	private record Golden(int inputSize, int lowResSize, int width, int height, int seed, float offset, long inner,
			long outer, String mask, int step, float[] samples) {

		private InputFit fit() {
			return new InputFit(width, height, inputSize);
		}

		/** The logits of {@code mask/make_goldens.py}: a disk with a hole and noise. */
		private FloatBuffer logits() {
			final int n = lowResSize;
			final SeededIntegers noise = new SeededIntegers(seed);
			final int cx = fit().scaledWidth() * n / inputSize * 5 / 9;
			final int cy = fit().scaledHeight() * n / inputSize * 3 / 8;
			final int hole = n / 8;
			final FloatBuffer logits = FloatBuffer.allocate(n * n);
			for (int y = 0; y < n; y++)
				for (int x = 0; x < n; x++) {
					final int disk = n / 3 * (n / 3) - square(x - cx) - square(y - cy);
					final int ring = square(x - cx - hole / 2) + square(y - cy) - square(hole);
					final int steps = Math.floorDiv(Math.min(disk, ring) * 2048, n * n) * 8;
					logits.put((Math.max(-3000, Math.min(3000, steps)) + noise.next(81) - 40) / 128f);
				}
			return logits;
		}

		private static int square(final int value) {
			return value * value;
		}
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/mask/upscale.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void givesTheLogitsOfPyTorch(final Golden golden) {
		final float[] full = new LogitUpscaler(golden.fit(), golden.lowResSize).upscale(golden.logits(), 0);
		assertEquals(golden.width * golden.height, full.length);
		// Both positions and sums are rounded to single precision, in an order that PyTorch leaves to the machine.
		for (int i = 0; i < golden.samples.length; i++)
			assertEquals(golden.samples[i], full[i * golden.step], 1e-4 * Math.max(1, Math.abs(golden.samples[i])));
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void givesTheMaskAndTheAreasOfPyTorch(final Golden golden) {
		final ThresholdedMask cut = new LogitUpscaler(golden.fit(), golden.lowResSize).threshold(golden.logits(), 0,
				golden.offset);
		assertSameMask(CocoRle.decode(golden.width, golden.height, golden.mask), cut.mask());
		assertEquals(golden.inner, cut.innerArea());
		assertEquals(golden.outer, cut.outerArea());
	}

	/** Every path of the short cut against the logits themselves. */
	@ParameterizedTest
	@CsvSource({"90, 70, 64, 16, 1", "70, 300, 64, 16, 1", "20, 9, 64, 16, 0", "5, 64, 64, 32, 2.5",
			"64, 50, 64, 64, 1",
			"31, 47, 48, 3, 0.5"})
	void looksOnlyWhereLogitsDisagreeAndFindsTheSame(final int width, final int height, final int inputSize,
			final int lowResSize, final float offset) {
		final LogitUpscaler upscaler = new LogitUpscaler(new InputFit(width, height, inputSize), lowResSize);
		final Random random = new Random(width);
		for (int i = 0; i < 40; i++) {
			final FloatBuffer logits = randomLogits(lowResSize, random);
			final float[] full = upscaler.upscale(logits, 0);
			final byte[] pixels = new byte[full.length];
			long inner = 0;
			long outer = 0;
			for (int p = 0; p < full.length; p++) {
				if (full[p] > 0) pixels[p] = 1;
				if (full[p] > offset) inner++;
				if (full[p] > -offset) outer++;
			}
			final ThresholdedMask cut = upscaler.threshold(logits, 0, offset);
			assertSameMask(BinaryMask.of(width, height, pixels), cut.mask());
			assertEquals(inner, cut.innerArea());
			assertEquals(outer, cut.outerArea());
		}
	}

	/** A few blobs of random height on a low ground. */
	private static FloatBuffer randomLogits(final int size, final Random random) {
		final float[] logits = new float[size * size];
		final double ground = -6 * random.nextDouble();
		final int blobs = random.nextInt(4);
		for (int i = 0; i < logits.length; i++) logits[i] = (float) (ground + random.nextGaussian());
		for (int b = 0; b < blobs; b++) {
			final double cx = size * random.nextDouble();
			final double cy = size * random.nextDouble();
			final double radius = size * random.nextDouble() / 2;
			final double level = 12 * random.nextDouble();
			for (int i = 0; i < logits.length; i++)
				if (Math.hypot(i % size - cx, i / size - cy) < radius) logits[i] += level;
		}
		return FloatBuffer.wrap(logits);
	}

	@Test
	void readsTheMaskThatBeginsAtTheOffset() {
		final FloatBuffer two = FloatBuffer.allocate(32);
		for (int i = 0; i < 16; i++) two.put(i, -5).put(16 + i, 5);
		final LogitUpscaler upscaler = new LogitUpscaler(new InputFit(6, 3, 8), 4);
		assertEquals(0, upscaler.threshold(two, 0, 1).mask().area());
		assertEquals(18, upscaler.threshold(two, 16, 1).mask().area());
		assertEquals(0, two.position());
	}

	@Test
	void stabilityIsTheShareOfTheInnerInTheOuterArea() {
		assertEquals(0.75f, new ThresholdedMask(BinaryMask.builder(9, 9).build(), 3, 4).stabilityScore());
		assertTrue(Float.isNaN(new ThresholdedMask(BinaryMask.builder(9, 9).build(), 0, 0).stabilityScore()));
	}

	@Test
	void logitsThatAreNoNumbersAreOutside() {
		final float[] logits = new float[16];
		Arrays.fill(logits, Float.NaN);
		final ThresholdedMask cut = new LogitUpscaler(new InputFit(8, 8, 8), 4).threshold(FloatBuffer.wrap(logits), 0,
				1);
		assertEquals(new ThresholdedMask(BinaryMask.builder(8, 8).build(), 0, 0), cut);
	}

	@Test
	void sizesAndOffsetsOutOfRangeAreErrors() {
		final InputFit fit = new InputFit(10, 10, 64);
		assertThrows(IllegalArgumentException.class, () -> new LogitUpscaler(fit, 2));
		assertThrows(IllegalArgumentException.class, () -> new LogitUpscaler(fit, 65));
		final LogitUpscaler upscaler = new LogitUpscaler(fit, 16);
		final FloatBuffer logits = FloatBuffer.allocate(256);
		assertThrows(IllegalArgumentException.class, () -> upscaler.threshold(logits, 0, -1));
		assertThrows(IllegalArgumentException.class, () -> upscaler.threshold(logits, 0, Float.NaN));
		assertThrows(IndexOutOfBoundsException.class, () -> upscaler.threshold(logits, 1, 1));
	}
}
