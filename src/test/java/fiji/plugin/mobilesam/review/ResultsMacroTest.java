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
package fiji.plugin.mobilesam.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.commands.MacroProcess;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.results.MaskEntry;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.ResultsWriter;
import fiji.plugin.mobilesam.results.SegmentedPlane;
import fiji.plugin.mobilesam.results.TestRuns;

/** The commands for results files in macros, without a screen. */
class ResultsMacroTest {

	private static final SegmentedPlane PLANE = TestRuns.plane(60, 40, 12, 1);

	/** Said before the results file is opened. */
	private static final String A_FILE = Path.of("pom.xml").toAbsolutePath()
			+ ": is a file, expected a folder to write into";
	/** Command, options, what is said. */
	private static final String[][] FAILURES = {{"Open Results...", "", "'file' is empty: name a file"},
			{"Open Results...", "file=none.h5", "none.h5: there is no such file"},
			{"Open Results...", "file=plugins.config", "plugins.config: is no HDF5 file, expected a results file"},
			{"Filter Results...", "file=none.h5 area=3", "option 'area' is not known; these are: file, min_area"},
			{"Filter Results...", "file=none.h5 min_area=-3", "min_area must be a whole number from 0 on, got '-3'"},
			{"Filter Results...", "file=none.h5 touching=1,2", "touching must be x,y,w,h in whole pixels"},
			{"Compare Results...", "file=none.h5", "'other' is empty: name a file"},
			{"Export Results...", "file=none.h5", "'folder' is empty: name a folder"},
			{"Filter Results...", "file=none.h5 save_as=pom.xml/some.h5", A_FILE},
			{"Export Results...", "file=none.h5 folder=pom.xml/out", A_FILE}};

	@TempDir
	Path folder;
	private Path file;

	@BeforeEach
	void writeFile() throws IOException {
		file = folder.resolve("my cells.h5");
		ResultsWriter.write(file, TestRuns.RUN, List.of(PLANE), false, Progress.NONE);
	}

	@Test
	void openedMasksCarryTheirScoresAndFilteredOnesTakeTheirPlace() throws Exception {
		final Path some = folder.resolve("some.h5");
		final List<Integer> large = PLANE.entries().stream().filter(entry -> entry.area() >= 100).map(MaskEntry::id)
				.toList();
		assertTrue(large.size() > 1 && large.size() < 12, large.toString());
		final String printed = run("""
				run('Open Results...', 'file=[%1$s]');
				opened = Overlay.size;
				Overlay.activateSelection(0);
				score = Roi.getProperty('predicted_iou');
				run('Filter Results...', 'file=[%1$s] min_area=100 save_as=[%2$s]');
				return '' + nImages + ' ' + opened + ' ' + Overlay.size + ' ' + score;
				""".formatted(file, some));
		assertTrue(printed.contains("result: 1 12 %d %s".formatted(large.size(), PLANE.records().get(0)
				.predictedIou())), printed);
		try (ResultsFile read = ResultsFile.open(some)) {
			assertEquals(large, read.planes().get(0).entries().stream().map(MaskEntry::id).toList());
		}
	}

	@Test
	void filteredMasksBecomeALabelImage() throws Exception {
		final String printed = run("""
				run('Filter Results...', 'file=[%s] top=3 by=predicted_iou overlay=false label_image');
				getStatistics(area, mean, min, max);
				return '' + max;
				""".formatted(file));
		assertTrue(printed.contains("result: 3"), printed);
	}

	@Test
	void aFileComparedWithItselfHasAPairForEveryMask() throws Exception {
		final String printed = run("""
				run('Compare Results...', 'file=[%1$s] other=[%1$s]');
				return getTitle();
				""".formatted(file));
		assertTrue(printed.contains("0.950,12,0,0,1"), printed);
		assertTrue(printed.contains("result: Comparison"), printed);
	}

	@Test
	void exportsEveryFormat() throws Exception {
		final Path out = folder.resolve("out");
		final String printed = run("""
				run('Export Results...', 'file=[%s] folder=[%s] png coco rois overlay contours grid histogram scatter');
				return 'done';
				""".formatted(file, out));
		assertTrue(printed.contains("result: done"), printed);
		for (final String name : List.of("my cells-labels.tif", "my cells.csv", "my cells-masks/metadata.csv",
				"my cells.json", "my cells-rois.zip", "my cells-overlay.png", "my cells-contours.png",
				"my cells-grid.png", "my cells-histogram-area.png", "my cells-scatter-area-predicted_iou.png"))
			assertTrue(Files.size(out.resolve(name)) > 0, name);
	}

	@Test
	void anErrorSaysWhatIsWrongAndEndsTheMacro() throws Exception {
		final List<String> macros = new ArrayList<>();
		final List<String> messages = new ArrayList<>();
		for (final String[] failure : FAILURES) {
			macros.add("run('%s', '%s'); return 'went on';".formatted(failure[0], failure[1]));
			macros.add("");
			messages.add(failure[0] + ": " + failure[2]);
		}
		final String printed = MacroProcess.run(folder, macros.toArray(String[]::new));
		for (final String message : messages) assertTrue(printed.contains(message), message + "\n" + printed);
		assertFalse(printed.contains("result: went on"), printed);
	}

	private String run(final String macro) throws Exception {
		return MacroProcess.run(folder, macro, "");
	}
}
