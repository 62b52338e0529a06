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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.commands.OpenDialog;
import fiji.plugin.mobilesam.commands.RunningImageJ;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.results.ResultsWriter;
import fiji.plugin.mobilesam.results.SegmentedPlane;
import fiji.plugin.mobilesam.results.TestRuns;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;

@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class ResultsDisplayTest {

	private static final SegmentedPlane PLANE = TestRuns.plane(200, 150, 12, 1);

	@TempDir
	Path folder;
	private Path file;

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		file = folder.resolve("cells.h5");
		ResultsWriter.write(file, TestRuns.RUN, List.of(PLANE), false, Progress.NONE);
	}

	@Test
	void openAsksForTheFile() throws Exception {
		IJ.doCommand("Open Results...");
		final OpenDialog dialog = OpenDialog.waitFor("Open Results");
		dialog.type("Results file", file.toString());
		dialog.click("OK");
		OpenDialog.waitUntil("the image is open with its masks", () -> WindowManager.getCurrentImage() != null
				&& WindowManager.getCurrentImage().getOverlay() != null
				&& WindowManager.getCurrentImage().getOverlay().size() == 12);
	}

	@Test
	void theFilterShowsAtOnceWhatItLeavesAndItsRecordedLineGivesTheSame() throws Exception {
		final ImagePlus image = opened();
		image.getOverlay().add(new Roi(1, 2, 3, 4));
		IJ.run("Record...", "");
		IJ.doCommand("Filter Results...");
		final OpenDialog dialog = OpenDialog.waitFor("Filter Results");
		dialog.type("Min area (pixels)", "500");
		final int large = (int) PLANE.entries().stream().filter(entry -> entry.area() >= 500).count();
		assertTrue(large > 1 && large < 12);
		OpenDialog.waitUntil("small masks are gone", () -> image.getOverlay().size() == large + 1);
		assertTrue(dialog.words().contains(large + " of 12 masks are left"), dialog.words());
		dialog.type("Min area (pixels)", "many");
		assertFalse(dialog.isEnabled("OK"));
		dialog.type("Min area (pixels)", "500");
		dialog.click("OK");
		OpenDialog.waitUntil("the line is recorded", () -> Recorder.getInstance().getText().contains("min_area=500"));
		OpenDialog.waitUntil("the masks are left", () -> masks(image) == large);
		final String recorded = Recorder.getInstance().getText();
		// Another file may have larger masks.
		assertTrue(recorded.contains("max_area=0 "), recorded);
		image.setOverlay(new Overlay());
		IJ.runMacro(recorded);
		assertEquals(large, masks(image));
	}

	@Test
	void aCanceledFilterLeavesAllMasks() throws Exception {
		final ImagePlus image = opened();
		IJ.doCommand("Filter Results...");
		final OpenDialog dialog = OpenDialog.waitFor("Filter Results");
		dialog.type("Min predicted IoU", "0.99");
		OpenDialog.waitUntil("masks are gone", () -> masks(image) < 12);
		dialog.click("Cancel");
		OpenDialog.waitUntil("all are back", () -> masks(image) == 12);
	}

	@Test
	void compareOpensTablesAndAPicture() throws Exception {
		opened();
		IJ.doCommand("Compare Results...");
		final OpenDialog dialog = OpenDialog.waitFor("Compare Results");
		assertEquals(file.toString(), dialog.text("Results file"));
		dialog.type("Compared with", file.toString());
		dialog.click("OK");
		OpenDialog.waitUntil("the picture is open", () -> WindowManager.getImage("Comparison") != null);
		OpenDialog.waitUntil("the tables are open", () -> WindowManager.getWindow("Comparison: mean AP 1.000") != null
				&& WindowManager.getWindow("Summary of comparison") != null);
	}

	@Test
	void exportSaysWhatItWrote() throws Exception {
		opened();
		IJ.doCommand("Export Results...");
		final OpenDialog dialog = OpenDialog.waitFor("Export Results");
		dialog.type("Folder", folder.toString());
		dialog.click("OK");
		OpenDialog.waitUntil("the table is written", () -> IJ.getLog() != null && IJ.getLog().contains("cells.csv"));
		assertTrue(Files.exists(folder.resolve("cells-labels.tif")));
	}

	private ImagePlus opened() {
		IJ.runMacro("run('Open Results...', 'file=[%s] table=false');".formatted(file));
		assertEquals(12, masks(WindowManager.getCurrentImage()));
		return WindowManager.getCurrentImage();
	}

	private static long masks(final ImagePlus image) {
		final Overlay overlay = image.getOverlay();
		return overlay == null
				? 0
				: List.of(overlay.toArray()).stream().filter(roi -> roi.getProperty("predicted_iou") != null).count();
	}
}
