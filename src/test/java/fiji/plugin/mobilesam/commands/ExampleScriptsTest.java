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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** The scripts of {@code macros/}, as they are, without a screen. */
class ExampleScriptsTest {

	private static final Path SCRIPTS = Path.of("macros");

	@TempDir
	Path folder;

	@Test
	void everythingIsSavedAsSelections() throws Exception {
		final Path zip = folder.resolve("rois.zip");
		final String printed = runMacro("segment_everything.ijm", "", "test-images/nuclei.png," + zip);
		assertTrue(entries(zip) > 5, printed);
		assertTrue(printed.contains("result: " + entries(zip)), printed);
	}

	@Test
	void theObjectInTheMiddleIsMeasured() throws Exception {
		// A disc of radius 20 in the middle of an image.
		final String printed = runMacro("segment_selection.ijm", """
				newImage('disc', '8-bit black', 200, 200, 1);
				makeOval(80, 80, 41, 41);
				setColor(200);
				fill();
				run('Select None');
				""", "");
		assertEquals(Math.PI * 20.5 * 20.5, Double.parseDouble(value(printed, "result")), 300);
	}

	/** Slice i of frame j shows i + j discs. */
	@ParameterizedTest
	@CsvSource({"3, 1", "2, 2"})
	void theObjectsOfEveryPlaneAreCounted(final int slices, final int frames) throws Exception {
		final ImageStack planes = new ImageStack(200, 200);
		for (int frame = 1; frame <= frames; frame++)
			for (int slice = 1; slice <= slices; slice++) planes.addSlice(discs(slice + frame));
		final ImagePlus image = new ImagePlus("discs", planes);
		image.setDimensions(1, slices, frames);
		image.setOpenAsHyperStack(frames > 1);
		final Path stack = folder.resolve("discs.tif");
		IJ.saveAsTiff(image, stack.toString());
		final String printed = runMacro("segment_stack.ijm", "", stack + "," + folder);
		final StringBuilder expected = new StringBuilder("slice,frame,objects\n");
		int all = 0;
		for (int frame = 1; frame <= frames; frame++) {
			for (int slice = 1; slice <= slices; slice++) {
				expected.append(slice).append(',').append(frame).append(',').append(slice + frame).append('\n');
				all += slice + frame;
			}
		}
		assertEquals(expected.toString(), Files.readString(folder.resolve("discs-objects.csv")), printed);
		assertEquals(all, Integer.parseInt(value(printed, "result")));
		assertEquals(all, entries(folder.resolve("discs-rois.zip")));
		final ImagePlus labels = IJ.openImage(folder.resolve("discs-labels.tif").toString());
		assertEquals(slices * frames, labels.getStackSize());
		labels.setSlice(slices * frames);
		assertEquals(all, labels.getProcessor().getStats().max);
	}

	private static ImageProcessor discs(final int count) {
		final ImageProcessor plane = new ByteProcessor(200, 200);
		plane.setColor(20);
		plane.fill();
		plane.setColor(200);
		for (int i = 0; i < count; i++) plane.fill(new OvalRoi(20 + 90 * (i % 2), 20 + 90 * (i / 2), 30, 30));
		return plane;
	}

	@ParameterizedTest
	@ValueSource(strings = {"segment_image.groovy", "segment_image.py"})
	void pointsBoxesAndEverythingThroughTheEngineAndTheCommands(final String script) throws Exception {
		final String printed = MacroProcess.runScript(folder, SCRIPTS.resolve(script), "file=test-images/nuclei.png",
				"folder=" + folder);
		final int objects = Integer.parseInt(value(printed, "objects"));
		assertTrue(objects > 5, printed);
		assertTrue(Double.parseDouble(value(printed, "score")) > 0.5, printed);
		// The engine, the command of the menu and the command by its class find the same.
		final ImagePlus labels = IJ.openImage(folder.resolve("labels.tif").toString());
		assertEquals(objects, labels.getStatistics().max);
		assertEquals(objects, Files.readAllLines(folder.resolve("masks.csv")).size() - 1);
		assertEquals(objects, Pattern.compile("^mask-\\d+: predicted IoU 0\\.\\d+$", Pattern.MULTILINE).matcher(printed)
				.results().count(), printed);
		assertTrue(value(printed, "labels").contains("nuclei-labels"), printed);
		assertEquals(2, entries(folder.resolve("boxes.zip")));
		final int whole = Integer.parseInt(group(printed, "object at the point: (\\d+) pixels"));
		final int corrected = Integer.parseInt(group(printed, "point beside it: (\\d+) pixels"));
		assertTrue(1000 < corrected && corrected < whole, printed);
	}

	private String runMacro(final String name, final String before, final String argument) throws Exception {
		return MacroProcess.run(folder, before + Files.readString(SCRIPTS.resolve(name)), argument);
	}

	private static int entries(final Path zip) throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return file.size();
		}
	}

	/** What stands after a name and a colon in a line of its own. */
	private static String value(final String printed, final String name) {
		return group(printed, "(?m)^" + name + ": (.*)$");
	}

	private static String group(final String printed, final String pattern) {
		final Matcher found = Pattern.compile(pattern).matcher(printed);
		assertTrue(found.find(), () -> "nothing like '" + pattern + "' in\n" + printed);
		return found.group(1).strip();
	}
}
