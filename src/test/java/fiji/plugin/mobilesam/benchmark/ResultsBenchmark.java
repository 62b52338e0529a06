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
package fiji.plugin.mobilesam.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.export.ExportTarget;
import fiji.plugin.mobilesam.export.MaskFormat;
import fiji.plugin.mobilesam.export.ResultsOutput;
import fiji.plugin.mobilesam.export.ResultsPictures;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.Plane;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.results.Attributes;
import fiji.plugin.mobilesam.results.Limits;
import fiji.plugin.mobilesam.results.MaskFilter;
import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.ResultsWriter;
import fiji.plugin.mobilesam.results.RunDescription;
import fiji.plugin.mobilesam.results.SegmentedPlane;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * What results files cost, in one run:
 * <ul>
 * <li>writing the file of an image, over finding its masks with the shipped model: the first time in this Java, then
 * warm, and without image and picture;
 * <li>its size, over a picture a mask and a table as {@code --format png} writes them;
 * <li>writing 3000 masks of 4000 x 4000 pixels, opening that file and filtering it.
 * </ul>
 */
public final class ResultsBenchmark {

	private static final int TURNS = 15;
	/** Sides of the image of images side by side. */
	private static final int LARGE = 1024;
	private static final int SIDE = 4000;
	private static final int MASKS = 3000;
	private static final RunDescription RUN = new RunDescription(Instant.EPOCH, "image", "nano", "", "cpu",
			Attributes.NONE, List.of());

	private final Path folder;

	private ResultsBenchmark(final Path folder) {
		this.folder = folder;
	}

