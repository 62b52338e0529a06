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

package fiji.plugin.mobilesam.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.mobilesam.commands.ImageKind;
import fiji.plugin.mobilesam.commands.OpenDialog;
import fiji.plugin.mobilesam.commands.RunningImageJ;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.session.SamSession;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.Toolbar;
import ij.plugin.frame.RoiManager;

/** The tool with the model that ships, used by mouse and keys. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class ToolDisplayTest {

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		ToolUser.chooseRectangle();
		IJ.run("MobileSAM Tool Options...", "hover=false");
		ToolUser.chooseTool();
	}

	@ParameterizedTest
	@EnumSource
	void aClickAndEnterPutTheMaskInTheRoiManagerOnItsPlane(final ImageKind kind) throws Exception {
		final ImagePlus image = kind.show();
		final Roi selection = image.getRoi();
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		user.key(KeyEvent.VK_ENTER);
		final Roi roi = waitForRois(1)[0];
		assertIsDisc(roi, 0);
		assertEquals("mask-0001", roi.getName());
		assertEquals("point=60.5,60.5,1", roi.getProperty("prompt"));
		assertEquals("nano", roi.getProperty("model"));
		assertTrue(Double.parseDouble(roi.getProperty("predicted_iou")) > 0);
		if (kind.isHyperstack()) {
			assertEquals(kind.plane().c(), roi.getCPosition());
			assertEquals(kind.plane().z(), roi.getZPosition());
			assertEquals(kind.plane().t(), roi.getTPosition());
		}
		assertEquals(List.of(), user.layers());
		assertNull(image.getOverlay());
		OpenDialog.waitUntil("the selection is back", () -> image.getRoi() == selection);
	}

	@Test
	void aBoxAndPointsMarkOneObject() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		user.drag(134, 84, 166, 116);
		user.waitForMask();
		user.click(150, 100);
		user.altClick(60, 60);
		user.key(KeyEvent.VK_A);
		final Roi roi = waitForRois(1)[0];
		assertIsDisc(roi, 1);
		assertEquals("point=150.5,100.5,1 point=60.5,60.5,0 box=134.0,84.0,167.0,117.0", roi.getProperty("prompt"));
	}

	@Test
	void aPointBesideTakesAnObjectOutAndUndoAndRedoGoBetween() throws Exception {
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		user.drag(40, 40, 170, 120);
		user.waitForMask();
		user.altClick(150, 100);
		user.altClick(60, 60);
		user.key(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK);
		user.key(KeyEvent.VK_Z, InputEvent.META_DOWN_MASK);
		user.key(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK);
		user.key(KeyEvent.VK_ENTER);
		final Roi withOne = waitForRois(1)[0];
		assertEquals("point=150.5,100.5,0 box=40.0,40.0,171.0,121.0", withOne.getProperty("prompt"));
		assertFalse(MaskRois.mask(withOne, ImageKind.WIDTH, ImageKind.HEIGHT).contains(150, 100));
		user.drag(40, 40, 170, 120);
		user.altClick(150, 100);
		user.key(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK);
		user.key(KeyEvent.VK_Y, InputEvent.CTRL_DOWN_MASK);
		user.key(KeyEvent.VK_ENTER);
		assertArrayEquals(withOne.getContainedPoints(), waitForRois(2)[1].getContainedPoints());
	}

	@Test
	void undoingEverythingKeepsTheKeysUntilEsc() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		IJ.run(image, "Invert", "");
		user.click(60, 60);
		user.key(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK);
		user.key(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK);
		OpenDialog.waitUntil("it is said", () -> ToolUser.status().contains("nothing left to undo"));
		user.key(KeyEvent.VK_ESCAPE);
		final int inverted = image.getProcessor().get(0, 0);
		user.key(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK);
		OpenDialog.waitUntil("ImageJ undoes its own", () -> image.getProcessor().get(0, 0) == 255 - inverted);
	}

	@Test
	void keysWithoutAnObjectAndWithAnotherToolAreThoseOfImageJ() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final int keyListeners = image.getCanvas().getKeyListeners().length;
		final int mouseListeners = image.getCanvas().getMouseListeners().length;
		final ToolUser user = new ToolUser(image);
		user.key(KeyEvent.VK_A);
		assertAllSelected(image);
		user.click(60, 60);
		user.waitForMask();
		// Neither of these is a key of the tool.
		user.key(KeyEvent.VK_A, InputEvent.SHIFT_DOWN_MASK);
		OpenDialog.waitUntil("nothing is selected", () -> image.getRoi() == null);
		final double magnification = image.getCanvas().getMagnification();
		user.key(KeyEvent.VK_EQUALS);
		OpenDialog.waitUntil("it is zoomed", () -> image.getCanvas().getMagnification() > magnification);
		ToolUser.chooseRectangle();
		assertEquals(List.of(), user.layers());
		user.key(KeyEvent.VK_A);
		assertAllSelected(image);
		assertNull(RoiManager.getInstance());
		image.deleteRoi();
		user.drag(10, 10, 30, 40);
		assertEquals(new Rectangle(10, 10, 20, 30), image.getRoi().getBounds());
		assertEquals(keyListeners, image.getCanvas().getKeyListeners().length);
		assertEquals(mouseListeners, image.getCanvas().getMouseListeners().length);
		// The object is there when the tool is taken again.
		ToolUser.chooseTool();
		user.waitForMask();
		user.key(KeyEvent.VK_ENTER);
		assertIsDisc(waitForRois(1)[0], 0);
	}

	@Test
	void theUsersOverlayAndSelectionStay() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final Overlay overlay = new Overlay(new OvalRoi(50, 50, 20, 20));
		final Roi selection = new Roi(1, 2, 3, 4);
		image.setOverlay(overlay);
		image.setRoi(selection);
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		overlay.add(new Roi(5, 5, 5, 5));
		// On an element of the overlay, which ImageJ would select.
		user.altClick(60, 55);
		user.key(KeyEvent.VK_ESCAPE);
		assertSame(overlay, image.getOverlay());
		assertEquals(2, overlay.size());
		assertSame(selection, image.getRoi());
	}

	@Test
	void savedAndCopiedImagesHaveTheUsersElementsAlone(@TempDir final Path folder) throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		image.setOverlay(usersElements());
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		final Path file = folder.resolve("image.tif");
		IJ.run(image, "Tiff...", "save=[" + file + "]");
		assertUsersElements(IJ.openImage(file.toString()));
		waitForLayer(user);
		IJ.run(image, "Duplicate...", "title=copy");
		final ImagePlus copy = WindowManager.getImage("copy");
		assertUsersElements(copy);
		copy.close();
		waitForLayer(user);
		// Scripts copy without a command.
		assertUsersElements(image.duplicate());
		assertUsersElements(image.crop());
		user.key(KeyEvent.VK_ENTER);
		assertIsDisc(waitForRois(1)[0], 0);
		assertUsersElements(image);
	}

	@Test
	void theUserCanGoOnWhileACommandRuns(@TempDir final Path folder) throws Exception {
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		user.click(60, 60);
		user.waitForMask();
		final Path macro = Files.writeString(folder.resolve("stay.ijm"), "waitForUser('Stay', 'here');");
		final Thread command = new Thread(() -> IJ.run("Run...", "path=[" + macro + "]"));
		command.start();
		final OpenDialog dialog = OpenDialog.waitFor("Stay");
		assertEquals(List.of(), user.layers());
		user.click(62, 60);
		waitForLayer(user);
		assertTrue(command.isAlive());
		dialog.closeWith("OK");
		command.join();
		assertEquals(1, user.layers().size());
	}

	@Test
	void anOverlayThatTheUserHidStaysHidden() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final Overlay overlay = usersElements();
		image.setOverlay(overlay);
		image.setHideOverlay(true);
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		assertEquals(1, image.getOverlay().size());
		assertFalse(image.getHideOverlay());
		user.key(KeyEvent.VK_ENTER);
		waitForRois(1);
		assertSame(overlay, image.getOverlay());
		assertUsersElements(image);
		assertTrue(image.getHideOverlay());
	}

	@Test
	void aClickOnWhatThePreviewShowsIsAnsweredBeforeTheNextEvent() throws Exception {
		IJ.run("MobileSAM Tool Options...", "hover");
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		user.move(60, 60);
		ToolUser.waitUntilReady();
		user.move(61, 60);
		waitForLayer(user);
		assertEquals(List.of("MobileSAM Tool: preview"), user.layers());
		user.click(61, 60);
		assertEquals(List.of("MobileSAM Tool: mask 1 of 1"), user.layers());
		user.key(KeyEvent.VK_ENTER);
		final Roi roi = waitForRois(1)[0];
		assertIsDisc(roi, 0);
		assertEquals("point=61.5,60.5,1", roi.getProperty("prompt"));
	}

	@Test
	void aPressIsAnsweredWhileTheButtonIsDown() throws Exception {
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		ToolUser.waitUntilReady();
		user.press(60, 60);
		Thread.sleep(1000);
		assertEquals(List.of(), user.layers());
		user.release(60, 60);
		assertEquals(List.of("MobileSAM Tool: mask 1 of 1"), user.layers());
	}

	/** ImageJ would choose the element. */
	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void aLongPressOnAnElementOfTheOverlayIsAPointToo(final boolean ofTheManager) throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		ToolUser.waitUntilReady();
		if (ofTheManager) {
			user.click(60, 60);
			user.key(KeyEvent.VK_ENTER);
			waitForRois(1);
		} else image.setOverlay(new Overlay(new Roi(50, 50, 20, 20)));
		user.press(61, 60);
		Thread.sleep(400);
		user.release(61, 60);
		user.waitForMask();
		assertNull(image.getRoi());
	}

	@Test
	void aPreviewGoesWithThePixelsThatItShows() throws Exception {
		IJ.run("MobileSAM Tool Options...", "hover");
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		ToolUser.waitUntilReady();
		user.move(60, 60);
		waitForLayer(user);
		image.updateAndDraw();
		OpenDialog.waitUntil("the preview is gone", () -> user.layers().isEmpty());
	}

	@Test
	void aPreviewStaysWhileTheMouseStaysInItsPixel() throws Exception {
		IJ.run("MobileSAM Tool Options...", "hover");
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		ToolUser.waitUntilReady();
		user.move(60, 60);
		waitForLayer(user);
		user.move(60, 60);
		assertEquals(List.of("MobileSAM Tool: preview"), user.layers());
		user.move(62, 60);
		assertEquals(List.of(), user.layers());
	}

	@Test
	void aMouseThatRestsWhileThePlaneIsEncodedGetsItsPreview() throws Exception {
		SamSession.shared().clear();
		IJ.run("MobileSAM Tool Options...", "hover");
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		// ImageJ tells of the new image in events of their own.
		for (int i = 0; i < 3; i++) EventQueue.invokeAndWait(() -> {});
		user.move(60, 60);
		waitForLayer(user);
		assertEquals(List.of("MobileSAM Tool: preview"), user.layers());
	}

	@Test
	void aBoxIsNotTheClickThatItsPressBegan() throws Exception {
		IJ.run("MobileSAM Tool Options...", "hover");
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		ToolUser.waitUntilReady();
		user.drag(40, 40, 80, 80);
		user.waitForMask();
		user.key(KeyEvent.VK_ENTER);
		assertEquals("box=40.0,40.0,81.0,81.0", waitForRois(1)[0].getProperty("prompt"));
	}

	@Test
	void anImageThatIsHiddenAndShownAgainHasNothingOfTheTool() throws Exception {
		IJ.run("MobileSAM Tool Options...", "hover");
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		image.hide();
		OpenDialog.waitUntil("the mask is gone", () -> image.getOverlay() == null);
		image.show();
		final ToolUser again = new ToolUser(image);
		again.move(60, 60);
		ToolUser.waitUntilReady();
		again.move(61, 60);
		waitForLayer(again);
		image.hide();
		OpenDialog.waitUntil("the preview is gone", () -> image.getOverlay() == null);
	}

	@Test
	void aModelWhoseMemoryWasFreedIsLoadedAgain() throws Exception {
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		ToolUser.waitUntilReady();
		SamSession.shared().clear();
		user.click(60, 60);
		user.waitForMask();
		SamSession.shared().clear();
		user.click(62, 60);
		user.key(KeyEvent.VK_ENTER);
		final Roi roi = waitForRois(1)[0];
		assertIsDisc(roi, 0);
		assertEquals("point=60.5,60.5,1 point=62.5,60.5,1", roi.getProperty("prompt"));
		assertEquals("", Optional.ofNullable(IJ.getLog()).orElse(""));
	}

	@Test
	void anAltClickOnAnAcceptedMaskIsAPointToo() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		user.key(KeyEvent.VK_ENTER);
		waitForRois(1);
		user.click(150, 100);
		user.waitForMask();
		user.altClick(60, 60);
		assertNull(image.getRoi());
		user.key(KeyEvent.VK_ENTER);
		assertEquals("point=150.5,100.5,1 point=60.5,60.5,0", waitForRois(2)[1].getProperty("prompt"));
		assertEquals("mask-0002", RoiManager.getInstance().getName(1));
	}

	@Test
	void onAZoomedAndScrolledCanvasTheSamePixelsAreMeant() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		EventQueue.invokeAndWait(() -> {
			image.getCanvas().setMagnification(3);
			image.getCanvas().setSourceRect(new Rectangle(100, 60, 80, 60));
		});
		user.click(150, 100);
		user.waitForMask();
		user.key(KeyEvent.VK_ENTER);
		final Roi roi = waitForRois(1)[0];
		assertEquals("point=150.5,100.5,1", roi.getProperty("prompt"));
		assertIsDisc(roi, 1);
	}

	@Test
	void eachPlaneHasAnObjectOfItsOwn() throws Exception {
		final ImagePlus image = ImageKind.STACK.show();
		final int slice = image.getSlice();
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		image.setSlice(slice - 1);
		user.key(KeyEvent.VK_A);
		assertAllSelected(image);
		image.deleteRoi();
		user.drag(20, 20, 90, 90);
		OpenDialog.waitUntil("both are there", () -> user.layers().size() == 2);
		user.key(KeyEvent.VK_ESCAPE);
		assertEquals(1, user.layers().size());
		image.setSlice(slice);
		user.key(KeyEvent.VK_ENTER);
		assertIsDisc(waitForRois(1)[0], 0);
		assertEquals(slice, RoiManager.getInstance().getRoi(0).getPosition());
	}

	@Test
	void whatIsUnderTheMouseIsShownUntilItMovesOn() throws Exception {
		IJ.run("MobileSAM Tool Options...", "hover");
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		user.move(60, 60);
		ToolUser.waitUntilReady();
		user.move(61, 60);
		OpenDialog.waitUntil("a preview is seen", () -> user.layers().equals(List.of("MobileSAM Tool: preview")));
		user.move(62, 60);
		assertEquals(List.of(), user.layers());
		OpenDialog.waitUntil("another one is seen", () -> user.layers().size() == 1);
		user.click(62, 60);
		user.waitForMask();
		assertEquals(1, user.layers().size());
	}

	@Test
	void anEditedImageIsEncodedAgainAndTheMaskFollows() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		image.getProcessor().setRoi(ImageKind.discs().get(1));
		image.getProcessor().setValue(image.getProcessor().get(10, 10));
		image.getProcessor().fill(new Roi(60, 40, 30, 40));
		OpenDialog.waitUntil("the mask before is spoken of", () -> ToolUser.status().contains("mask 1"));
		IJ.showStatus("");
		image.updateAndDraw();
		ToolUser.chooseTool();
		OpenDialog.waitUntil("it is asked again", () -> ToolUser.status().contains("mask 1"));
		user.key(KeyEvent.VK_ENTER);
		final double iou = MaskRois.mask(waitForRois(1)[0], ImageKind.WIDTH, ImageKind.HEIGHT).iou(disc(0));
		assertTrue(iou < 0.7, "IoU with the whole disc " + iou);
	}

	@Test
	void theOptionsSayWhatBecomesOfAMask() throws Exception {
		final ImagePlus image = ImageKind.GREY_8.show();
		IJ.run("MobileSAM Tool Options...", "roi_manager=false overlay selection group=3");
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.waitForMask();
		user.key(KeyEvent.VK_ENTER);
		OpenDialog.waitUntil("it is selected", () -> image.getRoi() != null && image.getOverlay() != null);
		assertIsDisc(image.getRoi(), 0);
		assertEquals(3, image.getOverlay().get(0).getGroup());
		assertNull(RoiManager.getInstance());
	}

	@Test
	void aDoubleClickOnTheIconOpensItsOptions() throws Exception {
		EventQueue.invokeAndWait(() -> Toolbar.getPlugInTool().showOptionsDialog());
		final OpenDialog dialog = OpenDialog.waitFor("MobileSAM Tool Options");
		dialog.type("Group", "999");
		dialog.closeWith("OK");
		OpenDialog.waitFor("MobileSAM Tool Options").closeWith("OK");
		assertTrue(IJ.getLog().contains("a ROI group is 0 to 255, got 999"), IJ.getLog());
	}

	@Test
	void enterBeforeTheMaskIsThereAcceptsItAndAfterOtherOptionsTheirMask() throws Exception {
		final ImagePlus image = ImageKind.GREY_16.show();
		final ToolUser user = new ToolUser(image);
		user.click(60, 60);
		user.key(KeyEvent.VK_ENTER);
		final Roi[] first = waitForRois(1);
		assertIsDisc(first[0], 0);
		user.click(60, 60);
		user.waitForMask();
		IJ.run("MobileSAM Tool Options...", "hover=false contrast=min-max group=2");
		user.key(KeyEvent.VK_ENTER);
		assertEquals(2, waitForRois(2)[1].getGroup());
		// What was accepted in advance once is not accepted for ever.
		user.click(150, 100);
		user.waitForMask();
		user.key(KeyEvent.VK_ESCAPE);
		assertEquals(2, RoiManager.getInstance().getCount());
	}

	@Test
	void withoutAnImageItSaysWhatToDo() throws Exception {
		OpenDialog.waitUntil("it is said", () -> ToolUser.status().contains("open an image, then click on an object"));
	}

	@Test
	void aModelThatIsGoneLeadsToTheModelsOnceAndAgainAtAClick(@TempDir final Path folder) throws Exception {
		final Path manifest = folder.resolve("model.json");
		for (final String name : List.of("model.json", "encoder.onnx", "decoder.onnx"))
			Files.copy(Path.of("models", "nano", name), folder.resolve(name));
		IJ.run("MobileSAM Tool Options...", "hover=false model=[" + folder + "]");
		Files.delete(manifest);
		final ImagePlus image = ImageKind.STACK.show();
		final ToolUser user = new ToolUser(image);
		OpenDialog.waitFor("Models").closeWith("Close");
		assertTrue(IJ.getLog().contains("MobileSAM Tool: "), IJ.getLog());
		assertTrue(IJ.getLog().contains(folder.toString()), IJ.getLog());
		IJ.log("\\Clear");
		image.setSlice(1);
		OpenDialog.waitUntil("it is said", () -> ToolUser.status().contains(folder.toString()));
		assertEquals("", IJ.getLog());
		user.click(60, 60);
		OpenDialog.waitFor("Models").closeWith("Close");
		Files.copy(Path.of("models", "nano", "model.json"), manifest);
		user.click(60, 60);
		user.waitForMask();
	}

	@Test
	void pointsBesideAloneAreNotEnough() throws Exception {
		final ToolUser user = new ToolUser(ImageKind.GREY_8.show());
		ToolUser.waitUntilReady();
		user.altClick(60, 60);
		OpenDialog.waitUntil("it is said", () -> ToolUser.status().contains("now click on the object too"));
		user.key(KeyEvent.VK_ENTER);
		OpenDialog.waitUntil("it is said", () -> ToolUser.status().contains("there is no mask yet"));
		assertNull(RoiManager.getInstance());
	}

	private static Overlay usersElements() {
		final Overlay overlay = new Overlay(new OvalRoi(50, 50, 20, 20));
		overlay.add(new Roi(5, 6, 7, 8));
		return overlay;
	}

	private static void assertUsersElements(final ImagePlus image) {
		assertEquals(List.of(new Rectangle(50, 50, 20, 20), new Rectangle(5, 6, 7, 8)), Arrays.stream(image.getOverlay()
				.toArray()).map(Roi::getBounds).toList());
	}

	private static void waitForLayer(final ToolUser user) {
		OpenDialog.waitUntil("the tool draws on the image", () -> user.layers().size() == 1);
	}

	private static Roi[] waitForRois(final int count) {
		OpenDialog.waitUntil(count + " masks are in the ROI Manager", () -> RoiManager.getInstance() != null
				&& RoiManager.getInstance().getRoisAsArray().length == count);
		return RoiManager.getInstance().getRoisAsArray();
	}

	private static void assertAllSelected(final ImagePlus image) {
		OpenDialog.waitUntil("all is selected", () -> image.getRoi() != null && image.getRoi().getBounds().equals(
				new Rectangle(image.getWidth(), image.getHeight())));
	}

	private static BinaryMask disc(final int index) {
		return MaskRois.mask(ImageKind.discs().get(index), ImageKind.WIDTH, ImageKind.HEIGHT);
	}

	private static void assertIsDisc(final Roi roi, final int index) {
		final double iou = MaskRois.mask(roi, ImageKind.WIDTH, ImageKind.HEIGHT).iou(disc(index));
		assertTrue(iou > 0.8, "IoU " + iou);
	}
}
