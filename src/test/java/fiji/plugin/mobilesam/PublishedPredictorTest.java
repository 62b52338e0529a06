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
package fiji.plugin.mobilesam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.convert.ConversionOptions;
import fiji.plugin.mobilesam.convert.Converter;
import fiji.plugin.mobilesam.convert.OnnxForm;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** From an 8-bit image to masks of its size, as the published predictor in PyTorch does it: make_predictions.py. */
class PublishedPredictorTest {

	/** Of the range of the logits. */
	private static final double LOGIT_TOLERANCE = 2e-4;
	private static final double IOU_TOLERANCE = 1e-4;
	/** A pixel whose logit is almost 0 may fall on either side. */
	private static final double PIXEL_TOLERANCE = 1e-3;

	private static final int WIDTH = 90;
	private static final int HEIGHT = 61;
	private static final int LOW_RES_SIZE = 16;

	record Case(String name, double[][] points, double[] box, boolean withMask, List<Mask> masks) {

		PromptSet prompt() {
			final List<PointPrompt> prompts = new ArrayList<>();
			for (final double[] point : points) prompts.add(new PointPrompt(point[0], point[1], point[2] == 1));
			final Optional<BoxPrompt> around = Optional.ofNullable(box).map(b -> new BoxPrompt(b[0], b[1], b[2], b[3]));
			return new PromptSet(prompts, around, withMask ? Optional.of(maskPrompt()) : Optional.empty());
		}
	}

	record Mask(float predictedIou, String logits, String pixels) {

		float[] floats() {
			final float[] values = new float[LOW_RES_SIZE * LOW_RES_SIZE];
			ByteBuffer.wrap(Base64.getDecoder().decode(logits)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
					.get(values);
			return values;
		}

		boolean contains(final int pixel) {
			return (Base64.getDecoder().decode(pixels)[pixel / 8] >> 7 - pixel % 8 & 1) == 1;
		}
	}

	@TempDir
	static Path folder;

	private static final List<Case> CASES = GoldenFile.read("/inference/predictions.json", Case[].class);

	private static MobileSam sam;
	private static EncodedImage image;

	@BeforeAll
	static void encode() throws IOException {
		sam = MobileSam.open(convert(OnnxForm.OURS), RuntimeOptions.DEFAULT);
		image = sam.encode(drawnImage(), Progress.NONE);
	}

	private static Path convert(final OnnxForm form) throws IOException {
		final Path output = folder.resolve(form.key());
		new Converter(Path.of("src/test/resources/convert/narrow.pt"), ConversionOptions.DEFAULTS.withImageSize(64)
				.withForm(form)).convert(output, true, Progress.NONE);
		return output;
	}

	private static RgbImage drawnImage() {
		final SeededIntegers integers = new SeededIntegers(7);
		final byte[] rgb = new byte[3 * WIDTH * HEIGHT];
		for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) integers.next();
		return new RgbImage(WIDTH, HEIGHT, rgb);
	}

	@AfterAll
	static void close() {
		sam.close();
	}

	private static LowResMask maskPrompt() {
		final float[] logits = new float[LOW_RES_SIZE * LOW_RES_SIZE];
		for (int i = 0; i < logits.length; i++) logits[i] = (float) (i * 104729L % 2003 / 200.0 - 5);
		return new LowResMask(LOW_RES_SIZE, logits);
	}

	private static void assertEqualsGolden(final Case expected, final int first, final List<MaskRecord> found) {
		for (int i = 0; i < found.size(); i++) {
			final Mask golden = expected.masks.get(first + i);
			final MaskRecord record = found.get(i);
			final String which = expected.name + ", mask " + (first + i);
			assertEquals(golden.predictedIou, record.predictedIou(), IOU_TOLERANCE, which);
			assertLogits(golden.floats(), record.logits().orElseThrow().logits(), which);
			assertPixels(golden, record, which);
		}
	}

	private static void assertLogits(final float[] golden, final float[] found, final String which) {
		float least = Float.MAX_VALUE;
		float most = -Float.MAX_VALUE;
		for (final float logit : golden) {
			least = Math.min(least, logit);
			most = Math.max(most, logit);
		}
		for (int i = 0; i < golden.length; i++)
			assertEquals(golden[i], found[i], LOGIT_TOLERANCE * (most - least), which + ", logit " + i);
	}

	private static void assertPixels(final Mask golden, final MaskRecord record, final String which) {
		final byte[] pixels = record.mask().toBytes((byte) 1);
		int different = 0;
		for (int i = 0; i < pixels.length; i++) if (golden.contains(i) != (pixels[i] == 1)) different++;
		assertTrue(different <= PIXEL_TOLERANCE * pixels.length, which + ": " + different + " pixels differ");
	}

	private static List<List<MaskRecord>> predict(final EncodedImage image, final List<PromptSet> prompts,
			final Candidates candidates) throws IOException {
		return image.predict(prompts, PredictOptions.DEFAULT.withLogits().withCandidates(candidates), Progress.NONE);
	}

	@Test
	void allPromptsInOneCall() throws IOException {
		final List<PromptSet> prompts = CASES.stream().map(Case::prompt).toList();
		final List<List<MaskRecord>> three = predict(image, prompts, Candidates.SEVERAL);
		final List<List<MaskRecord>> one = predict(image, prompts, Candidates.ONE);
		for (int i = 0; i < CASES.size(); i++) {
			assertEquals(3, three.get(i).size());
			assertEquals(1, one.get(i).size());
			assertEqualsGolden(CASES.get(i), 1, three.get(i));
			assertEqualsGolden(CASES.get(i), 0, one.get(i));
		}
	}

	@Test
	void aLonePointHasThreeAnswersAndAnyOtherPromptOne() throws IOException {
		for (final Case each : CASES) {
			final List<MaskRecord> found = predict(image, List.of(each.prompt()), Candidates.AUTO).get(0);
			final boolean lonePoint = each.points.length == 1 && each.box == null && !each.withMask;
			assertEquals(lonePoint ? 3 : 1, found.size(), each.name);
			assertEqualsGolden(each, lonePoint ? 1 : 0, found);
		}
	}

	@Test
	void theDecoderOfTheOfficialExportAnswersAlike() throws IOException {
		final Path decoder = convert(OnnxForm.OFFICIAL_DECODER).resolve("decoder.onnx");
		final Path encoder = folder.resolve(OnnxForm.OURS.key()).resolve("encoder.onnx");
		try (MobileSam official = MobileSam.open(encoder, decoder, RuntimeOptions.DEFAULT)) {
			final EncodedImage encoded = official.encode(drawnImage(), Progress.NONE);
			for (final Case each : CASES)
				assertEqualsGolden(each, 1, predict(encoded, List.of(each.prompt()), Candidates.SEVERAL).get(0));
		}
	}

	@Test
	void theBestIsTheOneThatTheNetworkScoresHighest() throws IOException {
		for (final Case each : CASES) {
			final List<MaskRecord> all = predict(image, List.of(each.prompt()), Candidates.AUTO).get(0);
			final List<MaskRecord> best = predict(image, List.of(each.prompt()), Candidates.BEST).get(0);
			assertEquals(1, best.size());
			assertEquals(EncodedImage.best(all).mask(), best.get(0).mask(), each.name);
			assertEquals(EncodedImage.best(all).predictedIou(), best.get(0).predictedIou(), each.name);
		}
	}
}
