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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.amg.AmgParameter;
import fiji.plugin.mobilesam.results.ResultsFile;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.io.Opener;
import ij.process.ByteProcessor;

class MainTest {

	private static final int[][] DISKS = {{40, 40}, {130, 50}, {60, 140}, {150, 150}};
	private static final int RADIUS = 18;
	private static final String CHECKPOINT = "src/test/resources/convert/narrow.pt";

	@TempDir
	private Path folder;

	@Test
	void everythingWritesLabelsOverlayAndTheFormatsAskedFor() throws IOException {
		final Result run = run("everything", image("disks.tif"), "--output", out(), "--format", "png,coco,rois");
		assertEquals(new Result(ExitCode.DONE, run.out, ""), run);
		assertEquals(List.of("disks-labels.tif", "disks-masks", "disks-overlay.png", "disks-rois.zip", "disks.json"),
				files());
		final ImagePlus labels = open("disks-labels.tif");
		assertEquals(16, labels.getBitDepth());
		for (final int[] disk : DISKS) assertTrue(labels.getProcessor().get(disk[0], disk[1]) > 0, "a disk is missing");
		assertEquals(0, labels.getProcessor().get(100, 100));
	}

	@Test
	void everythingWritesAResultsFileThatSaysHowItCameAbout() throws IOException {
		final Result run = run("everything", image("disks.tif"), "--output", out(), "--format", "hdf5",
				"--points-per-side", "16", "--mlflow", folder.resolve("mlruns").toString());
		assertEquals(new Result(ExitCode.DONE, run.out, ""), run);
		assertEquals(List.of("disks-labels.tif", "disks-overlay.png", "disks.h5"), files());
		try (ResultsFile results = ResultsFile.open(Path.of(out(), "disks.h5"))) {
			final double masks = open("disks-labels.tif").getStatistics().max;
			assertEquals(masks, results.planes().get(0).entries().size());
			assertEquals(Optional.of(16L), results.run().attributes().wholeNumber("amg_points_per_side"));
			assertEquals(Optional.of(64), results.run().attributes().text("sha256_encoder.onnx").map(String::length));
			assertTrue(results.planes().get(0).hasOverlay());
			assertTrue(results.run().performance().stream().anyMatch(phase -> phase.name().equals("encode")));
		}
		assertTrue(Files.exists(folder.resolve("mlruns")));
	}

	@Test
	void segmentGivesTheDiskThatWasClickedAndNoOther() throws IOException {
		assertEquals(ExitCode.DONE, run("segment", image("disks.tif"), "--point", "40,40", "-o", out()).code);
		final ImagePlus labels = open("disks-labels.tif");
		assertEquals(1, labels.getProcessor().get(40, 40));
		assertEquals(0, labels.getProcessor().get(130, 50));
	}

	@Test
	void segmentTellsOfEveryMask() throws IOException {
		final Result run = run("segment", image("disks.tif"), "--point", "40,40", "--point", "150,150", "--each", "-o",
				out());
		final List<String> labels = run.out.lines().filter(line -> line.startsWith("  label")).toList();
		assertEquals(2, labels.size(), run.out);
		for (int i = 0; i < 2; i++) {
			final int area = open("disks-labels.tif").getProcessor().getHistogram()[i + 1];
			assertTrue(labels.get(i).matches("  label %d: %d pixels, predicted IoU 0\\.\\d{3}, stability 0\\.\\d{3}"
					.formatted(i + 1, area)), run.out);
		}
	}

	@Test
	void oneChannelMayBeSeenAlone() throws IOException {
		final ImageStack stack = new ImageStack();
		stack.addSlice(new ByteProcessor(200, 200));
		stack.addSlice(disks(200));
		final ImagePlus image = new ImagePlus("channels", stack);
		image.setDimensions(2, 1, 1);
		IJ.saveAsTiff(image, folder.resolve("channels.tif").toString());
		assertEquals(ExitCode.DONE, run("segment", folder.resolve("channels.tif").toString(), "--channel", "2",
				"--point", "40,40", "-o", out()).code);
		assertEquals(1, open("channels-labels.tif").getStackSize());
		assertEquals(1, open("channels-labels.tif").getProcessor().get(40, 40));
	}

