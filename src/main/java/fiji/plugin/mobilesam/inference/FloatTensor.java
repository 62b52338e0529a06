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
package fiji.plugin.mobilesam.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Numbers with a shape, in memory that the native runtime reads and writes without copying.
 *
 * @param shape not copied
 * @param data direct, native byte order, from 0 to its capacity; not copied
 */
record FloatTensor(long[] shape, FloatBuffer data) {

	FloatTensor {
		if (!data.isDirect() || data.order() != ByteOrder.nativeOrder() || data.capacity() != count(shape))
			throw new IllegalArgumentException("expected a direct native buffer of %d floats for %s, got %s".formatted(
					count(shape), Arrays.toString(shape), data));
	}

	/**
	 * Zeros.
	 *
	 * @throws IllegalArgumentException if there is no memory for them
	 */
	static FloatTensor zeros(final long... shape) {
		try {
			return new FloatTensor(shape, buffer(Math.toIntExact(count(shape))));
		} catch (final ArithmeticException e) {
			throw new IllegalArgumentException(
					"a tensor of %s has more numbers than fit into memory".formatted(Arrays.toString(shape)), e);
		}
	}

	static FloatTensor of(final float[] values, final long... shape) {
		final FloatTensor tensor = zeros(shape);
		tensor.data.put(0, values);
		return tensor;
	}

	private static FloatBuffer buffer(final int floats) {
		try {
			return ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, floats)).order(ByteOrder.nativeOrder())
					.asFloatBuffer();
		} catch (final OutOfMemoryError e) {
			throw new IllegalArgumentException(
					"there is no native memory for %d MB more; use fewer prompts at once or give Java more memory (-Xmx)"
							.formatted(floats >> 18),
					e);
		}
	}

	static long count(final long[] shape) {
		long count = 1;
		for (final long side : shape) count = Math.multiplyExact(count, side);
		return count;
	}

	/** Memory of the numbers. */
	long bytes() {
		return (long) Float.BYTES * data.capacity();
	}

	/** Numbers in one entry of the first axis. */
	int rowLength() {
		return (int) (data.capacity() / shape[0]);
	}

	/** Some entries of the first axis; shares the memory. */
	FloatTensor rows(final int from, final int to) {
		final long[] part = shape.clone();
		part[0] = to - from;
		return new FloatTensor(part, data.slice(from * rowLength(), (to - from) * rowLength()));
	}

	/** Some entries of the second axis, of the first entry of the first axis; copied. */
	FloatTensor ofFirst(final int[] entries) {
		final long[] part = shape.clone();
		part[0] = 1;
		part[1] = entries.length;
		final FloatTensor some = zeros(part);
		final int length = rowLength() / (int) shape[1];
		for (int i = 0; i < entries.length; i++) some.data.put(i * length, data, entries[i] * length, length);
		return some;
	}
}
