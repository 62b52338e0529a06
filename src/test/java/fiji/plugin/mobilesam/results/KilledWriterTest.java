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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.progress.Progress;

/** A process that is killed while it writes harms nothing: the file is that of the write before. */
class KilledWriterTest {

	private static final int KILLS = 20;
	/** Longer than a write takes. */
	private static final int MOST_MILLISECONDS = 120;
	private static final List<Integer> MASKS = List.of(60, 90);

	@TempDir
	private Path folder;

	/** Writes one file over and over, until it is killed: now 60 masks, now 90. */
	static final class Writer {

		private Writer() {
		}

		public static void main(final String[] arguments) throws IOException {
			final Path path = Path.of(arguments[0]);
			final SegmentedPlane all = TestRuns.plane(400, 300, MASKS.get(1), 1);
			for (int i = 0;; i++) {
				final List<MaskRecord> records = all.records().subList(0, MASKS.get(i % 2));
				ResultsWriter.write(path, TestRuns.RUN, List.of(new SegmentedPlane(all.position(), all.attributes(), all
						.image(), Optional.empty(), records, Optional.empty())), true, Progress.NONE);
				System.out.write('.');
				System.out.flush();
			}
		}
	}

	@Test
	void theFileIsAlwaysWholeAndTheNextRunTidiesUp() throws Exception {
		final Path path = folder.resolve("results.h5");
		final Random moments = new Random(20);
		int leftovers = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			killWhileWriting(path, moments.nextInt(MOST_MILLISECONDS));
			leftovers += files().size() - 1;
			assertWhole(path);
			ResultsWriter.write(folder.resolve("other.h5"), TestRuns.RUN, List.of(TestRuns.plane(8, 5, 1, 0)), true,
					Progress.NONE);
			assertEquals(List.of(folder.resolve("other.h5"), path), files());
			Files.delete(folder.resolve("other.h5"));
		}
		assertTrue(leftovers > 0, "no kill came while a file was written, so nothing was tested");
	}

	private static void killWhileWriting(final Path path, final int milliseconds) throws Exception {
		final Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				Writer.class.getName(),
				path.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try {
			assertEquals('.', writer.getInputStream().read(), "the writer must write a first file");
			Thread.sleep(milliseconds);
		} finally {
			writer.destroyForcibly().waitFor();
		}
	}

	private static void assertWhole(final Path path) throws IOException {
		try (ResultsFile file = ResultsFile.open(path)) {
			final ResultPlane plane = file.planes().get(0);
			assertTrue(MASKS.contains(plane.entries().size()), plane.entries().size() + " masks");
			final List<MaskRecord> records = new ArrayList<>();
			for (int i = 0; i < plane.entries().size(); i++) records.add(plane.record(i));
			assertEquals(TestRuns.plane(400, 300, MASKS.get(1), 1).records().subList(0, records.size()), records);
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}
}
