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
package fiji.plugin.mobilesam.checkpoint;

import java.util.Arrays;

/**
 * Where a tensor's elements lie in its storage: element {@code (i0, i1, ...)} at {@code offset + i0 * strides[0] + i1 *
 * strides[1] + ...}. The arrays are not copied.
 *
 * @param offset of the first element, in elements
 * @param shape size of each dimension; none for a scalar
 * @param strides step of each dimension, in elements; 0 repeats what is there
 */
record StridedView(long offset, long[] shape, long[] strides) {

	/** Takes the elements of a view. */
	@FunctionalInterface
	interface ElementConsumer {

		/**
		 * @param element its number in row order
		 * @param index its place in the storage
		 */
		void accept(int element, int index);
	}

	/** @throws PickleException if the view is contradictory or has more elements than a Java array */
	StridedView {
		if (shape.length != strides.length)
			throw new PickleException("tensor of shape %s has %d strides".formatted(Arrays.toString(shape),
					strides.length));
		if (offset < 0 || min(shape) < 0 || min(strides) < 0)
			throw new PickleException("tensor with offset %d, shape %s and strides %s, none of which may be negative"
					.formatted(offset, Arrays.toString(shape), Arrays.toString(strides)));
		try {
			Arrays.stream(shape).forEach(Math::toIntExact);
			count(shape);
			end(offset, shape, strides);
		} catch (final ArithmeticException e) {
			throw new PickleException("tensor with offset %d, shape %s and strides %s is too large".formatted(offset,
					Arrays.toString(shape), Arrays.toString(strides)));
		}
	}

	/** The elements in row order from the start of the storage. */
	static StridedView contiguous(final int... shape) {
		final long[] strides = new long[shape.length];
		long stride = 1;
		for (int d = shape.length - 1; d >= 0; d--) {
			strides[d] = stride;
			stride *= shape[d];
		}
		return new StridedView(0, Arrays.stream(shape).asLongStream().toArray(), strides);
	}

	/** Number of elements. */
	int count() {
		return count(shape);
	}

	/** Number of elements that the storage must have. */
	long end() {
		return end(offset, shape, strides);
	}

	/** Hands over all elements in row order; the storage has at most as many as a Java array. */
	void forEach(final ElementConsumer consumer) {
		if (count() == 0) return;
		int element = 0;
		final int[] position = new int[shape.length];
		long index = offset;
		int d;
		do {
			consumer.accept(element++, (int) index);
			d = shape.length - 1;
			while (d >= 0 && position[d] == shape[d] - 1) {
				index -= position[d] * strides[d];
				position[d--] = 0;
			}
			if (d >= 0) {
				position[d]++;
				index += strides[d];
			}
		} while (d >= 0);
	}

	private static int count(final long[] shape) {
		if (Arrays.stream(shape).anyMatch(size -> size == 0)) return 0;
		return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
	}

	private static long end(final long offset, final long[] shape, final long[] strides) {
		if (count(shape) == 0) return 0;
		long last = offset;
		for (int d = 0; d < shape.length; d++)
			last = Math.addExact(last, Math.multiplyExact(shape[d] - 1, strides[d]));
		return Math.addExact(last, 1);
	}

	private static long min(final long[] values) {
		return Arrays.stream(values).min().orElse(0);
	}
}
