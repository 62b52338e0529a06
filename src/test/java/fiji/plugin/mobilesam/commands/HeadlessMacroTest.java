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
package fiji.plugin.mobilesam.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.results.Attributes;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;

class HeadlessMacroTest {

	@TempDir
	Path folder;

	@Test
	void selectionsGoToTheOverlayAndToAZip() throws Exception {
		final Path zip = folder.resolve("my rois.zip");
		final String printed = run("""
				open('test-images/nuclei.png');
				run('Segment Everything...', 'points_per_side=10 roi_zip=[%s]');
				masks = Overlay.size;
				run('Segment Everything...', 'points_per_side=10 roi_manager=false label_image');
				getStatistics(area, mean, min, max);
				return getTitle() + ' ' + masks + ' ' + max;
				""".formatted(zip), "");
		final int masks = entries(zip);
		assertTrue(masks > 5, printed);
		assertTrue(printed.contains("result: nuclei-labels %d %d".formatted(masks, masks)), printed);
	}

	@Test
	void anErrorSaysWhatIsWrongAndEndsTheMacro() throws Exception {
		final String printed = run("""
				open('test-images/nuclei.png');
				run('Segment Everything...', 'points=10');
				return 'went on';
				""", "");
		assertTrue(printed.contains("Segment Everything...: option 'points' is not known; these are: model,"), printed);
		assertFalse(printed.contains("went on"), printed);
	}

	@Test
	void needsAnImage() throws Exception {
		assertTrue(run("run('Segment Everything...', 'overlay');", "").contains(
				"Segment Everything...: there is no image: open one first"));
	}

	@Test
	void everyPlaneOfAStackAndTheSettingsGoToAResultsFile() throws Exception {
		final Path file = folder.resolve("made/my results.h5");
		final String printed = run("""
				open('test-images/nuclei.png');
				run('Duplicate...', 'title=second');
				run('Images to Stack');
				setVoxelSize(0.25, 0.25, 2, 'um');
				run('Segment Everything...', 'planes=all points_per_side=6 contrast=min-max save_results=[%s]');
				return '' + Overlay.size;
				""".formatted(file), "");
		try (ResultsFile results = ResultsFile.open(file)) {
			assertEquals(List.of(new PlanePosition(1, 1, 1), new PlanePosition(1, 2, 1)),
					results.planes().stream().map(ResultPlane::position).toList());
			final int masks = results.planes().stream().mapToInt(plane -> plane.entries().size()).sum();
			assertTrue(masks > 4, printed);
			assertTrue(printed.contains("result: " + masks), printed);
			final Attributes run = results.run().attributes();
			assertEquals(Optional.of(6L), run.wholeNumber("amg_points_per_side"), run.toString());
			assertTrue(run.toString().contains("0.25"), run.toString());
			assertEquals(Optional.of("min-max:stack"), results.planes().get(0).attributes().text("contrast_policy"));
			assertEquals("nano", results.run().modelType());
			assertEquals(1, results.planes().get(1).prompt(0).points().size());
		}
	}

	@Test
	void aFileIsReplacedOnlyOnRequest() throws Exception {
		final Path file = Files.writeString(folder.resolve("results.h5"), "mine");
		final String macro = "open('test-images/nuclei.png'); makeRectangle(60, 60, 40, 40);"
				+ "run('Segment Selection', 'save_results=[%s]%s'); return 'went on';";
		final String printed = run(macro.formatted(file, ""), "");
		assertTrue(printed.contains("Segment Selection: " + file + ": exists already; ask to overwrite it"), printed);
		assertFalse(printed.contains("went on"), printed);
		assertEquals("mine", Files.readString(file));
		assertTrue(run(macro.formatted(file, " overwrite"), "").contains("result: went on"));
		try (ResultsFile results = ResultsFile.open(file)) {
			assertEquals(Optional.of(new BoxPrompt(60, 60, 100, 100)), results.planes().get(0).prompt(0).box());
			assertTrue(results.run().imagePath().endsWith("nuclei.png"), results.run().imagePath());
		}
	}

	@Test
	void resultsWithoutAMaskAreWrittenThoughTheSelectionOfTheImageGoes() throws Exception {
		final Path file = folder.resolve("none.h5");
		final String printed = run("""
				newImage('empty', '8-bit black', 64, 64, 1);
				makeRectangle(10, 10, 30, 30);
				run('Segment Everything...', 'inside selection points_per_side=4 max_area=1 save_results=[%s]');
				return 'went on';
				""".formatted(file), "");
		assertTrue(printed.contains("result: went on"), printed);
		try (ResultsFile results = ResultsFile.open(file)) {
			assertEquals(List.of(), results.planes().get(0).entries());
		}
	}

	@Test
	void noFileStaysWhenALaterOneCannotBeWritten() throws Exception {
		final Path zip = folder.resolve("rois.zip");
		final Path tooLong = folder.resolve("n".repeat(253) + ".h5");
		final String printed = run("""
				open('test-images/nuclei.png');
				makeRectangle(60, 60, 40, 40);
				run('Segment Selection', 'roi_zip=[%s] save_results=[%s]');
				return 'went on';
				""".formatted(zip, tooLong), "");
		assertTrue(printed.contains(tooLong + ": File name too long"), printed);
		assertFalse(printed.contains("went on"), printed);
		assertFalse(Files.exists(zip), printed);
	}

	private static int entries(final Path zip) throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return file.size();
		}
	}

	private String run(final String macro, final String argument) throws Exception {
		return MacroProcess.run(folder, macro, argument);
	}
}
