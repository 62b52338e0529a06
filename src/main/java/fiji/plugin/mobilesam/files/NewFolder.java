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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder that takes its place when it is whole. Closing it removes what was not moved. */
public final class NewFolder implements AutoCloseable {

	private final Path place;
	private final Workplace workplace;

	private NewFolder(final Path place, final Workplace workplace) throws IOException {
		this.place = place;
		this.workplace = workplace;
		Files.createDirectory(workplace.made());
	}

	/**
	 * Begins a folder.
	 *
	 * @param place where it will be; what is there now stays until then
	 * @throws IOException if nothing can be written there
	 */
	public static NewFolder beside(final Path place) throws IOException {
		final Workplace workplace = Workplace.beside(place);
		try {
			return new NewFolder(place, workplace);
		} catch (final IOException e) {
			workplace.close();
			throw e;
		}
	}

	/**
	 * Looks, before work that would be lost, whether a folder can be written into.
	 *
	 * @param folder that is there, or will be made in the nearest one that is
	 * @throws IOException if nothing can be written there
	 */
	public static void requireWritable(final Path folder) throws IOException {
		Path there = folder.toAbsolutePath();
		while (!Files.exists(there)) there = there.getParent();
		if (!Files.isDirectory(there)) throw new IOException(there + ": is a file, expected a folder to write into");
		if (!Files.isWritable(there)) throw new IOException(there + ": no permission to write into this folder");
	}

	/**
	 * What a folder holds that may not be thrown away with it.
	 *
	 * @param folder or a place where nothing is
	 * @param own whether a file, by its name, is one that may be
	 * @return a folder, or a file that is not one of those
	 */
	public static Optional<Path> foreign(final Path folder, final Predicate<String> own) throws IOException {
		if (!Files.exists(folder)) return Optional.empty();
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.sorted()
					.filter(entry -> Files.isDirectory(entry) || !own.test(entry.getFileName().toString()))
					.findFirst();
		}
	}

	/**
	 * Removes a folder and all that is in it. It is gone from its place at once, whatever happens then.
	 *
	 * @throws IOException if it cannot be moved away, or not all of it deleted
	 */
	public static void remove(final Path folder) throws IOException {
		try (Workplace workplace = Workplace.beside(folder)) {
			Files.move(folder, workplace.made(), StandardCopyOption.ATOMIC_MOVE);
		}
	}

	/** Where to write the files. */
	public Path path() {
		return workplace.made();
	}

	/**
	 * Moves the folder, which is whole now, into its place.
	 *
	 * @param overwrite whether a folder that is there is replaced, as a whole; an empty one always is
	 * @throws FileAlreadyExistsException if there is one and it may not be replaced
	 * @throws IOException if it cannot be moved; what was there is brought back when this is closed
	 */
	public void moveIntoPlace(final boolean overwrite) throws IOException {
		if (!Files.exists(place)) {
			Files.move(path(), place, StandardCopyOption.ATOMIC_MOVE);
			return;
		}
		if (foreign(place, name -> false).isPresent()) NewFile.requireFree(place, overwrite);
		Files.move(place, workplace.replaced(place), StandardCopyOption.ATOMIC_MOVE);
		Files.move(path(), place, StandardCopyOption.ATOMIC_MOVE);
	}

	@Override
	public void close() throws IOException {
		workplace.close();
	}
}
