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

package fiji.plugin.mobilesam.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;
import fiji.plugin.mobilesam.SeededIntegers;
import fiji.plugin.mobilesam.imagej.ContrastPolicy.Percentile;
import fiji.plugin.mobilesam.imagej.ContrastPolicy.Scope;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Against numpy: no grey level may differ, and the percentiles only in the last bits of their sums. */
class PercentileContrastTest {

	private static final double LAST_BITS = 1e-14;

	record Case(int bits, int planes, int width, int height, int modulus, float unit, boolean gaps, double low,
			double high, int seed, double black, double white, int[] grey) {

		ImagePlus image() {
			final SeededIntegers numbers = new SeededIntegers(seed);
			final ImageStack stack = new ImageStack(width, height);
			for (int plane = 0; plane < planes; plane++) {
				final ImageProcessor pixels = bits == 8
						? new ByteProcessor(width, height)
						: bits == 16 ? new ShortProcessor(width, height) : new FloatProcessor(width, height);
				for (int i = 0; i < width * height; i++)
					pixels.setf(i, value(numbers.next(modulus), plane * width * height + i));
				stack.addSlice(pixels);
			}
			return new ImagePlus("case", stack);
		}

		private float value(final int number, final int index) {
			if (bits < 32) return number;
			if (gaps && index % 13 == 2) return Float.NEGATIVE_INFINITY;
			if (gaps && index % 11 == 1) return Float.POSITIVE_INFINITY;
			return gaps && index % 7 == 0 ? Float.NaN : (number - modulus / 2) * unit;
		}
	}

	static List<Case> cases() {
		return GoldenFile.read("/imagej/contrast.json", Case[].class);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void everyGreyLevelIsThatOfNumpy(final Case given) {
		final Planes planes = Planes.of(given.image(), new Percentile(given.low, given.high, Scope.STACK));

		final List<Plane> rendered = planes.positions().stream().map(planes::plane).toList();

		for (final Plane plane : rendered) {
			final ValueRange range = plane.contrast().channels().get(0);
			assertEquals(given.black, range.black(), LAST_BITS * Math.abs(given.black));
			assertEquals(given.white, range.white(), LAST_BITS * Math.abs(given.white));
		}
		assertArrayEquals(given.grey, rendered.stream().flatMapToInt(PercentileContrastTest::red).toArray());
	}

	private static IntStream red(final Plane plane) {
		final byte[] rgb = plane.rgb().rgb();
		return IntStream.range(0, rgb.length / 3).map(i -> {
			assertEquals(rgb[3 * i], rgb[3 * i + 1], "grey");
			assertEquals(rgb[3 * i], rgb[3 * i + 2], "grey");
			return rgb[3 * i] & 0xff;
		});
	}
}
