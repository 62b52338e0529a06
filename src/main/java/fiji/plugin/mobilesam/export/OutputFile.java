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

package fiji.plugin.mobilesam.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files under a temporary name beside their place and moves them there when they are whole. */
final class OutputFile {

	/** Writes the content; need not close the stream. */
	interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private OutputFile() {
	}

	/**
	 * @param file to be written; its folder is made if there is none
	 * @throws IOException if writing fails; what was there is whole then, and nothing else is left behind
	 */
	static void write(final Path file, final Content content) throws IOException {
		makeFolderOf(file);
		final Path part = part(file);
		try {
			writeInPlace(part, content);
			move(part, file);
		} catch (final FileSystemException e) {
			throw e;
		} catch (final IOException e) {
			throw new IOException(file + ": " + e.getMessage(), e);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	/** Without the temporary name, for a file in a folder that has one. */
	static void writeInPlace(final Path file, final Content content) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
			content.writeTo(out);
		}
	}

	static void makeFolderOf(final Path file) throws IOException {
		final Path folder = file.toAbsolutePath().getParent();
		try {
			Files.createDirectories(folder);
		} catch (final FileAlreadyExistsException e) {
			throw new IOException(e.getFile() + ": is a file, expected a folder to write into", e);
		}
	}

	/** A free name beside the place, hidden on most systems; short, as the file's own may be as long as names can be. */
	static Path part(final Path file) {
		return file.resolveSibling("." + UUID.randomUUID() + ".part");
	}

	private static void move(final Path part, final Path file) throws IOException {
		try {
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (final AtomicMoveNotSupportedException e) {
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