	@Test
	void severalBoxesAreSeveralObjects() throws IOException {
		assertEquals(ExitCode.DONE, run("segment", image("disks.tif"), "--box", "20,20,60,60", "--box", "110,30,150,70",
				"-o", out()).code);
		final ImagePlus labels = open("disks-labels.tif");
		assertEquals(List.of(1, 2),
				Stream.of(0, 1).map(i -> labels.getProcessor().get(DISKS[i][0], DISKS[i][1])).sorted()
						.toList());
	}

	@Test
	void everyPlaneOfAStackIsSegmented() throws IOException {
		final ImageStack stack = new ImageStack();
		for (int z = 0; z < 3; z++) stack.addSlice(disks(100 + 50 * z));
		final ImagePlus image = new ImagePlus("stack", stack);
		image.setDimensions(1, 3, 1);
		IJ.saveAsTiff(image, folder.resolve("stack.tif").toString());
		assertEquals(ExitCode.DONE, run("everything", folder.resolve("stack.tif").toString(), "-o", out(),
				"--points-per-side", "8").code);
		final ImagePlus labels = open("stack-labels.tif");
		assertEquals(3, labels.getNSlices());
		for (int z = 1; z <= 3; z++) assertTrue(labels.getStack().getProcessor(z).get(40, 40) > 0);
		assertTrue(files().contains("stack-overlay_c1_z2_t1.png") || files().contains("stack_c1_z2_t1-overlay.png"),
				files()
						.toString());
	}

	@Test
	void aFolderGoesOnPastABrokenFileAndReportsIt() throws IOException {
		final Path images = Files.createDirectory(folder.resolve("images"));
		IJ.saveAsTiff(new ImagePlus("a", disks(150)), images.resolve("a.tif").toString());
		Files.writeString(images.resolve("broken.png"), "no picture");
		IJ.saveAsTiff(new ImagePlus("c", disks(150)), images.resolve("c.tif").toString());
		final Result run = run("everything", images.toString(), "-o", out(), "--points-per-side", "8");
		assertEquals(ExitCode.SOME_FAILED, run.code);
		assertTrue(run.err.contains("broken.png"), run.err);
		assertTrue(run.err.contains("1 of 3 images failed"), run.err);
		assertTrue(files().containsAll(List.of("a-labels.tif", "c-labels.tif")));
	}

	@Test
	void theResultsOfAnEarlierRunAreNoImages() throws IOException {
		final Path images = Files.createDirectories(Path.of(out()));
		IJ.saveAsTiff(new ImagePlus("a", disks(150)), images.resolve("a.tif").toString());
		IJ.saveAsTiff(new ImagePlus("b-labels", disks(150)), images.resolve("b-labels.tif").toString());
		final String[] command = {"everything", out(), "-o", out(), "--points-per-side", "8", "--overwrite"};
		assertEquals("", run(command).err);
		final List<String> files = files();
		final Result again = run(command);
		assertEquals("mobilesam: 4 label images and overlays are left out, such as a-labels.tif", again.err.strip());
		assertEquals(ExitCode.DONE, again.code);
		assertEquals(files, files());
	}

	@Test
	void aFolderIsGoneOnWithWhereAnEarlierRunEnded() throws IOException {
		final Path images = Files.createDirectory(folder.resolve("images"));
		IJ.saveAsTiff(new ImagePlus("a", disks(150)), images.resolve("a.tif").toString());
		IJ.saveAsTiff(new ImagePlus("blank", new ByteProcessor(50, 50)), images.resolve("blank.tif").toString());
		final String[] command = {"everything", images.toString(), "-o", out(), "--points-per-side", "8", "--format",
				"hdf5,rois", "--no-picture"};
		assertEquals(ExitCode.DONE, run(command).code);
		assertEquals(List.of("a-labels.tif", "a-overlay.png", "a-rois.zip", "a.h5", "blank-labels.tif",
				"blank-overlay.png", "blank.h5"), files(), "ImageJ refuses an empty zip");
		try (ResultsFile results = ResultsFile.open(Path.of(out(), "a.h5"))) {
			assertFalse(results.planes().get(0).hasOverlay());
		}
		final Instant written = modified("a.h5");
		IJ.saveAsTiff(new ImagePlus("c", disks(150)), images.resolve("c.tif").toString());
		final Result again = run(command);
		assertEquals(ExitCode.DONE, again.code, again.err);
		assertTrue(again.out.contains("2 images have results already"), again.out);
		assertTrue(files().contains("c.h5"));
		assertEquals(written, modified("a.h5"));
		final List<String> overwriting = new ArrayList<>(List.of(command));
		overwriting.add("--overwrite");
		assertEquals(ExitCode.DONE, run(overwriting.toArray(String[]::new)).code);
		assertTrue(modified("a.h5").isAfter(written));
	}

