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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;

/** Files that are no whole results files: one line, never a crash, a hang or a part of what was written. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DamagedFileTest {

	/** Damaged files made by chance, each of one plane and of a stack. */
	private static final int DAMAGED = 100;

	@TempDir
	private Path folder;
	private Path path;

	@BeforeEach
	void choosePath() {
		path = folder.resolve("results.h5");
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void aChangedByteIsFoundOrChangesNothing(final boolean stack) throws IOException {
		final byte[] whole = write(stack);
		final List<Object> expected = contents();
		final Random random = new Random(stack ? 1 : 2);
		int refused = 0;
		for (int i = 0; i < DAMAGED; i++) {
			final byte[] damaged = whole.clone();
			damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
			refused += refusedOrEqual(damaged, expected) ? 1 : 0;
		}
		assertTrue(refused > DAMAGED / 2, refused + " of " + DAMAGED + " were refused");
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void aPartThatIsOverwrittenIsFoundOrChangesNothing(final boolean stack) throws IOException {
		final byte[] whole = write(stack);
		final List<Object> expected = contents();
		final Random random = new Random(stack ? 3 : 4);
		for (int i = 0; i < DAMAGED; i++) {
			final byte[] damaged = whole.clone();
			final int from = random.nextInt(damaged.length);
			final int to = Math.min(damaged.length, from + 1 + random.nextInt(64));
			Arrays.fill(damaged, from, to, (byte) random.nextInt());
			refusedOrEqual(damaged, expected);
		}
	}

	@Test
	void aFileThatIsCutOffIsRefusedAtEveryLength() throws IOException {
		final byte[] whole = write(false);
		for (int length = 0; length < whole.length; length += 37) {
			Files.write(path, Arrays.copyOf(whole, length));
			assertRefused("cut off", "no HDF5 file");
		}
		Files.write(path, Arrays.copyOf(whole, whole.length - 1));
		assertRefused("is cut off: it has %d of %d bytes".formatted(whole.length - 1, whole.length));
	}

	@Test
	void whatFollowsTheEndOfAFileDoesNotMatter() throws IOException {
		final byte[] whole = write(false);
		final List<Object> expected = contents();
		Files.write(path, Arrays.copyOf(whole, whole.length + 1000));
		assertEquals(expected, contents());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "x", "{\"masks\": []}", "\u0089HDF\r\n\u001a\n"})
	void otherFilesAreRefused(final String text) throws IOException {
		Files.write(path, text.getBytes(StandardCharsets.ISO_8859_1));
		assertRefused("is no HDF5 file, expected a results file", "is cut off after 8 bytes");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			older-layout.h5  | is an HDF5 file of another program (superblock version 0, expected 2 or 3)
			other-program.h5 | has no group /metadata, so it is no whole results file
			newer-schema.h5  | has schema version 2, this program reads up to 1; update the plugin
			without-run.h5   | has no attribute creation_time, so it is no whole results file
			""")
	void otherHdf5FilesAreRefused(final String name, final String reason) throws IOException {
		try (InputStream resource = getClass().getResourceAsStream("/results/" + name)) {
			Files.copy(resource, path);
		}
		assertRefused(reason);
	}

	@Test
	void aMissingFileIsSaidToBeMissing() {
		assertThrows(NoSuchFileException.class, () -> ResultsFile.open(path));
	}

	@Test
	void aFolderIsNoFile() throws IOException {
		Files.createDirectory(path);
		assertRefused("is a folder, expected a results file");
	}

	private byte[] write(final boolean stack) throws IOException {
		final SegmentedPlane plane = TestRuns.plane(23, 17, 4, 9);
		final SourceImage source = new SourceImage(23, 17, List.of(new short[23 * 17], new short[23 * 17]));
		final RgbaImage picture = new RgbaImage(23, 17, new byte[4 * 23 * 17]);
		final MaskRecord first = plane.record(0);
		final List<MaskRecord> records = new ArrayList<>(plane.records());
		records.set(0,
				new MaskRecord(first.mask(), first.predictedIou(), first.stabilityScore(), first.prompt().withMask(
						new LowResMask(3, new float[9])), first.cropBox(), first.position(), Optional.empty()));
		final SegmentedPlane full = new SegmentedPlane(plane.position(), plane.attributes(), plane.image(), Optional.of(
				source), records, Optional.of(picture));
		final List<SegmentedPlane> planes = stack
				? List.of(full, TestRuns.at(full, new PlanePosition(1, 2, 1)))
				: List.of(full);
		ResultsWriter.write(path, TestRuns.RUN, planes, true, Progress.NONE);
		return Files.readAllBytes(path);
	}

	/** Everything in the file, in a form that can be compared. */
	private List<Object> contents() throws IOException {
		final List<Object> contents = new ArrayList<>();
		try (ResultsFile file = ResultsFile.open(path)) {
			contents.add(file.run());
			for (final ResultPlane plane : file.planes()) {
				contents.addAll(
						List.of(plane.position(), plane.attributes(), plane.entries(), plane.sourceFormat(), plane
								.hasOverlay(), hash(plane.image().rgb()), hash(plane.overlay().rgba())));
				for (final Object channel : plane.source().channels()) contents.add(Arrays.hashCode((short[]) channel));
				for (int i = 0; i < plane.entries().size(); i++) {
					final MaskRecord record = plane.record(i);
					contents.addAll(
							List.of(record.mask(), record.prompt().points(), record.prompt().box(), record.prompt()
									.mask().map(mask -> Arrays.hashCode(mask.logits()))));
				}
			}
		}
		return contents;
	}

	private boolean refusedOrEqual(final byte[] damaged, final List<Object> expected) throws IOException {
		Files.write(path, damaged);
		try {
			assertEquals(expected, contents());
			return false;
		} catch (final IOException e) {
			assertOneLine(e);
			return true;
		}
	}

	private void assertRefused(final String... reasons) {
		final ResultsException e = assertThrows(ResultsException.class, () -> ResultsFile.open(path));
		assertOneLine(e);
		assertTrue(Arrays.stream(reasons).anyMatch(e.getMessage()::contains), e.getMessage());
	}

	private void assertOneLine(final IOException e) {
		assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
		assertFalse(e.getMessage().contains("\n"), e.getMessage());
	}

	private static int hash(final byte[] bytes) {
		return Arrays.hashCode(bytes);
	}
}
