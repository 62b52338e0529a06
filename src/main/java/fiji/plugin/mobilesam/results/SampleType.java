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
package fiji.plugin.mobilesam.results;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

/** How the samples of an image are stored. */
public enum SampleType {

	/** Unsigned bytes, {@code byte[]}. */
	UINT8(1),
	/** Unsigned 16-bit, {@code short[]}. */
	UINT16(2),
	/** 32-bit floating point, {@code float[]}. */
	FLOAT32(4);

	private final int bytes;

	SampleType(final int bytes) {
		this.bytes = bytes;
	}

	/** The name that numpy has for it. */
	public String dtype() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Bytes of a sample. */
	public int bytes() {
		return bytes;
	}

	/** The type of that name of numpy. */
	static SampleType named(final String dtype) {
		return valueOf(dtype.toUpperCase(Locale.ROOT));
	}

	/** The type of an array of samples. */
	static SampleType of(final Object samples) {
		if (samples instanceof byte[]) return UINT8;
		if (samples instanceof short[]) return UINT16;
		if (samples instanceof float[]) return FLOAT32;
		throw new IllegalArgumentException("samples come as byte[], short[] or float[], got "
				+ samples.getClass().getSimpleName());
	}

	DataType hdfType() {
		return this == FLOAT32 ? FloatingPoint.FLOAT : new FixedPoint(bytes, false);
	}

	/** Little-endian bytes of an array of samples. */
	byte[] encode(final Object samples) {
		if (samples instanceof final byte[] values) return values;
		if (samples instanceof final short[] values) {
			final ByteBuffer buffer = buffer(values.length);
			buffer.asShortBuffer().put(values);
			return buffer.array();
		}
		final float[] values = (float[]) samples;
		final ByteBuffer buffer = buffer(values.length);
		buffer.asFloatBuffer().put(values);
		return buffer.array();
	}

	/** The array of samples that {@link #encode} took. */
	Object decode(final byte[] encoded) {
		final ByteBuffer buffer = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
		return switch (this) {
			case UINT8 -> encoded;
			case UINT16 -> {
				final short[] values = new short[encoded.length / bytes];
				buffer.asShortBuffer().get(values);
				yield values;
			}
			case FLOAT32 -> {
				final float[] values = new float[encoded.length / bytes];
				buffer.asFloatBuffer().get(values);
				yield values;
			}
		};
	}

	private ByteBuffer buffer(final int samples) {
		return ByteBuffer.allocate(Math.multiplyExact(samples, bytes)).order(ByteOrder.LITTLE_ENDIAN);
	}
}
