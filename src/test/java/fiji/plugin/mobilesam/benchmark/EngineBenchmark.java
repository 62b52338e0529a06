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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fiji.plugin.mobilesam.Candidates;
import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.PredictOptions;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.MaskGenerator;
import fiji.plugin.mobilesam.convert.RandomNetwork;
import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.Device;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * What the engine costs on a network of MobileSAM's size with random weights, in one run:
 * <ul>
 * <li>encoding an image, over a call of the encoder alone;
 * <li>everything in an image on a grid of 32 x 32 points, end to end, against the decoder as SAM's own export writes it,
 * called once a prompt in the same runtime, as its users call it ({@link PublishedModel}), and once more so that it does
 * not enlarge any mask: then it is asked for masks of one pixel, and the engine takes its low-res masks;
 * <li>from a click to its mask, over a call of the decoder alone;
 * <li>the heap that 3000 masks of a large image need.
 * </ul>
 * So that a realistic part of the candidates is compared, the threshold of predicted IoU is set where a third of the
 * candidates passes; neither stability nor overlap drops any.
 */
public final class EngineBenchmark {

	private static final int SIDE = 1024;
	private static final int POINTS_PER_SIDE = 32;
	private static final int EVERYTHING_TURNS = 3;
	/** One whose masks have areas that are neither empty nor the whole image. */
	private static final long SEED = 3;

	private final Path folder;
	private final int threads;
	private final RgbImage image = SyntheticImage.of(SIDE, SIDE);

	private EngineBenchmark(final Path folder, final int threads) {
		this.folder = folder;
		this.threads = threads;
	}

