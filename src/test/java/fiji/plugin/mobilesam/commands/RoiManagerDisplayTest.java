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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.session.SamSession;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Arrow;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.frame.RoiManager;
import ij.process.ByteProcessor;

/** Segment ROI Manager on a stack in which each slice has its discs elsewhere. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class RoiManagerDisplayTest {

	private static final int SIZE = 256;
	private static final int RADIUS = 18;
	private static final int SLICES = 20;
	private static final int ON_A_SLICE = 3;

	private ImagePlus image;
	private RoiManager manager;

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		SamSession.shared().clear();
		image = discs();
		image.show();
		manager = RoiManager.getRoiManager();
	}

	@Test
	void promptsOverTwentySlicesComeBackInTheirOrderAndEachPlaneIsEncodedOnce() {
		final List<Integer> order = new ArrayList<>(IntStream.range(0, SLICES * ON_A_SLICE).boxed().toList());
		Collections.shuffle(order, new Random(3));
		order.forEach(this::addPrompt);
		IJ.runMacro("run('Segment ROI Manager', 'contrast=auto');");
		assertEquals(SLICES, SamSession.shared().held().planes());
		assertEquals(2 * order.size(), manager.getCount());
		for (int i = 0; i < order.size(); i++) {
			assertEquals("cell " + order.get(i), manager.getRoi(i).getName());
			assertIsMaskOf(order.get(i), "cell " + order.get(i) + "-mask", manager.getRoi(order.size() + i));
		}
	}

	@Test
	void whatIsNoPromptIsToldOfByNameAndTheOthersAreDone() {
		addPrompt(0);
		final PointRoi beside = new PointRoi(30, 30);
		beside.setGroup(1);
		add(beside, "beside");
		add(new TextRoi(10, 10, "label"), "text");
		add(new Arrow(10, 10, 60, 60), "arrow");
		add(new PointRoi(SIZE + 40, 10), "outside");
		add(new Roi(-90, 10, 30, 30), "box outside");
		final Roi later = new PointRoi(30, 30);
		later.setPosition(SLICES + 1);
		add(later, "another stack's");
		addPrompt(1);
		final Roi[] before = manager.getRoisAsArray();
		IJ.runMacro("run('Segment ROI Manager', 'replace');");
		assertEquals(before.length, manager.getCount());
		for (int i = 1; i < before.length - 1; i++) assertSame(before[i], manager.getRoi(i));
		assertIsMaskOf(0, "cell 0", manager.getRoi(0));
		assertIsMaskOf(1, "cell 1", manager.getRoi(before.length - 1));
		for (final String said : List.of("'beside' has no mask: only background points",
				"'text' has no mask: Text selection: is no prompt", "'arrow' has no mask: ",
				"'outside' has no mask: point (296.0, 10.0) is outside the image of 256 x 256",
				"'box outside' has no mask: ",
				"'another stack's' has no mask: a selection lies on plane 21, 'discs' has 20"))
			assertTrue(IJ.getLog().contains("Segment ROI Manager: " + said), said + " in\n" + IJ.getLog());
	}

	@ParameterizedTest
	@ValueSource(strings = {"roi_manager", "replace"})
	void escHalfWayKeepsAllThatWasThereAndTheMasksFoundSoFar(final String option) throws Exception {
		IntStream.range(0, SLICES * ON_A_SLICE).forEach(this::addPrompt);
		final Roi[] before = manager.getRoisAsArray();
		image.setRoi(new Roi(3, 4, 5, 6));
		final Thread macro = new Thread(() -> IJ.runMacro("run('Segment ROI Manager', '%s');".formatted(option)));
		macro.start();
		OpenDialog.waitUntil("some planes are encoded", () -> SamSession.shared().held().planes() > 3);
		image.getCanvas().dispatchEvent(new KeyEvent(image.getCanvas(), KeyEvent.KEY_PRESSED, System
				.currentTimeMillis(), 0, KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED));
		macro.join();
		final String log = IJ.getLog();
		final int done = Integer
				.parseInt(log.replaceAll("(?s).*stopped by the user after (\\d+) of 60 objects.*", "$1"));
		assertTrue(done >= ON_A_SLICE && done < before.length, log);
		final boolean replaced = option.equals("replace");
		assertEquals(replaced ? before.length : before.length + done, manager.getCount());
		for (int i = 0; i < done; i++)
			assertIsMaskOf(i, "cell " + i + (replaced ? "" : "-mask"),
					manager.getRoi(replaced ? i : before.length + i));
		for (int i = replaced ? done : 0; i < before.length; i++) assertSame(before[i], manager.getRoi(i));
		assertEquals(new Roi(3, 4, 5, 6), image.getRoi());
	}

	@Test
	void aFailureOfTheWholeCommandLeavesTheManagerAsItWas() throws Exception {
		addPrompt(0);
		addPrompt(1);
		final Roi[] before = manager.getRoisAsArray();
		IJ.doCommand("Segment ROI Manager");
		final OpenDialog dialog = OpenDialog.waitFor("Segment ROI Manager");
		dialog.choose("Mask", "3");
		dialog.closeWith("OK");
		OpenDialog.waitFor("Segment ROI Manager").closeWith("OK");
		assertTrue(IJ.getLog().contains("mask 3 was asked for, the model gives 1 for a prompt"), IJ.getLog());
		assertArrayEquals(before, manager.getRoisAsArray());
	}

	private void assertIsMaskOf(final int prompt, final String name, final Roi mask) {
		assertEquals(name, mask.getName());
		assertEquals(slice(prompt), mask.getPosition());
		assertTrue(Double.parseDouble(mask.getProperty("predicted_iou")) > 0);
		assertTrue(Double.parseDouble(mask.getProperty("stability_score")) > 0);
		final double iou = MaskRois.mask(mask, SIZE, SIZE).iou(MaskRois.mask(disc(prompt), SIZE, SIZE));
		assertTrue(iou > 0.8, "IoU %s of %s with disc %d".formatted(iou, mask, prompt));
	}

	private void addPrompt(final int number) {
		final double[] centre = disc(number).getContourCentroid();
		final Roi point = new PointRoi((int) centre[0], (int) centre[1]);
		point.setPosition(slice(number));
		add(point, "cell " + number);
	}

	private void add(final Roi roi, final String name) {
		roi.setName(name);
		manager.addRoi(roi);
	}

	private static int slice(final int disc) {
		return disc / ON_A_SLICE + 1;
	}

	private static Roi disc(final int number) {
		final int x = 30 + 80 * (number % ON_A_SLICE) + slice(number) * 2;
		final int y = 40 + slice(number) * 8;
		return new OvalRoi(x - RADIUS, y - RADIUS, 2 * RADIUS + 1, 2 * RADIUS + 1);
	}

	private static ImagePlus discs() {
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int slice = 1; slice <= SLICES; slice++) {
			final byte[] background = new byte[SIZE * SIZE];
			Arrays.fill(background, (byte) 20);
			final ByteProcessor pixels = new ByteProcessor(SIZE, SIZE, background);
			pixels.setValue(200);
			for (int i = 0; i < ON_A_SLICE; i++) pixels.fill(disc((slice - 1) * ON_A_SLICE + i));
			stack.addSlice(pixels);
		}
		return new ImagePlus("discs", stack);
	}
}
