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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.results.ResultsFile;
import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class SegmentEverythingDisplayTest {

	private static final String TITLE = "Segment Everything...";

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
	}

	@Test
	void standsOnceInTheMenu() {
		assertEquals("fiji.plugin.mobilesam.commands.Launcher(\"everything\")", Menus.getCommands().get(TITLE));
	}

	@Test
	void masksAreAddedToWhatTheRoiManagerHolds() {
		show("nuclei.png");
		final RoiManager manager = RoiManager.getRoiManager();
		manager.addRoi(new OvalRoi(1, 2, 3, 4));
		final String before = manager.getName(0);
		IJ.runMacro("run('Segment Everything...', 'points_per_side=10 label_image binary_mask');");
		final int masks = manager.getCount() - 1;
		assertTrue(masks > 5, masks + " masks");
		assertEquals(before, manager.getName(0));
		assertEquals("mask-0001", manager.getName(1));
		assertTrue(Double.parseDouble(manager.getRoi(1).getProperty("predicted_iou")) > 0.5);
		assertEquals(masks, WindowManager.getImage("nuclei-labels").getStatistics().max);
		assertEquals(255, WindowManager.getImage("nuclei-mask").getStatistics().max);
	}

	@Test
	void theDialogPreviewsAndItsRecordedLineGivesTheSameAgain() throws Exception {
		final ImagePlus image = show("nuclei.png");
		image.setOverlay(new Overlay(new Roi(1, 1, 2, 2)));
		IJ.run("Record...", "");
		IJ.doCommand(TITLE);
		final OpenDialog dialog = OpenDialog.waitFor("Segment Everything");
		dialog.type("points per side", "10");
		dialog.click("Preview");
		OpenDialog.waitUntil("masks are seen", () -> image.getOverlay().size() > 10);
		final int all = image.getOverlay().size() - 1;
		dialog.type("min area (pixels)", "1000");
		OpenDialog.waitUntil("small masks are gone", () -> image.getOverlay().size() <= all);
		final int large = image.getOverlay().size() - 1;
		dialog.closeWith("OK");
		OpenDialog.waitUntil("masks are in the ROI Manager", () -> RoiManager.getInstance() != null && RoiManager
				.getInstance().getCount() == large);
		assertEquals(1, image.getOverlay().size());
		final Roi[] first = RoiManager.getInstance().getRoisAsArray();
		final String recorded = Recorder.getInstance().getText();
		assertTrue(recorded.contains("run(\"Segment Everything...\", \"model=nano"), recorded);
		RoiManager.getInstance().reset();
		IJ.runMacro(recorded);
		assertArrayEquals(first, RoiManager.getInstance().getRoisAsArray());
	}

	@Test
	void aWrongValueIsSaidInTheDialogAndSwitchesItOff() throws Exception {
		show("nuclei.png");
		IJ.doCommand(TITLE);
		final OpenDialog dialog = OpenDialog.waitFor("Segment Everything");
		dialog.type("points per side", "many");
		assertFalse(dialog.isEnabled("OK"));
		assertTrue(dialog.words().contains("points_per_side must be a whole number from 1 to 1024, got 'many'"));
		dialog.type("points per side", "5");
		assertTrue(dialog.isEnabled("OK"));
		dialog.closeWith("Cancel");
	}

	@Test
	void theDialogRemembersButMacrosDoNot() throws Exception {
		final ImagePlus image = show("nuclei.png");
		IJ.doCommand(TITLE);
		OpenDialog dialog = OpenDialog.waitFor("Segment Everything");
		dialog.type("points per side", "4");
		dialog.type("max area (pixels; 0: no limit)", "1");
		dialog.closeWith("OK");
		IJ.runMacro("run('Segment Everything...', 'points_per_side=4 overlay roi_manager=false');");
		assertTrue(image.getOverlay().size() > 0);
		IJ.doCommand(TITLE);
		dialog = OpenDialog.waitFor("Segment Everything");
		assertEquals("1", dialog.text("max area (pixels; 0: no limit)"));
		dialog.type("max area (pixels; 0: no limit)", "0");
		dialog.closeWith("OK");
	}

	@Test
	void theDialogSavesResultsAndReplacesAFileOnlyWhenTold(@TempDir final Path folder) throws Exception {
		final Path file = Files.writeString(folder.resolve("results.h5"), "mine");
		show("nuclei.png");
		IJ.doCommand(TITLE);
		final OpenDialog dialog = OpenDialog.waitFor("Segment Everything");
		dialog.type("points per side", "4");
		dialog.type("Save results to", file.toString());
		dialog.click("OK");
		assertTrue(dialog.isOpen());
		assertTrue(dialog.words().contains("exists already"), dialog.words());
		dialog.type("Save results to", file.resolve("below a file.h5").toString());
		assertFalse(dialog.words().contains("exists already"), dialog.words());
		dialog.click("OK");
		assertTrue(dialog.isOpen());
		assertTrue(dialog.words().contains(file + ": is a file, expected a folder to write into"), dialog.words());
		dialog.type("Save results to", file.toString());
		dialog.click("Replace existing files");
		assertEquals("mine", Files.readString(file));
		dialog.closeWith("OK");
		OpenDialog.waitUntil("the file is written", () -> {
			try (ResultsFile results = ResultsFile.open(file)) {
				return !results.planes().get(0).entries().isEmpty();
			} catch (final IOException e) {
				return false;
			}
		});
		IJ.doCommand(TITLE);
		final OpenDialog again = OpenDialog.waitFor("Segment Everything");
		assertEquals("", again.text("Save results to"));
		again.closeWith("Cancel");
	}

	@Test
	void onlyMasksOfPointsInTheSelection() {
		final ImagePlus image = show("nuclei.png");
		image.setRoi(0, 0, 180, 360);
		IJ.runMacro("run('Segment Everything...', 'points_per_side=10 overlay roi_manager=false inside');");
		final Roi[] rois = image.getOverlay().toArray();
		assertTrue(rois.length > 2);
		assertTrue(Arrays.stream(rois).allMatch(roi -> roi.getBounds().x < 180));
	}

	@ParameterizedTest
	@ValueSource(strings = {"synthetic/calibrated.tif", "synthetic/real-valued.tif", "ihc.png"})
	void takes16BitsAnd32BitsAndRgb(final String file) {
		final ImagePlus image = show(file);
		IJ.runMacro(
				"run('Segment Everything...', 'points_per_side=8 pred_iou_thresh=0 stability_score_thresh=0 label_image roi_manager=false');");
		final ImagePlus labels = WindowManager.getCurrentImage();
		assertTrue(labels.getTitle().endsWith("-labels"), labels.getTitle());
		assertEquals(image.getWidth(), labels.getWidth());
		assertEquals(image.getCalibration().pixelWidth, labels.getCalibration().pixelWidth);
		assertTrue(labels.getStatistics().max > 0);
	}

	@Test
	void allPlanesOfACompositeEachAtItsPosition() {
		final ImagePlus image = show("synthetic/hyperstack.tif");
		IJ.runMacro(
				"run('Segment Everything...', 'planes=all points_per_side=6 pred_iou_thresh=0 overlay roi_manager=false');");
		final Roi[] rois = image.getOverlay().toArray();
		assertTrue(
				Arrays.stream(rois).map(roi -> roi.getZPosition() + " " + roi.getTPosition()).distinct().count() > 6);
		assertTrue(Arrays.stream(rois).allMatch(Roi::hasHyperStackPosition));
	}

	private static ImagePlus show(final String name) {
		final ImagePlus image = IJ.openImage("test-images/" + name);
		image.show();
		return image;
	}
}