	/** @param arguments number of threads; all processors if there is none */
	public static void main(final String[] arguments) throws Exception {
		final int threads = arguments.length > 0
				? Integer.parseInt(arguments[0])
				: Runtime.getRuntime().availableProcessors();
		final Path folder = Files.createTempDirectory("mobilesam-benchmark");
		try {
			new EngineBenchmark(folder, threads).run();
		} finally {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
			}
		}
	}

	private void run() throws Exception {
		System.out.printf("%d threads, image of %d x %d, network of MobileSAM's size with random weights%n", threads,
				SIDE,
				SIDE);
		final ModelNetworks networks = RandomNetwork.writeOurs(folder, SEED);
		Files.writeString(folder.resolve(ModelManifest.FILE_NAME),
				new ModelManifest("random", "random", "none", "none", SIDE,
						PixelNormalization.SAM, Optional.of(networks), ModelDefaults.NONE, Optional.empty()).toJson());
		final Path published = RandomNetwork.writePublishedDecoder(Files.createDirectory(folder.resolve("published")),
				SEED);
		final RuntimeOptions options = new RuntimeOptions(Device.CPU, threads);
		try (MobileSam ours = MobileSam.open(folder, options)) {
			timeEncoding(ours);
			timeClick(ours);
			timeEverything(ours, published, options);
		}
		System.out.println("peak heap: " + PeakHeap.measure(folder, threads));
	}

	private void timeEncoding(final MobileSam sam) throws Exception {
		try (RawSession encoder = new RawSession(folder.resolve("encoder.onnx"), threads, 0)) {
			print("encode", "the session alone",
					Timing.inTurns(9, () -> sam.encode(image, Progress.NONE).close(), encoder.call(
							imageInputsOfDecoders())));
		}
	}

	/** What the engine asks the encoder for. */
	private Set<String> imageInputsOfDecoders() throws OrtException {
		try (OrtSession decoder = OrtEnvironment.getEnvironment()
				.createSession(folder.resolve("decoder.onnx").toString())) {
			return decoder.getInputNames().stream().filter(name -> name.startsWith("image_"))
					.collect(Collectors.toSet());
		}
	}

	private void timeClick(final MobileSam sam) throws Exception {
		final EncodedImage encoded = sam.encode(image, Progress.NONE);
		final List<PromptSet> click = List.of(PromptSet.ofPoints(PointPrompt.on(SIDE / 3.0, SIDE / 2.0)));
		final PredictOptions asInTheTool = PredictOptions.DEFAULT.withCandidates(Candidates.BEST);
		try (RawSession decoder = new RawSession(folder.resolve("decoder.onnx"), threads, 2)) {
			print("click to mask", "the session alone",
					Timing.inTurns(31, () -> encoded.predict(click, asInTheTool, Progress.NONE),
							decoder.call()));
		}
	}

	private void timeEverything(final MobileSam ours, final Path decoder, final RuntimeOptions runtime)
			throws Exception {
		final AmgOptions options = AmgOptions.DEFAULTS.withPointsPerSide(POINTS_PER_SIDE).withPredIouThresh(
				thresholdForAThird(ours)).withStabilityScoreThresh(0).withBoxNmsThresh(1);
		final Path encoder = folder.resolve("encoder.onnx");
		final ExecutorService workers = Executors.newFixedThreadPool(threads);
		try (PublishedModel published = new PublishedModel(encoder, decoder, SIDE, threads);
				MobileSam lowRes = MobileSam.open(encoder, decoder, runtime)) {
			final MaskGenerator asUsed = new MaskGenerator(published, workers);
			compare("everything with the published decoder as it is used", () -> asUsed.generate(image, options,
					Progress.NONE), () -> ours.segmentEverything(image, options, Progress.NONE));
			compare("everything with the published decoder, full-size masks of one pixel",
					() -> lowRes.segmentEverything(
							image, options, Progress.NONE),
					() -> ours.segmentEverything(image, options, Progress.NONE));
		} finally {
			workers.shutdown();
		}
	}

	/** Times in turns, and compares what was found in the last of them. */
	private static void compare(final String what, final Callable<List<MaskRecord>> published,
			final Callable<List<MaskRecord>> ours) throws Exception {
		final List<MaskRecord> theirMasks = new ArrayList<>();
		final List<MaskRecord> masks = new ArrayList<>();
		print(what, "with ours", Timing.inTurns(EVERYTHING_TURNS, () -> replace(theirMasks, published), () -> replace(
				masks, ours)));
		final MaskPairs pairs = MaskPairs.of(masks, theirMasks);
		System.out.printf("masks: %d and %d, %d pairs of IoU >= %s, least IoU %.5f: %s%n", pairs.first(),
				pairs.second(),
				pairs.paired(), MaskPairs.EQUAL, pairs.leastIou(), pairs.equal() ? "equal" : "DIFFERENT");
		System.out.printf("mean stability %.3f, mean area %.3f of the image%n", masks.stream().mapToDouble(
				MaskRecord::stabilityScore).average().orElse(0), masks.stream().mapToDouble(m -> m.mask().area())
						.average().orElse(0) / SIDE / SIDE);
	}

	private static void replace(final List<MaskRecord> masks, final Callable<List<MaskRecord>> run) throws Exception {
		final List<MaskRecord> found = run.call();
		masks.clear();
		masks.addAll(found);
	}

	private static void print(final String what, final String against, final Timing.Comparison timing) {
		System.out.printf("%s: %.3f s (processors %.3f s), %s %.3f s (%.3f s), ratio %.3f (%.3f), from %.3f to %.3f%n",
				what,
				timing.first()
						.seconds(),
				timing.first().processorSeconds(), against, timing.second().seconds(), timing.second()
						.processorSeconds(),
				timing.ratio().seconds(), timing.ratio().processorSeconds(), timing.least(), timing.most());
	}

	/** The predicted IoU that a third of the candidates exceeds. */
	private double thresholdForAThird(final MobileSam sam) throws IOException {
		final List<PromptSet> points = new ArrayList<>();
		for (int i = 0; i < POINTS_PER_SIDE * POINTS_PER_SIDE; i++)
			points.add(PromptSet.ofPoints(PointPrompt.on((i % POINTS_PER_SIDE + 0.5) * SIDE / POINTS_PER_SIDE,
					(i / POINTS_PER_SIDE + 0.5) * SIDE / POINTS_PER_SIDE)));
		final List<Float> ious = new ArrayList<>();
		final EncodedImage encoded = sam.encode(image, Progress.NONE);
		for (int from = 0; from < points.size(); from += 64)
			try (ScoredPrompts scored = encoded.predictor().score(points.subList(from, from + 64), Progress.NONE)) {
				for (int i = 0; i < scored.size(); i++)
					for (int mask = 1; mask < encoded.predictor().masksPerPrompt(); mask++)
						ious.add(scored.predictedIou(i, mask));
			}
		Collections.sort(ious);
		final int third = ious.size() * 2 / 3;
		// Between two candidates, so that rounding does not decide.
		return (ious.get(third) + ious.get(third + 1)) / 2.0;
	}
}
