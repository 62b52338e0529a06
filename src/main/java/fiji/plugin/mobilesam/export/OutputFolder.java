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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes folders of files under a temporary name beside their place and moves them there when they are whole. */
final class OutputFolder {

	/** Writes the files into a folder that is there and empty. */
	interface Content {

		void writeTo(Path folder) throws IOException;
	}

	private OutputFolder() {
	}

	/**
	 * @param folder to be written; one that is there is replaced
	 * @param own whether a file in the old folder, by its name, is one that this content writes
	 * @throws IOException if writing fails, or if the old folder holds anything else, which is not thrown away
	 */
	static void write(final Path folder, final Predicate<String> own, final Content content) throws IOException {
		final List<Path> old = Files.exists(folder) ? list(folder) : List.of();
		for (final Path file : old)
			if (!own.test(file.getFileName().toString()) || Files.isDirectory(file))
				throw new IOException(
						folder + ": not replaced, because it holds " + file.getFileName() + " too; move that away");
		OutputFile.makeFolderOf(folder);
		final Path part = Files.createDirectory(OutputFile.part(folder));
		try {
			content.writeTo(part);
			final Path replaced = OutputFile.part(folder);
			if (Files.exists(folder)) Files.move(folder, replaced);
			Files.move(part, folder);
			delete(replaced);
		} finally {
			delete(part);
		}
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	/** Deletes a folder of files, if it is there. */
	static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		for (final Path file : list(folder)) Files.delete(file);
		Files.delete(folder);
	}
}
