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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.display.DisplayService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

import fiji.plugin.mobilesam.windows.Failures;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;

/** Scripts call commands by class, and get values back. */
class ScijavaCommandTest {

	private static Context context;
	private static CommandService commands;

	@BeforeAll
	static void start() {
		context = new Context(CommandService.class, LogService.class, DisplayService.class);
		commands = context.service(CommandService.class);
		// Failures are expected here.
		context.service(LogService.class).setLevel(LogLevel.NONE);
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	@Test
	void handsBackLabelsSelectionsTableAndCount() throws Exception {
		final CommandModule done = commands.run(SegmentEverythingCommand.class, true, "image", nuclei(), "options",
				"points_per_side=10 pred_iou_thresh=0.6 overlay").get();
		final int count = (int) done.getOutput("count");
		assertTrue(count > 5, count + " masks");
		assertEquals(count, ((List<?>) done.getOutput("rois")).size());
		assertEquals(count, ((ResultsTable) done.getOutput("table")).size());
		assertEquals(count, ((ImagePlus) done.getOutput("labels")).getStatistics().max);
		assertEquals("mask-0001", ((Roi) ((List<?>) done.getOutput("rois")).get(0)).getName());
	}

	@Test
	void whatIsHandedBackIsNotShownToo() throws Exception {
		final CommandModule done = commands.run(SegmentEverythingCommand.class, true, "image", nuclei(), "options",
				"points_per_side=6").get();
		for (final String output : List.of("labels", "rois", "table", "count"))
			assertTrue(done.isOutputResolved(output), output);
		assertEquals(List.of(), context.service(DisplayService.class).getDisplays());
	}

	@Test
	void whatOneCallNamedIsForgottenInTheNext() throws Exception {
		commands.run(SegmentEverythingCommand.class, true, "image", nuclei(), "options",
				"points_per_side=6 max_area=1").get();
		final CommandModule done = commands.run(SegmentEverythingCommand.class, true, "image", nuclei(), "options",
				"points_per_side=6").get();
		assertTrue((int) done.getOutput("count") > 0);
	}

	@Test
	void refusesWhatTheMacroLineRefuses() {
		assertEquals("points_per_side must be a whole number from 1 to 1024, got 'many'", failure("image", nuclei(),
				"options", "points_per_side=many"));
		assertTrue(failure("image", nuclei(), "options", "side=7").startsWith("option 'side' is not known"));
		assertEquals("there is no image: open one first", failure("image", new ImagePlus()));
		assertEquals("there is no image: open one first", failure("options", "points_per_side=7"));
	}

	@Test
	void withoutAScreenTheSelectionsOfTheOverlayArePrompts() throws Exception {
		final ImagePlus image = nuclei();
		assertEquals("the overlay is empty: add selections to it first; the ROI Manager needs a screen", failure(
				SegmentRoiManagerCommand.class, "image", image));
		image.setOverlay(new Overlay(new PointRoi(98, 100)));
		assertEquals("'selected' needs the ROI Manager, which needs a screen", failure(
				SegmentRoiManagerCommand.class, "image", image, "options", "selected"));
		assertEquals(1, commands.run(SegmentRoiManagerCommand.class, true, "image", image).get().getOutput("count"));
	}

	@Test
	void refusesInputsThatItDoesNotHave() {
		assertThrows(IllegalArgumentException.class, () -> commands.run(SegmentEverythingCommand.class, true,
				"points_per_side", 7));
	}

	@Test
	void standsInNoMenuOfItsOwn() {
		final CommandInfo info = commands.getCommand(SegmentEverythingCommand.class);
		assertEquals(0, info.getMenuPath().size());
	}

	private static String failure(final Object... inputs) {
		return failure(SegmentEverythingCommand.class, inputs);
	}

	private static String failure(final Class<? extends ScijavaCommand> command, final Object... inputs) {
		final ExecutionException e = assertThrows(ExecutionException.class, () -> commands.run(command, true, inputs)
				.get());
		Throwable cause = e;
		while (cause.getCause() != null) cause = cause.getCause();
		return cause.getMessage();
	}

	private static ImagePlus nuclei() {
		return IJ.openImage("test-images/nuclei.png");
	}
}
