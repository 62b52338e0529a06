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

import java.awt.Rectangle;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.mask.BinaryMask;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.frame.RoiManager;
import ij.process.ByteProcessor;

/** Segment Selection, Segment ROI Manager and Refine Mask on discs whose place is known. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class PromptCommandsDisplayTest {

	private static final int SIZE = 256;
	private static final int RADIUS = 20;
	/** Centres of the discs along both axes. */
	private static final List<Integer> CENTRES = List.of(50, 130, 210);

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
	}

	@Test
	void aPointARectangleAndAnAreaEachSelectTheirDisc() {
		final ImagePlus image = showDiscs(1);
		for (final Roi prompt : List.of(new PointRoi(130, 50), new Roi(108, 28, 44, 44), disc(130, 50, RADIUS - 2))) {
			image.setRoi(prompt);
			IJ.runMacro("run('Segment Selection', 'mask=best');");
			assertIsDisc(image.getRoi(), 130, 50);
		}
	}

	@Test
	void pointsOfCounterOneAndTypedPointsLieBeside() {
		final ImagePlus image = showDiscs(1);
		final PointRoi points = new PointRoi(50, 50);
		points.setCounter(1);
		points.addPoint(130, 130);
		image.setRoi(points);
		IJ.runMacro("run('Segment Selection', 'background=[210,210 130,50] overlay');");
		assertIsDisc(image.getRoi(), 50, 50);
		assertEquals("point=50.5,50.5,1 point=130.5,130.5,0 point=210.5,210.5,0 point=130.5,50.5,0", image.getOverlay()
				.get(0).getProperty("prompt"));
	}

	@Test
	void withoutASelectionADialogSaysWhatToDo() throws Exception {
		showDiscs(1);
		assertTrue(failureOf("Segment Selection").contains("there is no selection: mark the object"));
		assertTrue(failureOf("Refine Mask").contains("there is no selection: select the mask"));
		assertTrue(failureOf("Segment ROI Manager").contains("the ROI Manager is empty"));
	}

	@Test
	void everySelectionOfTheManagerOnItsPlaneInOrderAndTheOthersStay() {
		final ImagePlus image = showDiscs(4);
		final RoiManager manager = RoiManager.getRoiManager();
		for (int i = 0; i < 8; i++) {
			final Roi point = new PointRoi(CENTRES.get(i % 3), CENTRES.get(i / 3));
			point.setPosition(4 - i % 4);
			point.setName("cell " + i);
			manager.addRoi(point);
		}
		IJ.runMacro("run('Segment ROI Manager', 'contrast=raw');");
		assertEquals(16, manager.getCount());
		for (int i = 0; i < 8; i++) {
			assertEquals("cell " + i, manager.getRoi(i).getName());
			final Roi mask = manager.getRoi(8 + i);
			assertEquals("cell " + i + "-mask", mask.getName());
			assertEquals(4 - i % 4, mask.getPosition());
			assertIsDisc(mask, CENTRES.get(i % 3), CENTRES.get(i / 3));
			assertTrue(Double.parseDouble(mask.getProperty("predicted_iou")) > 0);
		}
		assertEquals(1, image.getSlice());
	}

	@Test
	void oneThatIsNoPromptIsToldOfAndTheRestIsDone() {
		showDiscs(1);
		final RoiManager manager = RoiManager.getRoiManager();
		manager.addRoi(new PointRoi(50, 50));
		final Roi text = new TextRoi(10, 10, "no prompt");
		text.setName("a text");
		manager.addRoi(text);
		manager.addRoi(new PointRoi(210, 210));
		IJ.runMacro("run('Segment ROI Manager', 'replace');");
		assertEquals(3, manager.getCount());
		assertIsDisc(manager.getRoi(0), 50, 50);
		assertTrue(manager.getRoi(1) instanceof TextRoi);
		assertIsDisc(manager.getRoi(2), 210, 210);
		assertTrue(IJ.getLog().contains("'a text' has no mask: "), IJ.getLog());
	}

	@Test
	void onlyTheSelectedTogetherAsOneObject() {
		showDiscs(1);
		final RoiManager manager = RoiManager.getRoiManager();
		for (final int x : CENTRES) manager.addRoi(new PointRoi(x, 50));
		final Roi beside = new PointRoi(50, 130);
		beside.setGroup(1);
		manager.addRoi(beside);
		manager.setSelectedIndexes(new int[]{1, 3});
		IJ.runMacro("run('Segment ROI Manager', 'selected one_object replace');");
		assertEquals(3, manager.getCount());
		assertIsDisc(manager.getRoi(1), 130, 50);
	}

	@Test
	void aPointBesideTakesAPartOfTheMaskAway() {
		final ImagePlus image = showDiscs(1);
		image.setRoi(new Roi(30, 30, 120, 40));
		IJ.runMacro("run('Refine Mask', 'points=50,50 background=130,50');");
		final BinaryMask mask = MaskRois.mask(image.getRoi(), SIZE, SIZE);
		assertTrue(mask.contains(50, 50));
		assertFalse(mask.contains(130, 50));
	}

	@Test
	void pointsThatAreSelectedCorrectTheMaskOfTheManager() {
		final ImagePlus image = showDiscs(1);
		final RoiManager manager = RoiManager.getRoiManager();
		final Roi wrong = new Roi(30, 30, 120, 40);
		wrong.setName("mine");
		manager.addRoi(wrong);
		manager.setSelectedIndexes(new int[]{0});
		final PointRoi points = new PointRoi(50, 50);
		points.setCounter(1);
		points.addPoint(130, 50);
		image.setRoi(points);
		IJ.runMacro("run('Refine Mask', 'replace selection=false');");
		assertEquals(1, manager.getCount());
		assertEquals("mine", manager.getRoi(0).getName());
		final BinaryMask mask = MaskRois.mask(manager.getRoi(0), SIZE, SIZE);
		assertTrue(mask.contains(50, 50));
		assertFalse(mask.contains(130, 50));
	}

	@Test
	void fiveHundredPromptsComeBackInOrder() {
		showDiscs(1);
		final RoiManager manager = RoiManager.getRoiManager();
		for (int i = 0; i < 500; i++) {
			final Roi box = new Roi(CENTRES.get(i % 3) - 22, CENTRES.get(i / 3 % 3) - 22, 44, 44);
			box.setName("box " + i);
			manager.addRoi(box);
		}
		IJ.runMacro("run('Segment ROI Manager', 'roi_manager');");
		assertEquals(1000, manager.getCount());
		for (int i = 0; i < 500; i++) {
			final Rectangle bounds = manager.getRoi(500 + i).getBounds();
			assertEquals("box " + i + "-mask", manager.getRoi(500 + i).getName());
			assertTrue(bounds.contains(CENTRES.get(i % 3), CENTRES.get(i / 3 % 3)), bounds + " of box " + i);
		}
	}

	private static void assertIsDisc(final Roi found, final int x, final int y) {
		final double iou = MaskRois.mask(found, SIZE, SIZE).iou(MaskRois.mask(disc(x, y, RADIUS), SIZE, SIZE));
		assertTrue(iou > 0.8, "IoU %s of %s with the disc at %d, %d".formatted(iou, found, x, y));
	}

	/** What the log says after the command's own dialog was accepted as it is, and that of the failure too. */
	private static String failureOf(final String command) throws Exception {
		IJ.doCommand(command);
		OpenDialog.waitFor(command).closeWith("OK");
		OpenDialog.waitFor(command).closeWith("OK");
		return IJ.getLog();
	}

	private static Roi disc(final int x, final int y, final int radius) {
		return new OvalRoi(x - radius, y - radius, 2 * radius + 1, 2 * radius + 1);
	}

	private static ImagePlus showDiscs(final int slices) {
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int i = 0; i < slices; i++) {
			final ByteProcessor pixels = new ByteProcessor(SIZE, SIZE);
			pixels.setValue(20);
			pixels.fill();
			pixels.setValue(200);
			for (final int x : CENTRES) for (final int y : CENTRES) pixels.fill(disc(x, y, RADIUS));
			stack.addSlice(pixels);
		}
		final ImagePlus image = new ImagePlus("discs", stack);
		image.show();
		return image;
	}
}
