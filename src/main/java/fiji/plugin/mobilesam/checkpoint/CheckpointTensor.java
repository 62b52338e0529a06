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

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A tensor of a checkpoint: immutable; tensors that share a storage in the file share it in memory. */
public final class CheckpointTensor {

	private final DType dtype;
	private final ByteBuffer storage;
	private final StridedView view;

	/** @param storage the whole storage, in its byte order; not copied */
	CheckpointTensor(final DType dtype, final ByteBuffer storage, final StridedView view) {
		this.dtype = dtype;
		this.storage = storage;
		this.view = view;
	}

	/**
	 * A tensor of the given numbers.
	 *
	 * @param values in row order; copied
	 * @param shape size of each dimension; none for a scalar
	 * @throws IllegalArgumentException if the number of values is not that of the shape
	 */
	public static CheckpointTensor of(final float[] values, final int... shape) {
		final StridedView view = StridedView.contiguous(shape);
		if (view.count() != values.length)
			throw new IllegalArgumentException("a tensor of shape %s needs %d values, got %d".formatted(Arrays.toString(
					shape), view.count(), values.length));
		final ByteBuffer storage = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
		storage.asFloatBuffer().put(values);
		return new CheckpointTensor(DType.FLOAT32, storage, view);
	}

	/** Type of the elements in the file. */
	public DType dtype() {
		return dtype;
	}

	/** Size of each dimension; none for a scalar. A new array at each call. */
	public int[] shape() {
		return Arrays.stream(view.shape()).mapToInt(Math::toIntExact).toArray();
	}

	/** Number of elements. */
	public int count() {
		return view.count();
	}

	/**
	 * The elements in row order, however they lie in the file, rounded to the nearest float where they are not floats.
	 * A new array at each call.
	 */
	public float[] floats() {
		final float[] values = new float[count()];
		view.forEach((element, index) -> values[element] = dtype.floatAt(storage, index));
		return values;
	}

	/**
	 * The elements in row order, exact. A new array at each call.
	 *
	 * @throws IllegalStateException if the elements are not whole numbers by their type
	 */
	public long[] longs() {
		if (!dtype.isIntegral())
			throw new IllegalStateException("a tensor of %s has no exact whole numbers".formatted(dtype));
		final long[] values = new long[count()];
		view.forEach((element, index) -> values[element] = dtype.longAt(storage, index));
		return values;
	}

	@Override
	public String toString() {
		return "tensor of %s %s".formatted(dtype, Arrays.toString(view.shape()));
	}
}
