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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.MaskGenerator;
import fiji.plugin.mobilesam.amg.Region;
import fiji.plugin.mobilesam.batch.Batch;
import fiji.plugin.mobilesam.batch.BatchReport;
import fiji.plugin.mobilesam.batch.RunDescriptions;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam everything}: all objects of an image or of each image of a folder. */
@Command(name = "everything", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Segments everything in an image, or in each image of a folder: in every plane of a stack.%n"}, footer = {"",
				"Examples:", "  mobilesam everything cells.tif --output results",
				"  mobilesam everything folder --output results --format rois,png --min-area 50"})
final class EverythingCommand implements Callable<Integer> {

	@Parameters(paramLabel = "IMAGE|FOLDER", description = "TIFF (8, 16, 32 bits, RGB, stacks), PNG, JPEG, GIF or BMP; a folder with such, in which label images and overlays beside their images are left out")
	private Path path;

	@Mixin
	private OutputArguments output;

	@Mixin
	private ModelArguments model;

	@Mixin
	private ImageArguments input;

	@Option(names = "--region", paramLabel = "x,y,w,h", description = "Look for objects only at points in this rectangle, in pixels")
	private String region;

	@Mixin
	private AmgArguments parameters;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final Map<Path, String> images = new LinkedHashMap<>(ImageFolder.images(path));
		if (Files.isDirectory(path)) leaveOutResults(images);
		final Batch batch = new Batch(Files.isDirectory(path));
		if (Files.isDirectory(path)) output.prepareForSeveral();
		final ExecutorService workers = Executors.newFixedThreadPool(model.threads());
		try (ConsoleProgress progress = new ConsoleProgress();
				MobileSam sam = model.open(spec.commandLine().getErr())) {
			final AmgOptions options = options(sam);
			final ImageRun run = new ImageRun(input.planes(sam.manifest().defaults().contrast()), sam.manifest().id(),
					(
							plane, performance, asked) -> generate(sam, plane, options, workers, performance, asked),
					(image, performance) -> RunDescriptions.of(image.toString(), sam.manifest(), sam.device(),
							Optional.of(options),
							performance),
					output, spec
							.commandLine().getOut());
			for (final Map.Entry<Path, String> image : images.entrySet())
				batch.attempt(image.getKey(), () -> {
					final Optional<List<MaskRecord>> masks = run.run(image.getKey(), image.getValue(), progress);
					masks.ifPresent(this::hint);
					return masks.isPresent();
				});
		} catch (final CancellationException e) {
			if (!Files.isDirectory(path)) throw e;
			Failures.report(spec.commandLine().getErr(), e.getMessage());
		} finally {
			workers.shutdown();
		}
		if (Files.isDirectory(path)) sum(batch.report(), images.size());
		return Failures.report(spec.commandLine().getErr(), batch.report());
	}

	private void sum(final BatchReport report, final int images) {
		if (!report.skipped().isEmpty())
			spec.commandLine().getOut().printf(report.skipped().size() == 1
					? "%d image has results already; --overwrite does it again%n"
					: "%d images have results already; --overwrite does them again%n", report.skipped().size());
		if (report.canceled())
			spec.commandLine().getOut().printf("%d of %d images are done; the same command goes on with the others%n",
					report.done().size() + report.skipped().size(), images);
	}

	private void leaveOutResults(final Map<Path, String> images) {
		final List<Path> results = ResultPictures.among(images);
		if (results.isEmpty()) return;
		results.forEach(images::remove);
		Failures.report(spec.commandLine().getErr(), "%d label images and overlays are left out, such as %s".formatted(
				results.size(), results.get(0).getFileName()));
	}

	private void hint(final List<MaskRecord> masks) {
		if (masks.isEmpty())
			spec.commandLine().getOut().println("  nothing was sure enough; lower thresholds find more, and crops "
					+ "(--crop-n-layers) small objects in large images");
	}

	private AmgOptions options(final MobileSam sam) {
		final AmgOptions options = parameters.over(sam.suitedOptions());
		if (region == null) return options;
		final int[] n = Coordinates.parseWhole("--region", "x,y,w,h in whole pixels", region, 4);
		if (n[0] < 0 || n[1] < 0 || n[2] < 1 || n[3] < 1)
			throw new IllegalArgumentException("--region takes x,y >= 0 and w,h >= 1, got '%s'".formatted(region));
		return options.withRegion(new Region.Rectangle(new PixelBox(n[0], n[1], n[0] + n[2], n[1] + n[3])));
	}

	/** Times the encoder apart from the rest. */
	private List<MaskRecord> generate(final MobileSam sam, final RgbImage plane, final AmgOptions options,
			final ExecutorService workers, final Performance performance, final Progress progress) throws IOException {
		final double percent = input.inputSizePercent();
		final MaskGenerator generator = new MaskGenerator((crop, asked) -> {
			try (Performance.Running encoding = performance.start("encode")) {
				return sam.encode(crop, percent, asked).predictor();
			}
		}, workers);
		try (Performance.Running everything = performance.start("everything, encode included")) {
			return generator.generate(plane, options, progress).stream().filter(record -> !record.mask().isEmpty())
					.toList();
		}
	}
}
