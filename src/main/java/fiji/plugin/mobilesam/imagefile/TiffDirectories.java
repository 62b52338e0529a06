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
package fiji.plugin.mobilesam.imagefile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.HashSet;
import java.util.Set;

/**
 * The chain of image directories of a TIFF file (TIFF 6.0, section 2). In a broken file it may be a ring, and its
 * entries may announce billions of values, which ImageJ would read one by one.
 */
final class TiffDirectories {

	private static final int FIRST_POINTER = 4;
	private static final int ENTRY_BYTES = 12;
	/** Bytes of a value of each field type; of unknown types at least one. */
	private static final int[] VALUE_BYTES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

	private final RandomAccessFile file;
	private final boolean littleEndian;

	private TiffDirectories(final RandomAccessFile file, final boolean littleEndian) {
		this.file = file;
		this.littleEndian = littleEndian;
	}

	/** @throws IOException without the file's name, if the chain leaves the file or does not end */
	static void check(final RandomAccessFile file) throws IOException {
		file.seek(0);
		new TiffDirectories(file, file.read() == 'I').follow();
	}

	private void follow() throws IOException {
		final Set<Long> seen = new HashSet<>();
		file.seek(FIRST_POINTER);
		for (long directory = integer(); directory != 0; directory = integer()) {
			if (!seen.add(directory)) throw new IOException("is broken: its image directories form a ring");
			file.seek(directory);
			final int entries = number();
			for (int i = 0; i < entries; i++) entry(directory + Short.BYTES + (long) i * ENTRY_BYTES);
			file.seek(directory + Short.BYTES + (long) entries * ENTRY_BYTES);
		}
	}

	private void entry(final long at) throws IOException {
		file.seek(at);
		final int tag = number();
		final int type = number();
		final long count = integer();
		final int bytes = type < VALUE_BYTES.length ? VALUE_BYTES[type] : 1;
		if (count * bytes > file.length())
			throw new IOException(
					"is broken: tag %d announces %d values, more than the file holds".formatted(tag, count));
	}

	private int number() throws IOException {
		final short value = file.readShort();
		return Short.toUnsignedInt(littleEndian ? Short.reverseBytes(value) : value);
	}

	private long integer() throws IOException {
		final int value = file.readInt();
		return Integer.toUnsignedLong(littleEndian ? Integer.reverseBytes(value) : value);
	}
}
