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
import java.util.Optional;
import java.util.stream.Stream;

/** The type of a tensor's elements. */
public enum DType {

	/** IEEE 754 single precision. */
	FLOAT32("FloatStorage", Float.BYTES),
	/** IEEE 754 double precision. */
	FLOAT64("DoubleStorage", Double.BYTES),
	/** IEEE 754 half precision. */
	FLOAT16("HalfStorage", Short.BYTES),
	/** The upper half of a single precision number. */
	BFLOAT16("BFloat16Storage", Short.BYTES),
	/** Signed, 64 bits. */
	INT64("LongStorage", Long.BYTES),
	/** Signed, 32 bits. */
	INT32("IntStorage", Integer.BYTES),
	/** Signed, 16 bits. */
	INT16("ShortStorage", Short.BYTES),
	/** Signed, 8 bits. */
	INT8("CharStorage", Byte.BYTES),
	/** Unsigned, 8 bits. */
	UINT8("ByteStorage", Byte.BYTES),
	/** One byte, 0 or 1. */
	BOOL("BoolStorage", Byte.BYTES);

	private final String storageClass;
	private final int bytes;

	DType(final String storageClass, final int bytes) {
		this.storageClass = storageClass;
		this.bytes = bytes;
	}

	/** The type that PyTorch keeps in a storage of this class, such as {@code FloatStorage}. */
	static Optional<DType> ofStorageClass(final String name) {
		return Stream.of(values()).filter(type -> type.storageClass.equals(name)).findFirst();
	}

	/** Size of an element in a storage. */
	int bytes() {
		return bytes;
	}

	/** Whether the elements are whole numbers. */
	boolean isIntegral() {
		return switch (this) {
			case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> false;
			case INT64, INT32, INT16, INT8, UINT8, BOOL -> true;
		};
	}

	/** One element, rounded where a float cannot hold it. */
	float floatAt(final ByteBuffer storage, final int index) {
		return switch (this) {
			case FLOAT32 -> storage.getFloat(index * bytes);
			case FLOAT64 -> (float) storage.getDouble(index * bytes);
			case FLOAT16 -> halfToFloat(storage.getShort(index * bytes));
			case BFLOAT16 -> Float.intBitsToFloat(storage.getShort(index * bytes) << 16);
			case INT64, INT32, INT16, INT8, UINT8, BOOL -> longAt(storage, index);
		};
	}

	/** One element of an integral type. */
	long longAt(final ByteBuffer storage, final int index) {
		return switch (this) {
			case INT64 -> storage.getLong(index * bytes);
			case INT32 -> storage.getInt(index * bytes);
			case INT16 -> storage.getShort(index * bytes);
			case INT8 -> storage.get(index);
			case UINT8, BOOL -> Byte.toUnsignedInt(storage.get(index));
			case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> throw new IllegalStateException(
					"elements of type %s are not whole numbers".formatted(this));
		};
	}

	/** IEEE 754 half precision: sign, 5 bits of exponent with a bias of 15, 10 bits of fraction. */
	private static float halfToFloat(final short half) {
		final int exponent = half >> 10 & 0x1f;
		final int fraction = half & 0x3ff;
		final float magnitude = switch (exponent) {
			case 0 -> fraction * 0x1p-24f;
			case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
			default -> Math.scalb((fraction | 0x400) * 0x1p-10f, exponent - 15);
		};
		return half < 0 ? -magnitude : magnitude;
	}
}
