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

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is told in a sentence, and the macro ends there. All macros run in one Java without a screen. */
class BadCommandInputTest {

	private static final String SELECTION = "Segment Selection";
	private static final String MANAGER = "Segment ROI Manager";
	private static final String EVERYTHING = "Segment Everything...";
	private static final String REFINE = "Refine Mask";
	private static final List<String> ALL = List.of(SELECTION, MANAGER, EVERYTHING, REFINE);

	private static final String IMAGE = "newImage('image', '8-bit ramp', 64, 48, 1);";
	/** For Segment ROI Manager the selection is in the overlay too. */
	private static final String BOX = IMAGE + "makeRectangle(10, 10, 20, 20); Overlay.addSelection;";

	/** A macro up to the call, the call, and what is said. */
	private record Case(String before, String command, String options, String said) {

		private String macro() {
			return "%s run('%s', '%s'); return 'went on';".formatted(before, command, options);
		}
	}

	@TempDir
	Path folder;

	@Test
	void aSentenceEach() throws Exception {
		final List<Case> cases = cases();
		final String[] macros = cases.stream().flatMap(c -> List.of("while (nImages > 0) close();" + c.macro(), "")
				.stream()).toArray(String[]::new);
		final String[] printed = MacroProcess.run(folder, macros).split("result: ");
		assertEquals(cases.size() + 1, printed.length, String.join("result: ", printed));
		assertAll(IntStream.range(0, cases.size()).mapToObj(i -> () -> {
			final Case tried = cases.get(i);
			assertTrue(printed[i].contains(tried.command + ": " + tried.said), tried + " printed " + printed[i]);
			assertFalse(printed[i + 1].startsWith("went on"), tried + " did not end the macro");
		}));
	}

	@Test
	void anImageTooLargeForTheMemory() throws Exception {
		final String large = "if (nImages == 0) newImage('large', '8-bit black', 8000, 8000, 1);"
				+ "makeRectangle(10, 10, 20, 20); Overlay.addSelection;";
		final String[] macros = ALL.stream().flatMap(command -> Stream.of(new Case(large, command, enough(command)
				+ "contrast=raw", "").macro(), "")).toArray(String[]::new);
		final String printed = MacroProcess.run("-Xmx140m", folder, macros);
		for (final String command : ALL)
			assertTrue(
					printed.contains(command + ": there is not enough memory; close images, or give ImageJ more with "
							+ "Edit > Options > Memory & Threads"),
					printed);
	}

	/** The options without which a command can do nothing. */
	private static String enough(final String command) {
		return command.equals(REFINE) ? "points=15,15 " : "";
	}

	private static List<Case> cases() {
		final List<Case> cases = new ArrayList<>();
		for (final String command : ALL) {
			cases.add(new Case("", command, "contrast=auto", "there is no image: open one first"));
			cases.add(new Case(BOX, command, "colour=red", "option 'colour' is not known; these are: model, contrast"));
			cases.add(new Case(BOX, command, "overlay=perhaps", "overlay must be true or false, got 'perhaps'"));
			cases.add(new Case(BOX, command, "contrast=nice", "contrast 'nice' is not known; use one of"));
			cases.add(new Case(BOX, command, enough(command) + "channel=2",
					"there is no channel 2: 'image' has 1 channel"));
			cases.add(new Case(BOX, command, "channel=none", "channel must be 'displayed' or the number of a channel"));
			cases.add(new Case(BOX, command, "model=nowhere", "model 'nowhere': expected one of mobile_sam, nano,"));
			cases.add(new Case(BOX.replace("8-bit", "16-bit"), command, enough(command) + "contrast=raw",
					"contrast 'raw' needs an 8-bit or RGB image, 'image' has 16 bits"));
			// Said before the work: there is nothing to work on.
			cases.add(new Case(IMAGE, command, (command.equals(EVERYTHING) ? "inside " : "")
					+ "roi_zip=pom.xml/rois.zip",
					Path.of("pom.xml").toAbsolutePath() + ": is a file, expected a folder to write into"));
			if (!command.equals(EVERYTHING))
				cases.add(new Case(BOX, command, "mask=fourth", "mask must be one of best, smallest, largest, 1, 2"));
		}
		for (final String command : List.of(SELECTION, REFINE)) {
			cases.add(new Case(IMAGE, command, "contrast=auto", "there is no selection: "));
			cases.add(new Case(IMAGE + "makeRectangle(-40, 5, 20, 20);", command, "points=15,15",
					"Rectangle selection: covers no pixel of the image of 64 x 48"));
			cases.add(new Case(BOX, command, "points=15", "points must be points as x,y x,y in pixels, got '15'"));
			cases.add(new Case(BOX, command, "points=15,15 background=70,10",
					"point (70.0, 10.0) is outside the image of 64 x 48"));
		}
		cases.add(new Case(IMAGE + "makePoint(-9, 3);", SELECTION, "contrast=auto",
				"point (-9.0, 3.0) is outside the image of 64 x 48"));
		cases.add(new Case(IMAGE + "makeText('nucleus', 5, 5);", SELECTION, "contrast=auto",
				"Text selection: is no prompt; use points, a line, a rectangle or another area"));
		cases.add(new Case(IMAGE + "makeArrow(5, 5, 20, 20, 'small');", SELECTION, "contrast=auto",
				"Arrow selection: is no prompt; use points, a line, a rectangle or another area"));
		cases.add(new Case(IMAGE + "makeArrow(5, 5, 20, 20, 'small');", REFINE, "points=9,9",
				"Arrow selection: "));
		cases.add(new Case(BOX, REFINE, "contrast=auto", "there is no point to correct the mask by: give 'points'"));
		cases.add(new Case(IMAGE, MANAGER, "contrast=auto", "the overlay is empty: add selections to it first"));
		cases.add(new Case(IMAGE + "makeText('a', 5, 5); Overlay.addSelection;", MANAGER, "contrast=auto",
				"'selection' has no mask: Text selection: is no prompt"));
		cases.add(new Case(BOX, MANAGER, "mask=all replace", "'replace' needs one mask a selection, not mask=all"));
		cases.add(new Case(IMAGE, EVERYTHING, "inside", "there is no selection: draw an area, or do without"));
		cases.add(new Case(IMAGE + "makeLine(5, 5, 20, 20);", EVERYTHING, "inside",
				"Straight Line selection: covers no area; draw around the object"));
		cases.add(new Case(IMAGE + "makeRectangle(-40, 5, 20, 20);", EVERYTHING, "inside",
				"the selection covers no pixel of the image: draw an area in it"));
		cases.add(new Case(IMAGE, EVERYTHING, "min_area=20 max_area=10",
				"no mask can have an area of at least min_area 20 and at most max_area 10"));
		cases.add(new Case(IMAGE, EVERYTHING, "points_per_side=0",
				"points_per_side must be a whole number from 1 to 1024, got '0'"));
		cases.add(new Case(IMAGE, EVERYTHING, "pred_iou_thresh=1.2",
				"pred_iou_thresh must be a number from 0 to 1, got '1.2'"));
		cases.add(new Case(IMAGE, EVERYTHING, "planes=some", "planes must be one of current, all, got 'some'"));
		return cases;
	}
}
