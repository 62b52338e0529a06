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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is whole or not there, and what was there before is never lost. */
class NewFilesTest {

	private static final String LEFTOVER = ".00000000-0000-0000-0000-000000000000.mobilesam-part";

	@TempDir
	private Path folder;

	@Test
	void writesAFileIntoAFolderThatItMakes() throws IOException {
		final Path file = folder.resolve("a/b/cells.txt");
		NewFile.write(file, false, out -> out.write('x'));
		assertEquals("x", Files.readString(file));
		assertEquals(List.of("cells.txt"), names(file.getParent()));
	}

	@Test
	void twoFilesOfOneFolderUnderTwoNamesAreMadeAtATime() throws IOException {
		final Path real = Files.createDirectory(folder.resolve("real"));
		final Path link = Files.createSymbolicLink(folder.resolve("link"), real);
		try (NewFile first = NewFile.beside(real.resolve("a.txt"))) {
			NewFile.write(link.resolve("b.txt"), false, out -> out.write('x'));
			first.moveIntoPlace(false);
		}
		assertEquals(List.of("a.txt", "b.txt"), names(real));
	}

	@Test
	void replacesAFileOnlyWhenAskedTo() throws IOException {
		final Path file = Files.writeString(folder.resolve("cells.txt"), "old");
		assertThrows(FileAlreadyExistsException.class, () -> NewFile.write(file, false, out -> out.write('x')));
		assertEquals("old", Files.readString(file));
		NewFile.write(file, true, out -> out.write('x'));
		assertEquals("x", Files.readString(file));
	}

	@Test
	void whatCannotBeWrittenIsKnownBefore() throws IOException {
		final Path file = Files.writeString(folder.resolve("cells.txt"), "old");
		NewFile.requireWritable(folder.resolve("a/b/new.txt"), false);
		NewFile.requireWritable(file, true);
		assertThrows(FileAlreadyExistsException.class, () -> NewFile.requireWritable(file, false));
		assertEquals(file + ": is a file, expected a folder to write into",
				assertThrows(IOException.class, () -> NewFile.requireWritable(file.resolve("a/new.txt"), true))
						.getMessage());
		assertEquals(folder + ": is a folder, expected a file to write",
				assertThrows(IOException.class, () -> NewFile.requireWritable(folder, true)).getMessage());
		assertEquals(List.of("cells.txt"), names(folder));
	}

	@Test
	void aFileThatAppearsMeanwhileIsNotReplaced() throws IOException {
		final Path file = folder.resolve("cells.txt");
		assertThrows(FileAlreadyExistsException.class,
				() -> NewFile.write(file, false, out -> Files.writeString(file, "another's")));
		assertEquals("another's", Files.readString(file));
		assertEquals(List.of("cells.txt"), names(folder));
	}

	@Test
	void aFileThatCannotBeFinishedLeavesTheOldOneAndNothingElse() throws IOException {
		final Path file = Files.writeString(folder.resolve("cells.json"), "old");
		final IOException failure = assertThrows(IOException.class, () -> NewFile.write(file, true, out -> {
			out.write(new byte[1 << 20]);
			throw new IOException("No space left on device");
		}));
		assertEquals(file + ": No space left on device", failure.getMessage());
		assertEquals("old", Files.readString(file));
		assertEquals(List.of("cells.json"), names(folder));
	}

	@Test
	void aFolderTakesItsPlaceAsAWhole() throws IOException {
		final Path place = folder.resolve("masks");
		try (NewFolder made = NewFolder.beside(place)) {
			Files.writeString(made.path().resolve("0.png"), "0");
			assertTrue(Files.notExists(place));
			made.moveIntoPlace(false);
		}
		assertEquals(List.of("masks"), names(folder));
		try (NewFolder made = NewFolder.beside(place)) {
			Files.writeString(made.path().resolve("1.png"), "1");
			assertThrows(FileAlreadyExistsException.class, () -> made.moveIntoPlace(false));
			assertEquals(List.of("0.png"), names(place));
			made.moveIntoPlace(true);
		}
		assertEquals(List.of("1.png"), names(place));
		assertEquals(List.of("masks"), names(folder));
	}

	@Test
	void theOldFolderComesBackWhenTheNewOneCannotTakeItsPlace() throws IOException {
		final Path place = Files.createDirectory(folder.resolve("masks"));
		Files.writeString(place.resolve("0.png"), "old");
		try (NewFolder made = NewFolder.beside(place)) {
			Files.delete(made.path());
			assertThrows(NoSuchFileException.class, () -> made.moveIntoPlace(true));
		}
		assertEquals("old", Files.readString(place.resolve("0.png")));
		assertEquals(List.of("masks"), names(folder));
	}

	@Test
	void theNextRunPutsInOrderWhatAKilledOneLeft() throws IOException {
		final Path leftover = Files.createDirectories(folder.resolve(LEFTOVER));
		Files.writeString(leftover.resolve("new"), "half");
		Files.createDirectories(leftover.resolve("old/masks"));
		Files.writeString(leftover.resolve("old/masks/0.png"), "old");

		NewFile.write(folder.resolve("other.txt"), false, out -> out.write('x'));

		assertEquals(List.of("masks", "other.txt"), names(folder));
		assertEquals("old", Files.readString(folder.resolve("masks/0.png")));
	}

	@Test
	void whatAKilledRunHadReplacedAlreadyIsNotBroughtBack() throws IOException {
		Files.writeString(Files.createDirectory(folder.resolve("masks")).resolve("0.png"), "new");
		Files.createDirectories(folder.resolve(LEFTOVER + "/old/masks"));

		NewFile.write(folder.resolve("other.txt"), false, out -> out.write('x'));

		assertEquals(List.of("masks", "other.txt"), names(folder));
		assertEquals("new", Files.readString(folder.resolve("masks/0.png")));
	}

	@Test
	void whatIsBeingWrittenIsNoLeftover() throws IOException {
		final Path file = folder.resolve("slow.txt");
		try (NewFile slow = NewFile.beside(file)) {
			NewFile.write(folder.resolve("quick.txt"), false, out -> out.write('x'));
			assertTrue(Files.exists(slow.path()));
			slow.moveIntoPlace(false);
		}
		assertEquals(List.of("quick.txt", "slow.txt"), names(folder));
	}

	@Test
	void namesWhatMayNotBeThrownAwayWithAFolder() throws IOException {
		final Path place = folder.resolve("masks");
		assertEquals(Optional.empty(), NewFolder.foreign(place, name -> true));
		Files.writeString(Files.createDirectory(place).resolve("0.png"), "0");
		assertEquals(Optional.empty(), NewFolder.foreign(place, name -> name.endsWith(".png")));
		Files.createDirectory(place.resolve("1.png"));
		assertEquals(Optional.of(place.resolve("1.png")), NewFolder.foreign(place, name -> name.endsWith(".png")));
	}

	@Test
	void takesBackTheNewFilesOfAnImageThatIsNotComplete() throws IOException {
		final Path old = Files.writeString(folder.resolve("old.txt"), "old");
		final Path made = folder.resolve("masks");
		try (NewFiles files = new NewFiles(List.of(old, made))) {
			Files.writeString(Files.createDirectory(made).resolve("0.png"), "0");
		}
		assertEquals(List.of("old.txt"), names(folder));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