	/** @param arguments image files; those of the repository if there are none, and nuclei side by side */
	public static void main(final String[] arguments) throws Exception {
		final Path folder = Files.createTempDirectory("mobilesam-benchmark");
		final ResultsBenchmark benchmark = new ResultsBenchmark(folder);
		try (MobileSam sam = MobileSam.open("nano", RuntimeOptions.DEFAULT)) {
			for (final ImagePlus image : images(arguments)) benchmark.timeImage(sam, image);
			benchmark.timeManyMasks();
		} finally {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
			}
		}
	}

	private static List<ImagePlus> images(final String[] files) throws Exception {
		final List<ImagePlus> images = new ArrayList<>();
		for (final String file : files) images.add(ImageFiles.open(Path.of(file)));
		if (files.length > 0) return images;
		final ImagePlus nuclei = ImageFiles.open(Path.of("test-images/nuclei.png"));
		return List.of(sideBySide(nuclei), ImageFiles.open(Path.of("test-images/coins.png")), nuclei);
	}

	/** The image again and again, on a plane that costs more to write and as much to segment. */
	private static ImagePlus sideBySide(final ImagePlus image) {
		final ImageProcessor plane = image.getProcessor().createProcessor(LARGE, LARGE);
		for (int y = 0; y < LARGE; y += image.getHeight())
			for (int x = 0; x < LARGE; x += image.getWidth()) plane.insert(image.getProcessor(), x, y);
		return new ImagePlus("side by side " + image.getTitle(), plane);
	}

	private void timeImage(final MobileSam sam, final ImagePlus image) throws Exception {
		final RenderedPlanes planes = new RenderedPlanes(Planes.of(image, new ContrastPolicy.Auto()));
		final Plane plane = planes.render(PlanePosition.FIRST);
		final AmgOptions options = AmgOptions.DEFAULTS.with(sam.manifest().defaults().parameters());
		final List<MaskRecord> records = new ArrayList<>();
		final Timing finding = Timing.of(() -> sam.segmentEverything(plane.rgb(), options, Progress.NONE).stream().map(
				record -> record.at(PlanePosition.FIRST)).forEach(records::add));
		final SegmentedImage segmented = new SegmentedImage(image, List.of(PlanePosition.FIRST), records, "nano");
		final ExportTarget target = new ExportTarget(folder, "image", true);
		final Timing.Work everything = () -> sam.segmentEverything(plane.rgb(), options, Progress.NONE);
		final Path file = folder.resolve("image.h5");
		final Path bare = folder.resolve("bare.h5");
		final Timing.Work writing = () -> write(segmented, planes, ResultsPictures.ALL, file);
		final Timing first = Timing.of(writing);
		final Timing.Comparison whole = Timing.inTurns(TURNS, writing, everything);
		final Timing.Comparison masksAlone = Timing.inTurns(TURNS, () -> write(segmented, planes,
				new ResultsPictures(false, Optional.empty()), bare), everything);
		final long png = size(MaskFormat.PNG.write(segmented, target).get(0));
		System.out.printf("%s, %d x %d, %d masks: everything %.3f s (processors %.3f s)%n", image.getTitle(),
				image.getWidth(), image.getHeight(), records.size(), whole.second().seconds(),
				whole.second().processorSeconds());
		print("the file for the first time", first, first.over(finding));
		print("the file", whole.first(), whole.ratio());
		print("without image and picture", masksAlone.first(), masksAlone.ratio());
		System.out.printf("  %d bytes, without image and picture %d, PNG and CSV %d, ratios %.2f and %.2f%n",
				Files.size(
						file),
				Files.size(bare), png, (double) Files.size(file) / png, (double) Files.size(bare) / png);
	}

	private static void write(final SegmentedImage segmented, final RenderedPlanes planes,
			final ResultsPictures pictures, final Path file) throws Exception {
		ResultsOutput.write(segmented, RUN, planes, pictures, file, true,
				Progress.NONE);
	}

	private static void print(final String what, final Timing timing, final Timing ratio) {
		System.out.printf("  writing %s: %.4f s (%.4f s), ratio %.3f (%.3f)%n", what, timing.seconds(), timing
				.processorSeconds(), ratio.seconds(), ratio.processorSeconds());
	}

	private static long size(final Path folder) throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.mapToLong(file -> file.toFile().length()).sum();
		}
	}

	private void timeManyMasks() throws Exception {
		final List<MaskRecord> records = IntStream.range(0, MASKS).mapToObj(ResultsBenchmark::disc).toList();
		final RgbImage image = SyntheticImage.of(SIDE, SIDE);
		final Path file = folder.resolve("many.h5");
		final Timing writing = Timing.of(() -> ResultsWriter.write(file, RUN,
				List.of(new SegmentedPlane(PlanePosition.FIRST, Attributes.NONE, image, Optional.empty(), records,
						Optional.empty())),
				true, Progress.NONE));
		System.out.printf("%d masks of %d x %d: written in %.1f s (%.1f s), %d bytes, at most %d MB of heap%n", MASKS,
				SIDE, SIDE, writing.seconds(), writing.processorSeconds(), Files.size(file),
				Runtime.getRuntime().maxMemory() >> 20);
		final List<Integer> left = new ArrayList<>();
		final Timing opening = Timing.of(() -> {
			try (ResultsFile results = ResultsFile.open(file)) {
				left.add(MaskFilter.ALL.with(MaskKey.AREA, Limits.from(2000)).best(1000, MaskKey.PREDICTED_IOU)
						.select(results.planes()).get(0).entries().size());
			}
		});
		System.out.printf("opened and filtered to %d masks in %.3f s%n", left.get(0), opening.seconds());
	}

	/** A disc of 10 to 110 pixels radius. */
	private static MaskRecord disc(final int index) {
		final int radius = 10 + index * 7 % 100;
		final int x = 120 + index * 7919 % (SIDE - 240);
		final int y = 120 + index * 104729 % (SIDE - 240);
		final BinaryMask.Builder mask = BinaryMask.builder(SIDE, SIDE);
		for (int row = -radius; row <= radius; row++) {
			final int half = (int) Math.sqrt(radius * radius - row * row);
			mask.addRun(y + row, x - half, x + half + 1);
		}
		return new MaskRecord(mask.build(), index % 1000 / 1000.0, 0.9, PromptSet.ofPoints(PointPrompt.on(x, y)),
				new PixelBox(0, 0, SIDE, SIDE), PlanePosition.FIRST, Optional.empty());
	}
}
