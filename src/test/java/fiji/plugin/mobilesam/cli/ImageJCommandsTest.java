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

package fiji.plugin.mobilesam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;

import fiji.plugin.mobilesam.commands.SegmentEverythingCommand;
import fiji.plugin.mobilesam.commands.SegmentSelectionCommand;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.mask.BinaryMask;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;

/** The commands in ImageJ and the command line give the same masks for the same prompt. */
class ImageJCommandsTest {

	private static final String IMAGE = "test-images/coins.png";

	private static Context context;
	private static CommandService commands;

	@TempDir
	Path folder;

	@BeforeAll
	static void start() {
		context = new Context(CommandService.class, LogService.class);
		commands = context.service(CommandService.class);
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	/** Selection, options and the command line's prompt: ImageJ's points count from the centre of the first pixel. */
	static Stream<Arguments> prompts() {
		final PointRoi withNegatives = new PointRoi(new float[]{155, 140, 200}, new float[]{80, 70, 80});
		withNegatives.setCounters(new int[]{0, 0, 1});
		return Stream.of(
				Arguments.of(new Roi(120, 40, 70, 72), "", List.of("--box", "120,40,190,112")),
				Arguments.of(new Roi(-20, 250, 90.5, 80.25), "", List.of("--box", "0,250,70.5,303")),
				Arguments.of(new PointRoi(155, 80), "", List.of("--point", "155.5,80.5")),
				Arguments.of(withNegatives, "background=[110.25,80 150,120]", List.of("--point", "155.5,80.5",
						"--point", "140.5,70.5", "--point", "200.5,80.5,0", "--point", "110.75,80.5,0", "--point",
						"150.5,120.5,0")),
				Arguments.of(new Roi(120, 40, 70, 72), "background=115,50", List.of("--box", "120,40,190,112",
						"--point", "115.5,50.5,0")));
	}

	@ParameterizedTest
	@MethodSource("prompts")
	void aPromptGivesTheSameMask(final Roi selection, final String options, final List<String> arguments)
			throws Exception {
		final ImagePlus image = IJ.openImage(IMAGE);
		image.setRoi(selection);
		final List<BinaryMask> byCommand = masks(commands.run(SegmentSelectionCommand.class, true, "image", image,
				"options", options).get().getOutput("rois"), image);
		assertEquals(byCommandLine(image, "segment", arguments), byCommand);
	}

	@Test
	void everythingGivesTheSameMasks() throws Exception {
		final ImagePlus image = IJ.openImage(IMAGE);
		final List<BinaryMask> byCommand = masks(commands.run(SegmentEverythingCommand.class, true, "image", image,
				"options", "points_per_side=8 min_area=100 roi_manager=false").get().getOutput("rois"), image);
		assertEquals(byCommandLine(image, "everything", List.of("--points-per-side", "8", "--min-area", "100")),
				byCommand);
	}

	private List<BinaryMask> byCommandLine(final ImagePlus image, final String command, final List<String> arguments)
			throws IOException {
		final List<String> all = new ArrayList<>(List.of(command, IMAGE, "--output", folder.toString(), "--format",
				"rois"));
		all.addAll(arguments);
		final CommandRun run = CommandRun.of(all.toArray(String[]::new));
		assertEquals(ExitCode.DONE, run.code(), run::toString);
		final List<Roi> rois = new ArrayList<>();
		try (ZipFile zip = new ZipFile(folder.resolve("coins-rois.zip").toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries()))
				rois.add(RoiDecoder.openFromByteArray(zip.getInputStream(entry).readAllBytes()));
		}
		return masks(rois, image);
	}

	private static List<BinaryMask> masks(final Object rois, final ImagePlus image) {
		final List<BinaryMask> masks = ((List<?>) rois).stream().map(roi -> MaskRois.mask((Roi) roi, image.getWidth(),
				image.getHeight())).toList();
		assertFalse(masks.isEmpty());
		return masks;
	}
}
