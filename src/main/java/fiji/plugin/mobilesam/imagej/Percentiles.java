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

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import ij.process.ImageProcessor;

/**
 * Exact percentiles of the finite pixel values of any number of planes, in constant memory and at most two passes: the
 * values are counted by the upper half of an order-preserving key, then those that share it with a wanted rank by the
 * lower half. Between two ranks the percentile is interpolated (method "linear" of {@code numpy.percentile}; Hyndman
 * and Fan 1996, definition 7).
 */
final class Percentiles {

	private static final int HALF = 1 << 16;

	private final Supplier<Iterable<ImageProcessor>> planes;
	private final long[] upper = new long[HALF];
	private final long count;
	private final boolean integers;

	/** @param planes gives all planes, of 8, 16 or 32 bits, anew each time it is asked */
	Percentiles(final Supplier<Iterable<ImageProcessor>> planes) {
		this.planes = planes;
		forEachKey(key -> upper[key >>> 16]++);
		count = Arrays.stream(upper).sum();
		integers = planes.get().iterator().next().getBitDepth() < 32;
	}

	/**
	 * @param low percentile, 0 to 100
	 * @param high percentile, 0 to 100
	 * @return both percentiles; 0 and 0 where no value is finite
	 */
	ValueRange range(final double low, final double high) {
		if (count == 0) return new ValueRange(0, 0);
		final double first = (count - 1) * (low / 100);
		final double second = (count - 1) * (high / 100);
		final float[] values = values((long) first, (long) Math.ceil(first), (long) second, (long) Math.ceil(second));
		return new ValueRange(between(values[0], values[1], first % 1), between(values[2], values[3], second % 1));
	}

	/** The values at these ranks, counted from 0. */
	private float[] values(final long... ranks) {
		final int[] bins = new int[ranks.length];
		final long[] rest = new long[ranks.length];
		final Map<Integer, long[]> lower = new HashMap<>();
		for (int i = 0; i < ranks.length; i++) {
			bins[i] = binOf(upper, ranks[i]);
			rest[i] = ranks[i] - Arrays.stream(upper, 0, bins[i]).sum();
			lower.put(bins[i], new long[HALF]);
		}
		if (!integers) forEachKey(key -> {
			final long[] counts = lower.get(key >>> 16);
			if (counts != null) counts[key & HALF - 1]++;
		});
		final float[] values = new float[ranks.length];
		for (int i = 0; i < ranks.length; i++)
			values[i] = integers ? bins[i] : valueOf(bins[i] << 16 | binOf(lower.get(bins[i]), rest[i]));
		return values;
	}

	private static int binOf(final long[] counts, final long rank) {
		long seen = 0;
		int bin = -1;
		while (seen <= rank) seen += counts[++bin];
		return bin;
	}

	/** As numpy interpolates: the difference in the type of the pixels, the rest in double precision. */
	private static double between(final float a, final float b, final double t) {
		final double difference = b - a;
		return t < 0.5 ? a + difference * t : b - difference * (1 - t);
	}

	private void forEachKey(final IntConsumer consumer) {
		for (final ImageProcessor plane : planes.get()) {
			final Object pixels = plane.getPixels();
			if (pixels instanceof byte[] bytes) {
				for (final byte value : bytes) consumer.accept((value & 0xff) << 16);
			} else if (pixels instanceof short[] shorts) {
				for (final short value : shorts) consumer.accept(value << 16);
			} else {
				for (final float value : (float[]) pixels) if (Float.isFinite(value)) consumer.accept(keyOf(value));
			}
		}
	}

	/** Unsigned, in the order of the values: sets the sign bit of positive values, inverts negative ones. */
	private static int keyOf(final float value) {
		final int bits = Float.floatToRawIntBits(value);
		return bits ^ (bits >> 31 | Integer.MIN_VALUE);
	}

	private static float valueOf(final int key) {
		return Float.intBitsToFloat(key ^ (~key >> 31 | Integer.MIN_VALUE));
	}
}
