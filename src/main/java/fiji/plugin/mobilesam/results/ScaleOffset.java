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

import java.io.StreamCorruptedException;
import java.util.Arrays;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/**
 * HDF5's filter scale-offset for bytes of which each is 0 or 1: a bit each, the first one of a byte highest. See
 * H5Zscaleoffset.c of the HDF5 library, which alone defines the form.
 */
final class ScaleOffset {

	static final int ID = 6;
	/** Bits of a value, 4 bytes; how many bytes the smallest value takes, and that, which is 0; room that is not used. */
	static final int HEADER_BYTES = 21;
	private static final int BITS_AT = 0;
	private static final int SMALLEST_BYTES_AT = 4;

	private static final String NAME = "scaleoffset";
	private static final int INTEGERS = 2;
	private static final int PARAMETERS = 20;

	private ScaleOffset() {
	}

	/** @param count of values in a chunk */
	static FilterInfo filter(final int count) {
		final int[] parameters = new int[PARAMETERS];
		parameters[0] = INTEGERS;
		parameters[1] = 1; // bits of a value
		parameters[2] = count;
		parameters[4] = 1; // bytes of a value
		return new FilterInfo(ID, NAME, false, parameters);
	}

	/** Bytes of a packed chunk; the library writes one more than there need be. */
	static int bytes(final int count) {
		return HEADER_BYTES + count / Byte.SIZE + 1;
	}

	/** A packed chunk of zeros. */
	static byte[] zeros(final int count) {
		final byte[] packed = new byte[bytes(count)];
		packed[BITS_AT] = 1;
		packed[SMALLEST_BYTES_AT] = Long.BYTES;
		return packed;
	}

	/** @throws StreamCorruptedException if the values are packed in another way than those of {@link #zeros} */
	static byte[] unpacked(final byte[] packed, final int count) throws StreamCorruptedException {
		if (!Arrays.equals(packed, 0, HEADER_BYTES, zeros(0), 0, HEADER_BYTES))
			throw new StreamCorruptedException("its values are not packed as bits");
		final byte[] values = new byte[count];
		for (int i = 0; i < count; i++)
			values[i] = (byte) (packed[HEADER_BYTES + i / Byte.SIZE] >> Byte.SIZE - 1 - i % Byte.SIZE & 1);
		return values;
	}
}
