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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the first bytes of a file tell before the HDF5 library sees it. Files of another kind, or that end too early, go
 * no further; nor do HDF5 files of the older layout, whose indices no checksum guards. See the HDF5 file format
 * specification, superblock versions 2 and 3.
 */
final class Superblocks {

	private static final long SIGNATURE = 0x0a1a0a0d46444889L;
	private static final int OLDEST = 2;
	private static final int NEWEST = 3;
	private static final int BYTES = 48;
	private static final int VERSION_AT = 8;
	private static final int END_OF_FILE_AT = 28;

	private Superblocks() {
	}

	/** @throws IOException in one line if this cannot be a whole results file */
	static void check(final Path file) throws IOException {
		if (!Files.exists(file)) throw new NoSuchFileException(file.toString());
		if (Files.isDirectory(file)) throw new ResultsException(file, "is a folder, expected a results file");
		final ByteBuffer start = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			while (start.hasRemaining() && channel.read(start) >= 0) {
				// Reads on.
			}
			check(file, start.flip(), channel.size());
		}
	}

	private static void check(final Path file, final ByteBuffer start, final long size) throws ResultsException {
		if (start.limit() < Long.BYTES || start.getLong(0) != SIGNATURE)
			throw new ResultsException(file, "is no HDF5 file, expected a results file");
		if (start.limit() < BYTES) throw new ResultsException(file, "is cut off after %d bytes".formatted(size));
		final int version = start.get(VERSION_AT);
		if (version < OLDEST || version > NEWEST)
			throw new ResultsException(file,
					"is an HDF5 file of another program (superblock version %d, expected %d or %d)".formatted(version,
							OLDEST, NEWEST));
		final long end = start.getLong(END_OF_FILE_AT);
		if (end > size || end < BYTES)
			throw new ResultsException(file, "is cut off: it has %d of %d bytes".formatted(size, end));
	}
}
