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
package fiji.plugin.mobilesam.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import static fiji.plugin.mobilesam.onnx.ElementType.FLOAT;
import static fiji.plugin.mobilesam.onnx.ElementType.INT64;

/**
 * What operators are written with: the parts of the graph, its opset, constants. The classes that extend it each add a
 * family of operators, written with those below.
 */
abstract class Operators {

	final GraphParts parts;
	final int opset;

	Operators(final GraphParts parts, final int opset) {
		this.parts = parts;
		this.opset = opset;
	}

	/**
	 * A trained tensor.
	 *
	 * @param name its name in the file; the same name must come with the same
	 *            content
	 * @param data row major
	 */
	public Value weight(final String name, final float[] data, final long... sizes) {
		return parts.weight(name, FLOAT, Shape.of(sizes), bytes(data));
	}

	/** A float scalar. */
	public Value constant(final float value) {
		return parts.constant(FLOAT, Shape.of(new long[0]), bytes(new float[]{value}));
	}

	/** A float vector. */
	public Value vector(final float... values) {
		return parts.constant(FLOAT, Shape.of(values.length), bytes(values));
	}

	/** An int64 vector. */
	public Value indices(final long... values) {
		final ByteBuffer bytes = littleEndian(Long.BYTES * values.length);
		bytes.asLongBuffer().put(values);
		return parts.constant(INT64, Shape.of(values.length), bytes);
	}

	private static ByteBuffer bytes(final float[] values) {
		final ByteBuffer bytes = littleEndian(Float.BYTES * values.length);
		bytes.asFloatBuffer().put(values);
		return bytes;
	}

	private static ByteBuffer littleEndian(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	final Operator operator(final String type, final Value... inputs) {
		return new Operator(parts, type, inputs);
	}

	static long fixed(final String type, final Value x, final int axis) {
		return x.dim(axis).fixed().orElseThrow(() -> new IllegalArgumentException(
				"%s: axis %d of %s must be a number".formatted(type, axis, x)));
	}

	static void require(final boolean holds, final String type, final String expected, final Value... found) {
		if (!holds)
			throw new IllegalArgumentException("%s of %s: %s".formatted(type,
					Arrays.stream(found).map(Value::toString).collect(Collectors.joining(" and ")), expected));
	}
}
