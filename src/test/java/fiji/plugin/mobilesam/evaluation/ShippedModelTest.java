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
package fiji.plugin.mobilesam.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.MaskGenerator;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/** The figures of the shipped model's card, {@code models/nano/README.md}. */
class ShippedModelTest {

	/** Training images, which lie beside the project where they are at hand. */
	private static final Path SETS = Path.of(System.getProperty("mobilesam.data", "data"));
	private static final Path IMAGES = Path.of("test-images");
	private static final Path GOLDEN = Path.of("src/test/resources/evaluation/scores.csv");
	private static ModelFolder folder;
	private static MobileSam sam;

	@BeforeAll
	static void open() throws IOException {
		folder = ModelFolder.shipped(ModelLibrary.DEFAULT_ID);
		sam = MobileSam.open(folder, RuntimeOptions.DEFAULT);
	}

	@AfterAll
	static void close() {
		sam.close();
	}

	/** scores.csv holds the IoU of every nucleus by PyTorch, see make_scores.py beside it. */
	@ParameterizedTest
	@CsvSource({"CLICK, 1", "BOX, 2"})
	void meetsTheScoresThatPyTorchReaches(final TruthPrompt prompt, final int column) throws IOException {
		final List<ObjectScore> scores = scores(IMAGES.resolve("nuclei.png"), IMAGES.resolve("nuclei-labels.png"), 1,
				prompt);
		final List<String> golden = Files.readAllLines(GOLDEN);
		assertEquals(golden.size() - 1, scores.size());
		for (final ObjectScore score : scores) {
			final String[] expected = golden.get(score.label()).split(",");
			assertEquals(Integer.parseInt(expected[0]), score.label());
			assertEquals(Double.parseDouble(expected[column]), score.iou(), 0.01, () -> "nucleus " + score.label());
		}
	}

	@ParameterizedTest
	@CsvSource({"dsb2018_fluorescence, 20, 843, 0.7964, 0.8637", "dsb2018_histology_rgb, 10, 398, 0.7149, 0.8150"})
	void meetsTheFiguresForComparingImplementations(final String set, final int images, final int objects,
			final double click, final double box) throws IOException {
		final Path data = SETS.resolve(set);
		assumeTrue(Files.isDirectory(data), "skipped: the training images are not at hand, " + data);
		assertSummary(objects, click, summary(data, images, TruthPrompt.CLICK));
		assertSummary(objects, box, summary(data, images, TruthPrompt.BOX));
	}

	@Test
	void findsAllCoinsAndNothingElse() throws IOException {
		final List<MaskRecord> masks;
		try (SamModel model = SamModel.open(folder, RuntimeOptions.DEFAULT)) {
			masks = new MaskGenerator(model, Runnable::run).generate(LabelledFiles.image(IMAGES.resolve("coins.png")),
					AmgOptions.DEFAULTS.with(folder.manifest().defaults().parameters()), Progress.NONE);
		}
		final LabelledPlane coins = LabelledFiles.labels(IMAGES.resolve("coins-labels.png"));
		final List<Integer> found = coins.objects().entrySet().stream().filter(coin -> isFound(coin.getValue(), masks))
				.map(coin -> coin.getKey()).toList();
		assertEquals(24, coins.objects().size());
		assertEquals(24, found.size(), () -> "found only the coins " + found);
		assertEquals(24, masks.size());
	}

	private static boolean isFound(final BinaryMask object, final List<MaskRecord> masks) {
		return masks.stream().anyMatch(record -> record.mask().iou(object) >= ScoreSummary.FOUND);
	}

	private static ScoreSummary summary(final Path set, final int images, final TruthPrompt prompt)
			throws IOException {
		final List<ObjectScore> scores = new ArrayList<>();
		for (final Path file : firstImages(set, images))
			scores.addAll(scores(file, set.resolve("labels").resolve(file.getFileName()), 50, prompt));
		return ScoreSummary.of(scores);
	}

	private static List<ObjectScore> scores(final Path image, final Path labels, final long leastArea,
			final TruthPrompt prompt) throws IOException {
		return new PromptEvaluation(sam.encode(LabelledFiles.image(image), Progress.NONE),
				new KnownObjects(LabelledFiles.labels(labels), leastArea), Integer.MAX_VALUE)
				.scores(prompt, Progress.NONE);
	}

	private static List<Path> firstImages(final Path set, final int count) throws IOException {
		try (Stream<Path> files = Files.list(set.resolve("images"))) {
			return files.sorted().limit(count).toList();
		}
	}

	private static void assertSummary(final int objects, final double mean, final ScoreSummary found) {
		assertEquals(objects, found.objects());
		assertEquals(mean, found.meanIou(), 0.005);
	}
}
