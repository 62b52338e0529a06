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
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read from front to back; numbers are little endian. */
final class PickleInput {

	private final ByteBuffer bytes;

	PickleInput(final byte[] pickle) {
		bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Offset of the next byte. */
	int position() {
		return bytes.position();
	}

	int unsignedByte() {
		require(Byte.BYTES);
		return Byte.toUnsignedInt(bytes.get());
	}

	int unsignedShort() {
		require(Short.BYTES);
		return Short.toUnsignedInt(bytes.getShort());
	}

	int signedInt() {
		require(Integer.BYTES);
		return bytes.getInt();
	}

	long unsignedInt() {
		return Integer.toUnsignedLong(signedInt());
	}

	long signedLong() {
		require(Long.BYTES);
		return bytes.getLong();
	}

	/** Text of the given number of bytes. */
	String text(final long length) {
		require(length);
		final byte[] text = new byte[(int) length];
		bytes.get(text);
		return new String(text, StandardCharsets.UTF_8);
	}

	/** Text up to the end of the line. */
	String line() {
		int length = 0;
		while (bytes.position() + length < bytes.limit() && bytes.get(bytes.position() + length) != '\n')
			length++;
		final String line = text(length);
		skip(1);
		return line;
	}

	/** A whole number of up to 8 bytes, two's complement; 0 bytes are 0. */
	long integer(final int length) {
		require(length);
		long value = 0;
		for (int i = 0; i < length; i++)
			value |= Byte.toUnsignedLong(bytes.get()) << Byte.SIZE * i;
		final int unused = Long.SIZE - Byte.SIZE * length;
		return value << unused >> unused;
	}

	void skip(final long length) {
		require(length);
		bytes.position(bytes.position() + (int) length);
	}

	private void require(final long length) {
		if (length < 0 || length > bytes.remaining())
			throw new PickleException(
					"the pickle ends early: %d bytes expected, %d left".formatted(length, bytes.remaining()));
	}
}
