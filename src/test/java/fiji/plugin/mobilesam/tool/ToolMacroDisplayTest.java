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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.commands.ImageKind;
import fiji.plugin.mobilesam.commands.MacroProcess;
import fiji.plugin.mobilesam.commands.OpenDialog;
import fiji.plugin.mobilesam.commands.RunningImageJ;
import fiji.plugin.mobilesam.convert.ConversionOptions;
import fiji.plugin.mobilesam.convert.Converter;
import fiji.plugin.mobilesam.inference.TinyNetworks;
import fiji.plugin.mobilesam.progress.Progress;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

/** The tool with a converted network, random but of three candidates, and the macro that it records. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class ToolMacroDisplayTest {

	@TempDir
	Path folder;

	private ImagePlus image;
	private ToolUser user;

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		ToolUser.chooseRectangle();
		final Path model = folder.resolve("model");
		new Converter(Path.of("src/test/resources/convert/narrow.pt"), ConversionOptions.DEFAULTS).convert(model, false,
				Progress.NONE);
		IJ.run("MobileSAM Tool Options...", "hover=false model=[" + model + "]");
		image = ImageKind.COMPOSITE_HYPERSTACK.show();
		user = new ToolUser(image);
		ToolUser.chooseTool();
		ToolUser.waitUntilReady();
	}

	@Test
	void tabGoesThroughTheThreeMasksOfAPointAndUndoGoesBack() throws Exception {
		user.click(60, 60);
		assertEquals("1 of 3", user.waitForMask());
		final int[] keys = {KeyEvent.VK_TAB, KeyEvent.VK_N, KeyEvent.VK_TAB};
		final String[] shown = {"2 of 3", "3 of 3", "1 of 3"};
		for (int i = 0; i < keys.length; i++) {
			user.key(keys[i]);
			waitForMask(shown[i]);
		}
		user.key(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK);
		waitForMask("3 of 3");
		user.altClick(150, 100);
		waitForMask("1 of 4");
	}

	/** With a network whose encoder takes seconds. */
	@Test
	void encodingStopsWithEscAndWhenTheImageIsClosed() throws Exception {
		final Path slow = Files.createDirectory(folder.resolve("slow"));
		TinyNetworks.writeModel(slow, TinyNetworks.slowEncoder(), TinyNetworks.decoder());
		IJ.run("MobileSAM Tool Options...", "hover=false model=[" + slow + "]");
		user.click(60, 60);
		OpenDialog.waitUntil("it is encoded", () -> ToolUser.status().contains("encoding the image, Esc stops"));
		user.key(KeyEvent.VK_ESCAPE);
		user.move(10, 10);
		user.key(KeyEvent.VK_ESCAPE);
		OpenDialog.waitUntil("it is said", () -> ToolUser.status().contains("encoding was stopped"));
		user.click(60, 60);
		OpenDialog.waitUntil("it is encoded", () -> ToolUser.status().contains("encoding the image, Esc stops"));
		image.changes = false;
		image.close();
		OpenDialog.waitUntil("it is said", () -> ToolUser.status().contains("was closed while it was encoded"));
		assertEquals("", Optional.ofNullable(IJ.getLog()).orElse(""));
	}

	@Test
	void theRecordedLinesMakeTheSameMasksAgainAlsoWithoutAScreen() throws Exception {
		IJ.run("Record...", "");
		// A lone point, each of its masks; points of both kinds; a box; a box with points, and another candidate.
		for (int turn = 0; turn < 3; turn++) {
			user.click(60, 60);
			accept(turn);
		}
		user.click(61, 59);
		user.altClick(150, 100);
		user.click(58, 62);
		accept(0);
		user.drag(20, 30, 100, 95);
		accept(0);
		user.drag(120, 70, 180, 130);
		user.altClick(60, 60);
		user.click(151, 103);
		accept(2);
		final Roi[] accepted = RoiManager.getInstance().getRoisAsArray();
		final String recorded = Recorder.getInstance().getText();
		final String lines = recorded.substring(recorded.indexOf("Stack.setPosition"));
		assertTrue(lines.contains("makePoint(61, 59);"), lines);
		assertTrue(lines.contains("makeRectangle(120, 70, 61, 61);"), lines);
		assertEquals(6, lines.split("run\\(\"Segment Selection\"", -1).length - 1, lines);
		RoiManager.getInstance().reset();
		image.setPosition(1, 1, 1);
		IJ.runMacro(lines);
		assertSame(accepted, List.of(RoiManager.getInstance().getRoisAsArray()));
		// Else they are saved with the image.
		RoiManager.getInstance().runCommand("Show None");
		final Path file = folder.resolve("image.tif");
		image.deleteRoi();
		image.setPosition(1, 1, 1);
		IJ.saveAsTiff(image, file.toString());
		final Path masks = folder.resolve("again.tif");
		final String output = MacroProcess.run(folder.resolve("headless"),
				"open('" + file + "'); run('MobileSAM Tool');" + lines + "saveAs('tiff', '"
						+ masks + "'); return 'saved';",
				"");
		assertTrue(output.contains("the tool needs the toolbar"), output);
		assertTrue(output.contains("result: saved"), output);
		assertSame(accepted, List.of(IJ.openImage(masks.toString()).getOverlay().toArray()));
	}

	private static void assertSame(final Roi[] expected, final List<Roi> found) {
		assertEquals(expected.length, found.size());
		for (int i = 0; i < expected.length; i++) {
			assertArrayEquals(expected[i].getContainedPoints(), found.get(i).getContainedPoints(), "mask " + i);
			final List<Integer> positions = new ArrayList<>();
			for (final Roi roi : List.of(expected[i], found.get(i)))
				positions.add(100 * roi.getCPosition() + 10 * roi.getZPosition() + roi.getTPosition());
			assertEquals(positions.get(0), positions.get(1));
			assertEquals(expected[i].getProperty("prompt"), found.get(i).getProperty("prompt"));
		}
	}

	/** Accepts the mask after that many keys of Tab. */
	private void accept(final int turn) throws Exception {
		final int before = RoiManager.getInstance() == null ? 0 : RoiManager.getInstance().getCount();
		user.waitForMask();
		for (int i = 0; i < turn; i++) {
			user.key(KeyEvent.VK_TAB);
			final String shown = (i + 2) + " of ";
			OpenDialog.waitUntil(shown, () -> user.layers().get(0).contains("mask " + shown));
		}
		user.key(KeyEvent.VK_ENTER);
		OpenDialog.waitUntil("it is accepted", () -> RoiManager.getInstance() != null && RoiManager.getInstance()
				.getCount() == before + 1);
	}

	private void waitForMask(final String which) {
		OpenDialog.waitUntil("mask " + which, () -> user.waitForMask().equals(which));
	}
}
