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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** What is written comes back equal, and files are written whole or not at all. */
class ResultsFileTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(ints = {0, 1, 2, 1500})
	void everyMaskComesBack(final int masks) throws IOException {
		final SegmentedPlane plane = TestRuns.plane(41, 33, masks, masks);
		try (ResultsFile file = written(plane)) {
			assertSame(plane, file.planes().get(0));
			assertEquals(1, file.planes().size());
		}
	}

	@Test
	void theRunComesBack() throws IOException {
		try (ResultsFile file = written(TestRuns.plane(8, 5, 1, 0))) {
			assertEquals(TestRuns.RUN, file.run());
		}
	}

	@Test
	void emptyTextsComeBack() throws IOException {
		final RunDescription run = new RunDescription(TestRuns.RUN.creationTime(), "", "", "", "", Attributes.NONE.with(
				"note", ""), List.of());
		final Path path = folder.resolve("results.h5");
		ResultsWriter.write(path, run, List.of(TestRuns.plane(8, 5, 1, 0)), false, Progress.NONE);
		try (ResultsFile file = ResultsFile.open(path)) {
			assertEquals(run, file.run());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 3})
	void sourcePixelsOfEveryTypeComeBack(final int channels) throws IOException {
		final SegmentedPlane plane = TestRuns.plane(11, 7, 2, 4);
		final Random random = new Random(channels);
		final byte[] bytes = new byte[77];
		random.nextBytes(bytes);
		final short[] shorts = new short[77];
		final float[] floats = new float[77];
		for (int i = 0; i < 77; i++) {
			shorts[i] = (short) random.nextInt();
			floats[i] = random.nextFloat();
		}
		floats[0] = Float.NaN;
		for (final Object samples : List.of(bytes, shorts, floats)) {
			final List<Object> all = IntStream.range(0, channels).mapToObj(c -> samples).toList();
			final SourceImage source = new SourceImage(11, 7, all);
			try (ResultsFile file = written(
					new SegmentedPlane(plane.position(), plane.attributes(), plane.image(), Optional
							.of(source), plane.records(), Optional.empty()))) {
				final ResultPlane read = file.planes().get(0);
				assertEquals(Optional.of(source.format()), read.sourceFormat());
				assertArrayEquals(all.toArray(), read.source().channels().toArray());
			}
		}
	}

	@Test
	void theOverlayComesBack() throws IOException {
		final SegmentedPlane plane = TestRuns.plane(11, 7, 2, 4);
		final byte[] rgba = new byte[4 * 77];
		new Random(1).nextBytes(rgba);
		try (ResultsFile file = written(new SegmentedPlane(plane.position(), plane.attributes(), plane.image(), Optional
				.empty(), plane.records(), Optional.of(new RgbaImage(11, 7, rgba))))) {
			assertTrue(file.planes().get(0).hasOverlay());
			assertArrayEquals(rgba, file.planes().get(0).overlay().rgba());
		}
	}

	@ParameterizedTest
	@CsvSource({"300, 401", "1, 200000", "200000, 1", "70000, 3", "1000, 4300"})
	void masksAndPicturesOfManyPixelsComeBack(final int width, final int height) throws IOException {
		final SegmentedPlane plane = TestRuns.plane(width, height, 1, 4);
		final byte[] rgba = new byte[4 * width * height];
		new Random(1).nextBytes(rgba);
		try (ResultsFile file = written(new SegmentedPlane(plane.position(), plane.attributes(), plane.image(), Optional
				.empty(), plane.records(), Optional.of(new RgbaImage(width, height, rgba))))) {
			assertSame(plane, file.planes().get(0));
			assertArrayEquals(rgba, file.planes().get(0).overlay().rgba());
		}
	}

	@Test
	void maskPromptsComeBack() throws IOException {
		final SegmentedPlane plane = TestRuns.plane(11, 7, 3, 4);
		final LowResMask logits = new LowResMask(2, new float[]{-1, 0.5f, 2, Float.MIN_VALUE});
		final List<MaskRecord> records = List.of(plane.record(0), prompted(plane.record(1), plane.prompt(1).withMask(
				logits)), prompted(plane.record(2), new PromptSet(List.of(), Optional.empty(), Optional.of(logits))));
		try (ResultsFile file = written(new SegmentedPlane(plane.position(), plane.attributes(), plane.image(), Optional
				.empty(), records, Optional.empty()))) {
			final ResultPlane read = file.planes().get(0);
			assertEquals(Optional.empty(), read.prompt(0).mask());
			assertEquals(plane.prompt(1).box(), read.prompt(1).box());
			assertArrayEquals(logits.logits(), read.prompt(1).mask().orElseThrow().logits());
			assertArrayEquals(logits.logits(), read.prompt(2).mask().orElseThrow().logits());
		}
	}

	@Test
	void aStackComesBackInTheOrderOfItsPlanes() throws IOException {
		final List<SegmentedPlane> planes = List.of(TestRuns.at(TestRuns.plane(9, 5, 2, 1), new PlanePosition(0, 2, 1)),
				TestRuns.at(TestRuns.plane(9, 5, 0, 2), new PlanePosition(0, 10, 1)),
				TestRuns.at(TestRuns.plane(9, 5, 3, 3),
						new PlanePosition(0, 1, 2)));
		try (ResultsFile file = written(planes.get(2), planes.get(0), planes.get(1))) {
			assertEquals(3, file.planes().size());
			for (int i = 0; i < 3; i++) assertSame(planes.get(i), file.planes().get(i));
		}
	}

	@Test
	void onePlaneOfAStackKeepsItsPosition() throws IOException {
		final SegmentedPlane plane = TestRuns.at(TestRuns.plane(9, 5, 2, 1), new PlanePosition(2, 7, 3));
		try (ResultsFile file = written(plane)) {
			assertSame(plane, file.planes().get(0));
		}
	}

	@Test
	void someMasksOfAFileMakeAFileWithTheirIds() throws IOException {
		final SegmentedPlane plane = TestRuns.plane(20, 20, 6, 3);
		final Path few = folder.resolve("few.h5");
		try (ResultsFile file = written(plane)) {
			ResultsWriter.write(few, file.run(), List.of(new SelectedPlane(file.planes().get(0), List.of(1, 4))), false,
					Progress.NONE);
		}
		try (ResultsFile file = ResultsFile.open(few)) {
			final ResultPlane read = file.planes().get(0);
			assertEquals(List.of(1, 4), read.entries().stream().map(MaskEntry::id).toList());
			assertEquals(plane.record(1), read.record(0));
			assertEquals(plane.record(4), read.record(1));
			assertFalse(read.hasOverlay());
		}
	}

	/** A file of each released schema; made by the writer of its time. */
	@Test
	void filesOfEverySchemaStayReadable() throws Exception {
		final SegmentedPlane plane = TestRuns.plane(23, 17, 6, 1);
		try (ResultsFile file = ResultsFile.open(Path.of(getClass().getResource("/results/schema-1.h5").toURI()))) {
			final ResultPlane read = file.planes().get(0);
			assertEquals(TestRuns.RUN, file.run());
			assertSame(plane, read);
			assertEquals(100 * 390, ((short[]) read.source().channels().get(0))[390] & 0xffff);
			assertEquals(1563 & 0xff, read.overlay().rgba()[1563] & 0xff);
		}
	}

	@Test
	void theNameOfAFileMayBeAnyText() throws IOException {
		final Path path = folder.resolve("Zellen ü 細胞 №1.h5");
		ResultsWriter.write(path, TestRuns.RUN, List.of(TestRuns.plane(8, 5, 1, 0)), false, Progress.NONE);
		try (ResultsFile file = ResultsFile.open(path)) {
			assertEquals(1, file.planes().get(0).entries().size());
		}
	}

	@Test
	void aFileIsOnlyReplacedWhenThatIsAskedFor() throws IOException {
		final Path path = folder.resolve("results.h5");
		final List<SegmentedPlane> one = List.of(TestRuns.plane(8, 5, 1, 0));
		final List<SegmentedPlane> two = List.of(TestRuns.plane(8, 5, 2, 0));
		ResultsWriter.write(path, TestRuns.RUN, one, false, Progress.NONE);
		assertThrows(FileAlreadyExistsException.class, () -> ResultsWriter.write(path, TestRuns.RUN, two, false,
				Progress.NONE));
		assertEquals(1, masks(path));
		ResultsWriter.write(path, TestRuns.RUN, two, true, Progress.NONE);
		assertEquals(2, masks(path));
		assertEquals(List.of(path), files());
	}

	@Test
	void aRunThatIsStoppedLeavesTheOldFileAndNothingElse() throws IOException {
		final Path path = folder.resolve("results.h5");
		ResultsWriter.write(path, TestRuns.RUN, List.of(TestRuns.plane(8, 5, 1, 0)), false, Progress.NONE);
		final Progress stop = new Progress() {

			private long masks;

			@Override
			public void update(final long done, final long total, final String step) {
				masks = done;
			}

			@Override
			public boolean isCanceled() {
				return masks == 2;
			}
		};
		assertThrows(CancellationException.class,
				() -> ResultsWriter.write(path, TestRuns.RUN, List.of(TestRuns.plane(8,
						5, 9, 0)), true, stop));
		assertEquals(1, masks(path));
		assertEquals(List.of(path), files());
	}

	private ResultsFile written(final ResultPlane... planes) throws IOException {
		final Path path = folder.resolve("results.h5");
		ResultsWriter.write(path, TestRuns.RUN, List.of(planes), true, Progress.NONE);
		return ResultsFile.open(path);
	}

	private List<Path> files() throws IOException {
		try (var files = Files.list(folder)) {
			return files.toList();
		}
	}

	private static int masks(final Path path) throws IOException {
		try (ResultsFile file = ResultsFile.open(path)) {
			return file.planes().get(0).entries().size();
		}
	}

	private static MaskRecord prompted(final MaskRecord record, final PromptSet prompt) {
		return new MaskRecord(record.mask(), record.predictedIou(), record.stabilityScore(), prompt, record.cropBox(),
				record.position(), record.logits());
	}

	private static void assertSame(final SegmentedPlane expected, final ResultPlane found) throws IOException {
		assertEquals(expected.position(), found.position());
		assertEquals(expected.attributes(), found.attributes());
		assertArrayEquals(expected.image().rgb(), found.image().rgb());
		assertEquals(expected.entries(), found.entries());
		for (int i = 0; i < expected.records().size(); i++) assertEquals(expected.record(i), found.record(i));
	}
}
