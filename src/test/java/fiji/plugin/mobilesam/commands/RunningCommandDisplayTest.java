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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.tool.ToolUser;
import fiji.plugin.mobilesam.session.SamSession;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.Toolbar;
import ij.plugin.frame.RoiManager;

/** What the user does while a command runs: draws, stops it, closes the image, starts another one. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
@Timeout(120)
class RunningCommandDisplayTest {

	/** Long enough to do something meanwhile. */
	private static final int SLICES = 200;
	/** A modal dialog that is closed while it comes up may block its thread for good; what was told counts here. */
	private static final long PATIENCE_MILLISECONDS = 10_000;

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		SamSession.shared().clear();
	}

	@Test
	void aBoxDrawnWithTheMouseBecomesAMaskByTheMenuAndTheDialog() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		IJ.setTool(Toolbar.RECTANGLE);
		new ToolUser(image).drag(40, 40, 80, 80);
		assertEquals(new Roi(40, 40, 40, 40), image.getRoi());
		choose("Segment Selection");
		OpenDialog.waitFor("Segment Selection").closeWith("OK");
		OpenDialog.waitUntil("the mask is selected", () -> image.getRoi() != null && image.getRoi().getProperty(
				"model") != null);
		final Roi disc = ImageKind.discs().get(0);
		assertTrue(MaskRois.mask(image.getRoi(), ImageKind.WIDTH, ImageKind.HEIGHT).iou(MaskRois.mask(disc,
				ImageKind.WIDTH, ImageKind.HEIGHT)) > 0.8);
	}

	@Test
	void escStopsASearchAndLeavesAllAsItWas() throws Exception {
		final ImagePlus stack = noise();
		final Overlay overlay = new Overlay(new Roi(1, 2, 3, 4));
		stack.setOverlay(overlay);
		final Thread running = start(stack, "Segment Everything...", "planes=all overlay label_image");
		OpenDialog.waitUntil("it works", () -> SamSession.shared().held().planes() > 1);
		stack.getCanvas().dispatchEvent(new KeyEvent(stack.getCanvas(), KeyEvent.KEY_PRESSED, System
				.currentTimeMillis(), 0, KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED));
		running.join();
		assertEquals(overlay, stack.getOverlay());
		assertEquals(1, overlay.size());
		assertNull(RoiManager.getInstance());
		assertEquals(1, WindowManager.getImageCount());
	}

	@Test
	void closingTheImageStopsTheCommandAndIsTold() throws Exception {
		final ImagePlus stack = noise();
		final Thread running = start(stack, "Segment Everything...", "planes=all");
		OpenDialog.waitUntil("it works", () -> SamSession.shared().held().planes() > 1);
		close(stack);
		OpenDialog.waitFor("Segment Everything").closeWith("OK");
		running.join(PATIENCE_MILLISECONDS);
		assertTrue(IJ.getLog().contains(
				"Segment Everything...: the image 'noise' was closed while the command worked on it"), IJ.getLog());
	}

	@ParameterizedTest
	@CsvSource({"Segment Selection,contrast=auto", "Segment ROI Manager,contrast=auto", "Refine Mask,'points=60,60'",
			"Segment Everything...,planes=all"})
	void aCommandWaitsForTheOneThatRunsAndTellsIfItsImageIsClosedMeanwhile(final String command, final String options)
			throws Exception {
		final ImagePlus stack = noise();
		final Thread running = start(stack, "Segment Everything...", "planes=all");
		OpenDialog.waitUntil("it works", () -> SamSession.shared().held().planes() > 0);
		final ImagePlus image = ImageKind.GREY_8.show();
		image.setRoi(40, 40, 40, 40);
		RoiManager.getRoiManager().addRoi(image.getRoi());
		final Thread waiting = start(image, command, options);
		OpenDialog.waitUntil("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
		close(image);
		final OpenDialog told = OpenDialog.waitFor(command.replace("...", ""));
		assertTrue(running.isAlive(), "it waited for the other");
		told.closeWith("OK");
		waiting.join(PATIENCE_MILLISECONDS);
		assertTrue(IJ.getLog().contains(command + ": the image 'grey_8' was closed while the command worked on it"), IJ
				.getLog());
		assertEquals(1, RoiManager.getInstance().getCount());
		close(stack);
		OpenDialog.waitFor("Segment Everything").closeWith("OK");
		running.join(PATIENCE_MILLISECONDS);
	}

	/** As a plugin or a macro of its own would. */
	private static Thread start(final ImagePlus image, final String command, final String options) {
		final Thread thread = new Thread(() -> {
			try {
				IJ.run(image, command, options);
			} catch (final RuntimeException e) {
				// So ImageJ ends a macro.
				assertEquals(Macro.MACRO_CANCELED, e.getMessage());
			}
		});
		thread.start();
		return thread;
	}

	private static void close(final ImagePlus image) {
		image.changes = false;
		image.deleteRoi();
		image.close();
	}

	/** As a click on the menu item does. */
	private static void choose(final String item) throws Exception {
		final Menu menu = Menus.getMenuBar().getMenu(5);
		final MenuItem chosen = find(menu, item);
		EventQueue.invokeAndWait(() -> {
			for (final var listener : chosen.getActionListeners())
				listener.actionPerformed(new ActionEvent(chosen, ActionEvent.ACTION_PERFORMED, item));
		});
	}

	private static MenuItem find(final Menu menu, final String label) {
		return IntStream.range(0, menu.getItemCount()).mapToObj(menu::getItem).map(item -> item instanceof final Menu m
				? find(m, label)
				: item.getLabel().equals(label) ? item : null).filter(found -> found != null).findFirst().orElse(null);
	}

	private static ImagePlus noise() {
		final ImagePlus stack = IJ.createImage("noise", "8-bit", 40, 30, SLICES);
		final Random random = new Random(5);
		for (int i = 1; i <= SLICES; i++) random.nextBytes((byte[]) stack.getStack().getPixels(i));
		stack.show();
		return stack;
	}
}
