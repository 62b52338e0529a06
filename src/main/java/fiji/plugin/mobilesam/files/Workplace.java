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
package fiji.plugin.mobilesam.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A hidden folder beside the place of a file or folder that is being made. A lock in it, which ends with the process,
 * tells others that it is in use. What is to be replaced waits in it too, so that the next run can bring it back.
 */
final class Workplace implements AutoCloseable {

	private static final String SUFFIX = ".mobilesam-part";
	private static final String LOCK = "lock";
	private static final String NEW = "new";
	private static final String OLD = "old";

	/** Real paths of those of this process: to open and close one of their locks would undo it. */
	private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

	private final Path folder;
	private final FileChannel lock;

	private Workplace(final Path folder, final FileChannel lock) {
		this.folder = folder;
		this.lock = lock;
	}

	/** Makes the folder of the place if there is none, brings what killed runs left there in order, and begins. */
	static Workplace beside(final Path place) throws IOException {
		final Path parent = place.toAbsolutePath().getParent();
		try {
			Files.createDirectories(parent);
		} catch (final FileAlreadyExistsException e) {
			throw new IOException(e.getFile() + ": is a file, expected a folder to write into", e);
		}
		final Path real = parent.toRealPath();
		recoverLeftovers(real);
		while (true) {
			// A short name, as that of the place may be as long as names can be.
			final Path folder = real.resolve("." + UUID.randomUUID() + SUFFIX);
			OWN.add(folder);
			Optional<FileChannel> lock = Optional.empty();
			try {
				Files.createDirectory(folder);
				lock = lock(folder);
			} finally {
				if (lock.isEmpty()) OWN.remove(folder);
			}
			if (lock.isPresent()) return new Workplace(folder, lock.get());
		}
	}

	/** Where the new file or folder is made. */
	Path made() {
		return folder.resolve(NEW);
	}

	/** Where what is at the place waits while the new takes the place. */
	Path replaced(final Path place) throws IOException {
		return Files.createDirectories(folder.resolve(OLD)).resolve(place.toAbsolutePath().getFileName());
	}

	/** Brings back what was to be replaced and is not, and removes the rest. */
	@Override
	public void close() throws IOException {
		try {
			lock.close();
			bringBack(folder);
			delete(folder);
		} finally {
			OWN.remove(folder);
		}
	}

	/** Deletes a file, or a folder with all that is in it; nothing where there is none. */
	static void delete(final Path tree) throws IOException {
		if (!Files.exists(tree)) return;
		final List<Path> entries;
		try (Stream<Path> walk = Files.walk(tree)) {
			entries = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (final Path entry : entries) Files.deleteIfExists(entry);
	}

	private static void recoverLeftovers(final Path parent) throws IOException {
		try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, ".*" + SUFFIX)) {
			for (final Path leftover : leftovers) if (!OWN.contains(leftover)) recover(leftover);
		}
	}

	/** One that cannot be put in order, such as another user's, stays. */
	private static void recover(final Path leftover) {
		try (FileChannel channel = FileChannel.open(leftover.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
			if (lock == null) return;
			bringBack(leftover);
			delete(leftover);
		} catch (IOException | OverlappingFileLockException e) {
			// In use, moved away by another run meanwhile, or on a file system without locks.
		}
	}

	private static void bringBack(final Path folder) throws IOException {
		if (!Files.exists(folder.resolve(OLD))) return;
		try (DirectoryStream<Path> replaced = Files.newDirectoryStream(folder.resolve(OLD))) {
			for (final Path old : replaced) {
				final Path place = folder.resolveSibling(old.getFileName());
				if (!Files.exists(place)) Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
			}
		}
	}

	/** Nothing if another run took the new folder for a leftover before it was locked. */
	private static Optional<FileChannel> lock(final Path folder) throws IOException {
		final Path file = folder.resolve(LOCK);
		final FileChannel channel;
		try {
			channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		} catch (final FileAlreadyExistsException | NoSuchFileException e) {
			return Optional.empty();
		}
		try {
			if (channel.tryLock() != null && Files.exists(file)) return Optional.of(channel);
		} catch (final IOException e) {
			// Some network file systems have no locks; there leftovers stay.
			return Optional.of(channel);
		}
		channel.close();
		return Optional.empty();
	}
}