	@Test
	void anImageWithoutItsSelectionsIsNotDoneUnlessItHasNoMask() throws IOException {
		final Path images = Files.createDirectory(folder.resolve("images"));
		IJ.saveAsTiff(new ImagePlus("a", disks(150)), images.resolve("a.tif").toString());
		IJ.saveAsTiff(new ImagePlus("blank", new ByteProcessor(50, 50)), images.resolve("blank.tif").toString());
		final List<String> command = new ArrayList<>(List.of("everything", images.toString(), "-o", out(),
				"--points-per-side", "8"));
		assertEquals(ExitCode.DONE, run(command.toArray(String[]::new)).code);
		command.addAll(List.of("--format", "hdf5,rois"));
		final Result again = run(command.toArray(String[]::new));
		assertEquals(ExitCode.SOME_FAILED, again.code, again.out);
		assertTrue(again.out.contains("1 image has results already"), again.out);
		assertTrue(again.err.contains("a-labels.tif: exists already"), again.err);
	}

	private Instant modified(final String name) throws IOException {
		return Files.getLastModifiedTime(Path.of(out(), name)).toInstant();
	}

	@Test
	void resultsThatAreThereAreKeptUnlessToldOtherwise() throws IOException {
		final String image = image("disks.tif");
		Files.createDirectories(Path.of(out()));
		final Path labels = Files.writeString(Path.of(out(), "disks-labels.tif"), "precious");
		final Result refused = run("segment", image, "--point", "40,40", "-o", out());
		assertEquals(ExitCode.BAD_INPUT, refused.code);
		assertEquals("precious", Files.readString(labels));
		assertEquals(List.of("disks-labels.tif"), files());
		assertEquals(ExitCode.DONE, run("segment", image, "--point", "40,40", "-o", out(), "--overwrite").code);
		assertEquals(1, open("disks-labels.tif").getProcessor().get(40, 40));
	}

	@Test
	void aReducedInputStillGivesMasksAtFullSize() throws IOException {
		assertEquals(ExitCode.DONE, run("segment", image("disks.tif"), "--point", "40,40", "-o", out(),
				"--input-size-percent", "50").code);
		final ImagePlus labels = open("disks-labels.tif");
		assertEquals(200, labels.getWidth());
		final int inside = labels.getProcessor().getHistogram()[1];
		assertEquals(Math.PI * RADIUS * RADIUS, inside, 0.25 * Math.PI * RADIUS * RADIUS);
	}

	@Test
	void aRegionLeavesTheOtherObjectsOut() throws IOException {
		assertEquals(ExitCode.DONE, run("everything", image("disks.tif"), "-o", out(), "--region", "0,0,90,90").code);
		final ImagePlus labels = open("disks-labels.tif");
		assertTrue(labels.getProcessor().get(40, 40) > 0);
		assertEquals(0, labels.getProcessor().get(150, 150));
	}

	@Test
	void performanceIsPrintedAndStored() throws IOException {
		final Result run = run("segment", image("disks.tif"), "--point", "40,40", "-o", out(), "--track-performance");
		assertTrue(run.out.contains("encode") && run.out.contains("decode"), run.out);
		assertTrue(Files.readString(Path.of(out(), "disks-performance.json")).contains("peakHeapBytes"));
	}

	@Test
	void aConvertedCheckpointIsAModel() {
		final String model = folder.resolve("tiny").toString();
		final Result converted = run("convert", CHECKPOINT, "-o", model, "--image-size", "64");
		assertEquals(new Result(ExitCode.DONE, converted.out, ""), converted);
		final Result info = run("models", "info", model);
		assertTrue(info.out.contains("64 pixels") && info.out.contains("encoder.onnx"), info.out);
		assertEquals(ExitCode.DONE,
				run("segment", image("disks.tif"), "--model", model, "--point", "40,40", "--mask-id", "3",
						"-o", out()).code);
	}

