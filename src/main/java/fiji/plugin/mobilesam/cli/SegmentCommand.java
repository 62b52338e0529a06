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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.PredictOptions;
import fiji.plugin.mobilesam.batch.RunDescriptions;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam segment}: the objects that points and boxes mark. */
@Command(name = "segment", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Segments the objects that points and boxes mark.%n",
		"Points belong to one object unless --each is given; several boxes are several objects.",
		"In a stack the prompts are asked on every plane.%n"}, footer = {"",
				"Examples:", "  mobilesam segment cells.tif --point 120,80 --point 160,90,0 -o results",
				"  mobilesam segment cells.tif --box 20,20,90,80 --box 100,20,170,80 -o results"})
final class SegmentCommand implements Callable<Integer> {

	@Parameters(paramLabel = "IMAGE", description = "TIFF (8, 16, 32 bits, RGB, stacks), PNG, JPEG, GIF or BMP")
	private Path image;

	@Mixin
	private PromptArguments prompts;

	@Option(names = "--mask-id", paramLabel = "1|2|3|best", defaultValue = "best", description = "Which of the model's candidates to take; best: the one of the highest predicted IoU. Default: ${DEFAULT-VALUE}")
	private String maskId;

	@Mixin
	private OutputArguments output;

	@Mixin
	private ModelArguments model;

	@Mixin
	private ImageArguments input;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final List<PromptSet> objects = prompts.objects();
		final MaskChoice choice = new MaskChoice(maskId);
		if (Files.isDirectory(image))
			throw new IOException(image + ": is a folder; 'segment' takes one image, 'everything' takes folders");
		try (ConsoleProgress progress = new ConsoleProgress();
				MobileSam sam = model.open(spec.commandLine().getErr())) {
			final ImageRun run = new ImageRun(input.planes(sam.manifest().defaults().contrast()), sam.manifest().id(),
					(plane, performance, asked) -> segment(sam, plane, objects, choice, performance, asked),
					(file, performance) -> RunDescriptions.of(file.toString(), sam.manifest(), sam.device(),
							Optional.empty(), performance),
					output, spec.commandLine().getOut());
			run.run(image, ImageFolder.stem(image), progress).ifPresent(this::print);
		}
		return ExitCode.DONE;
	}

	/** What each label is. */
	private void print(final List<MaskRecord> masks) {
		final PrintWriter out = spec.commandLine().getOut();
		for (int i = 0; i < masks.size(); i++) {
			final MaskRecord mask = masks.get(i);
			final PlanePosition plane = mask.position();
			out.printf(Locale.ROOT, "  label %d: %d pixels, predicted IoU %.3f, stability %.3f%s%n", i + 1, mask.mask()
					.area(), mask.predictedIou(), mask.stabilityScore(),
					plane.equals(PlanePosition.FIRST)
							? ""
							: ", channel %d, slice %d, frame %d".formatted(plane.c(), plane.z(), plane.t()));
		}
	}

	private List<MaskRecord> segment(final MobileSam sam, final RgbImage plane, final List<PromptSet> objects,
			final MaskChoice choice, final Performance performance, final Progress progress) throws IOException {
		PromptArguments.requireInside(objects, plane.width(), plane.height());
		final List<MaskRecord> masks;
		try (EncodedImage encoded = encode(sam, plane, performance, progress);
				Performance.Running decoding = performance.start("decode")) {
			masks = encoded.predict(objects, PredictOptions.DEFAULT.withCandidates(choice.candidates()), progress)
					.stream()
					.map(choice::of).toList();
		}
		IntStream.range(0, masks.size()).filter(i -> masks.get(i).mask().isEmpty()).forEach(i -> Failures.report(spec
				.commandLine().getErr(), "the model found nothing at object %d; it is left out".formatted(i + 1)));
		return masks.stream().filter(mask -> !mask.mask().isEmpty()).toList();
	}

	private EncodedImage encode(final MobileSam sam, final RgbImage plane, final Performance performance,
			final Progress progress) throws IOException {
		try (Performance.Running encoding = performance.start("encode")) {
			return sam.encode(plane, input.inputSizePercent(), progress);
		}
	}
}
