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
package fiji.plugin.mobilesam.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that is filled under a temporary name beside its place and then moved there, so that nobody ever sees half
 * of it. Closing it removes what was not moved.
 */
public final class FolderInMaking implements AutoCloseable {

	private static final String PREFIX = ".making-";
	private static final String REPLACED = ".replaced-";

	private final Path place;
	private final Path folder;

	/**
	 * Makes the temporary folder, and tidies up what a killed program left.
	 *
	 * @param place where the folder will be; what is there now stays until then
	 */
	public FolderInMaking(final Path place) throws IOException {
		this.place = place;
		final Path parent = place.toAbsolutePath().getParent();
		Files.createDirectories(parent);
		final String prefix = PREFIX + place.getFileName() + "-";
		for (final Path left : named(parent, REPLACED + prefix)) {
			if (Files.exists(place)) delete(left);
			else Files.move(left, place, StandardCopyOption.ATOMIC_MOVE);
		}
		for (final Path left : named(parent, prefix)) delete(left);
		// Not as a temporary one: that would stay closed to other users of the machine.
		folder = Files.createDirectory(parent.resolve(prefix + UUID.randomUUID()));
	}

	/** Where to write the files. */
	public Path path() {
		return folder;
	}

	/** Puts the folder in its place; one that is there already is replaced as a whole. */
	public void finish() throws IOException {
		if (!Files.exists(place)) {
			Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
			return;
		}
		final Path replaced = folder.resolveSibling(REPLACED + folder.getFileName());
		Files.move(place, replaced, StandardCopyOption.ATOMIC_MOVE);
		try {
			Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
		} catch (final IOException e) {
			Files.move(replaced, place, StandardCopyOption.ATOMIC_MOVE);
			throw e;
		}
		delete(replaced);
	}

	@Override
	public void close() throws IOException {
		if (Files.exists(folder)) delete(folder);
	}

	/** The entries of a prefix and a UUID, so that the folder of "a" does not take that of "a-1" for its own. */
	private static List<Path> named(final Path parent, final String prefix) throws IOException {
		final Pattern name = Pattern
				.compile(Pattern.quote(prefix) + "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
		try (Stream<Path> entries = Files.list(parent)) {
			return entries.filter(entry -> name.matcher(entry.getFileName().toString()).matches()).toList();
		}
	}

	private static void delete(final Path tree) throws IOException {
		final List<Path> entries;
		try (Stream<Path> walk = Files.walk(tree)) {
			entries = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (final Path entry : entries) Files.delete(entry);
	}
}