	@Test
	void anOfficialFormIsOneFileForOtherPrograms() throws IOException {
		final Path output = folder.resolve("official");
		assertEquals(ExitCode.DONE, run("convert", CHECKPOINT, "-o", output.toString(), "--form", "official",
				"--single-mask", "--image-size", "64").code);
		try (Stream<Path> files = Files.list(output)) {
			assertEquals(List.of("NOTICE", "decoder.onnx"),
					files.map(f -> f.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void modelsListsWhatShipsAndWhatCanBeGot() {
		final Result list = run("models", "list");
		assertTrue(list.out.lines().anyMatch(line -> line.matches("nano +ready .*")), list.out);
		assertTrue(list.out.lines().anyMatch(line -> line.matches("mobile_sam .*")), list.out);
	}

	@Test
	void helpNamesEveryParameterOfTheGenerator() {
		final Result help = run("everything", "--help");
		assertEquals(ExitCode.DONE, help.code);
		for (final AmgParameter parameter : AmgParameter.values())
			assertTrue(help.out.contains("--" + parameter.publishedName().replace('_', '-') + "=N"),
					parameter.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			everything nowhere.tif -o OUT | nowhere.tif: there is no such file or folder
			everything IMAGE | Missing required option: '--output=DIR'
			everything IMAGE -o OUT --points-per-side 0 | points_per_side
			everything IMAGE -o OUT --pred-iou-thresh nan | pred_iou_thresh
			everything IMAGE -o OUT --region 1,2,3 | --region takes numbers as x,y,w,h
			everything IMAGE -o OUT --region 0,0,-5,5 | --region
			everything IMAGE -o OUT --model nosuch | nosuch
			everything IMAGE -o OUT --device toaster | toaster
			everything IMAGE -o OUT --threads 0 | --threads
			everything IMAGE -o OUT --contrast loud | loud
			everything IMAGE -o OUT --format gif | gif
			everything IMAGE -o OUT --input-size-percent 0 | --input-size-percent
			everything IMAGE -o OUT --no-such-option | --no-such-option
			convert IMAGE -o OUT | not a
			convert nowhere.pt -o OUT | nowhere.pt
			convert IMAGE -o OUT --form theirs | theirs
			convert IMAGE -o OUT --opset 3 | opset
			convert IMAGE -o OUT --single-mask | single mask
			models info nosuch | nosuch
			models get nosuch | nosuch
			models get mobile_sam --from IMAGE | disks.tif
			segment IMAGE -o OUT | --point
			segment IMAGE -o OUT --point 1 | --point takes
			segment IMAGE -o OUT --point 1,2,7 | --point takes
			segment IMAGE -o OUT --point 1,2,0 | label 0 alone
			segment IMAGE -o OUT --point 900,900 | 900
			segment IMAGE -o OUT --box 900,900,950,950 | box 900
			segment IMAGE -o OUT --box 5,5,1,1 | box
			segment IMAGE -o OUT --box a,b,c,d | --box takes
			segment IMAGE -o OUT --point 40,40 --mask-id 3 | --mask-id 3
			segment IMAGE -o OUT --point 40,40 --mask-id 9 | --mask-id takes
			""")
	void badInputIsOneLineAndWritesNothing(final String command, final String says) throws IOException {
		final String image = image("disks.tif");
		final String[] arguments = Stream.of(command.split(" ")).map(word -> word.equals("IMAGE")
				? image
				: word.equals("OUT") ? out() : word).toArray(String[]::new);
		final Result run = run(arguments);
		assertEquals(ExitCode.BAD_INPUT, run.code, run.err);
		assertEquals(1, run.err.lines().count(), run.err);
		assertTrue(run.err.contains(says), run.err);
		assertFalse(Files.exists(Path.of(out())), "something was written");
	}

	private record Result(int code, String out, String err) {
	}

	private static Result run(final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final int code = Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
		return new Result(code, out.toString(), err.toString());
	}

	private String out() {
		return folder.resolve("out").toString();
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(out()))) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	private ImagePlus open(final String name) {
		return new Opener().openImage(Path.of(out(), name).toString());
	}

	private String image(final String name) {
		final Path file = folder.resolve(name);
		IJ.saveAsTiff(new ImagePlus(name, disks(200)), file.toString());
		return file.toString();
	}

	/** Bright disks on a dark ground. */
	private static ByteProcessor disks(final int brightness) {
		final ByteProcessor pixels = new ByteProcessor(200, 200);
		pixels.setValue(30);
		pixels.fill();
		pixels.setValue(brightness);
		for (final int[] disk : DISKS) {
			pixels.setRoi(new OvalRoi(disk[0] - RADIUS, disk[1] - RADIUS, 2 * RADIUS, 2 * RADIUS));
			pixels.fill(pixels.getMask());
		}
		pixels.resetRoi();
		pixels.blurGaussian(1.5);
		return pixels;
	}
}
