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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that takes its place when it is whole. While it is written it lies beside that place under a name of its own and
 * is locked, so that others can tell the leftovers of a killed process from files that are being written.
 */
final class TemporaryFile implements AutoCloseable {

	private static final String SUFFIX = ".mobilesam-part";
	/** Far behind any data: where locks bind, they bind only this byte. */
	private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

	/** Files that this process writes: to open and close one of them would undo its lock. */
	private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

	private final Path target;
	private final Path file;
	private final FileChannel channel;

	private TemporaryFile(final Path target, final Path file, final FileChannel channel) {
		this.target = target;
		this.file = file;
		this.channel = channel;
	}

	/** Removes what killed processes left in the folder of the target, and begins a file. */
	static TemporaryFile beside(final Path target) throws IOException {
		final Path folder = target.toAbsolutePath().getParent();
		removeLeftovers(folder);
		final Path file = folder.resolve("." + UUID.randomUUID() + SUFFIX);
		OWN.add(file);
		try {
			final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
					StandardOpenOption.WRITE);
			lock(channel);
			return new TemporaryFile(target, file, channel);
		} catch (final IOException e) {
			OWN.remove(file);
			throw e;
		}
	}

	/** Where it lies. */
	Path path() {
		return file;
	}

	/** Takes the contents. */
	FileChannel channel() {
		return channel;
	}

	/**
	 * Moves the file, which is whole now, into place.
	 *
	 * @throws FileAlreadyExistsException if there is a file already and it may not be replaced
	 */
	void moveIntoPlace(final boolean overwrite) throws IOException {
		// The old file must not give way to one that a failing computer has not written yet.
		if (Files.exists(target)) channel.force(true);
		channel.close();
		if (overwrite) Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
		else
			Files.move(file, target);
	}

	/** Removes the file unless it was moved. */
	@Override
	public void close() throws IOException {
		channel.close();
		Files.deleteIfExists(file);
		OWN.remove(file);
	}

	private static void removeLeftovers(final Path folder) throws IOException {
		try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
			for (final Path leftover : leftovers)
				if (!OWN.contains(leftover) && isLeftover(leftover)) Files.deleteIfExists(leftover);
		}
	}

	/** Whether nobody writes the file. */
	private static boolean isLeftover(final Path file) throws IOException {
		try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = lock(other)) {
			return lock != null;
		} catch (final NoSuchFileException e) {
			// Moved into place meanwhile.
			return false;
		}
	}

	private static FileLock lock(final FileChannel channel) throws IOException {
		return channel.tryLock(LOCKED_BYTE, 1, false);
	}
}
