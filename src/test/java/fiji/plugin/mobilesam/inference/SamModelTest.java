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
package fiji.plugin.mobilesam.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Opening models and what they answer, with networks that can be reckoned by hand. */
class SamModelTest {

	/** Rows of pixels: 8 of red 100 over 8 of green 50. */
	private static final RgbImage RED_OVER_GREEN = redOverGreen();
	private static final PromptSet CLICK = PromptSet.ofPoints(PointPrompt.on(6, 10));

	@TempDir
	Path folder;

	private static RgbImage redOverGreen() {
		final byte[] rgb = new byte[3 * 16 * 16];
		for (int i = 0; i < 256; i++) rgb[3 * i + i / 128] = (byte) (i < 128 ? 100 : 50);
		return new RgbImage(16, 16, rgb);
	}

	private String openError() {
		return oneLine(assertThrows(IOException.class, () -> SamModel.open(folder, RuntimeOptions.DEFAULT)));
	}

	private static String oneLine(final IOException e) {
		assertEquals(1, e.getMessage().lines().count(), e.getMessage());
		return e.getMessage();
	}

	private static void assertContains(final String text, final String... parts) {
		for (final String part : parts) assertTrue(text.contains(part), "'%s' in: %s".formatted(part, text));
	}

	private LowResMasks answer(final PromptSet prompt) throws IOException {
		try (SamModel model = SamModel.open(folder, RuntimeOptions.DEFAULT)) {
			return model.encode(RED_OVER_GREEN, Progress.NONE).predict(List.of(prompt), Progress.NONE);
		}
	}

	@Test
	void theAnswerIsThatOfTheNetworks() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.decoder());
		final LowResMasks masks = answer(CLICK);
		assertArrayEquals(new float[]{3, 5}, masks.predictedIou());
		assertArrayEquals(new float[]{103, 103, 103, 103, 103, 103, 103, 103, 3, 3, 3, 3, 3, 3, 3, 3},
				masks.logits(0, 0)
						.logits());
		assertArrayEquals(new float[]{5, 5, 5, 5, 5, 5, 5, 5, 55, 55, 55, 55, 55, 55, 55, 55},
				masks.logits(0, 1).logits());
	}

	@Test
	void aMaskPromptReachesTheNetwork() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.decoder());
		final float[] logits = new float[16];
		logits[15] = 7;
		final LowResMasks masks = answer(CLICK.withMask(new LowResMask(4, logits)));
		assertEquals(3, masks.logits(0, 0).logits()[14]);
		assertEquals(10, masks.logits(0, 0).logits()[15]);
	}

	@Test
	void anEncoderOfGreyLevelsGetsTheScaledImageWithoutPadding() throws IOException {
		assertGetsGreyLevels(TinyNetworks.levelsEncoder());
	}

	@Test
	void anEncoderOfBytesGetsTheSame() throws IOException {
		assertGetsGreyLevels(TinyNetworks.bytesEncoder());
	}

	private void assertGetsGreyLevels(final byte[] encoder) throws IOException {
		TinyNetworks.write(folder, "encoder.onnx", encoder);
		TinyNetworks.write(folder, "decoder.onnx", TinyNetworks.publishedDecoder());
		try (SamModel model = SamModel.open(folder, RuntimeOptions.DEFAULT)) {
			assertEquals(1024, model.manifest().imageSize());
			final byte[] rgb = new byte[3 * 16 * 8];
			for (int i = 0; i < rgb.length; i += 3) rgb[i] = (byte) 200;
			final OnnxMaskPredictor image = model.encode(new RgbImage(16, 8, rgb), Progress.NONE);
			final LowResMasks masks = image.predict(List.of(CLICK), Progress.NONE);
			assertArrayEquals(new float[]{64 * 3, 64 * 5}, masks.predictedIou());
			assertEquals(200 + 64 * 3, masks.logits(0, 0).logits()[15], 1e-3f);
		}
	}

	@Test
	void aPairOfFilesOpensInAnyOrder() throws IOException {
		TinyNetworks.write(folder, "a.onnx", TinyNetworks.publishedDecoder());
		TinyNetworks.write(folder, "b.onnx", TinyNetworks.encoder());
		for (final boolean swapped : new boolean[]{false, true}) {
			final Path one = folder.resolve(swapped ? "b.onnx" : "a.onnx");
			final Path other = folder.resolve(swapped ? "a.onnx" : "b.onnx");
			try (SamModel model = SamModel.open(one, other, RuntimeOptions.DEFAULT)) {
				assertEquals("b.onnx", model.manifest().networks().orElseThrow().encoder().file());
				assertEquals(16, model.manifest().imageSize());
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "CPU")
	void aDeviceThatIsNotThereIsReplacedByTheCpu(final Device device) throws IOException {
		assumeTrue(!OS.MAC.isCurrentOs() || device == Device.CUDA || device == Device.TENSORRT, "a Mac has Core ML");
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.decoder());
		try (SamModel model = SamModel.open(folder, RuntimeOptions.DEFAULT.withDevice(device))) {
			assertEquals(Device.CPU, model.device());
			if (device == Device.AUTO) {
				assertEquals(Optional.empty(), model.fallbackReason());
			} else {
				final String reason = model.fallbackReason().orElseThrow();
				assertEquals(1, reason.lines().count());
				assertContains(reason, device.key() + " is not available", "running on cpu");
			}
			assertEquals(2, model.encode(RED_OVER_GREEN, Progress.NONE).masksPerPrompt());
		}
	}

	@Test
	void otherFilesAreAnErrorWithWhatWasFoundAndWhatIsUnderstood() throws IOException {
		TinyNetworks.write(folder, "encoder.onnx", TinyNetworks.encoder());
		TinyNetworks.write(folder, "decoder.onnx", TinyNetworks.decoderMasks());
		assertContains(openError(), "image float[1, 3, 16, 16] -> image_embeddings float[1, 3, 4, 4]",
				"features float[?, 2, 4, 4]", "float [1, 3, S, S] normalised", "point_coords", "iou_predictions");
	}

	@Test
	void anEncoderThatDoesNotFitTheDecoderIsAnError() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.decoderMasks(), TinyNetworks.decoder());
		assertContains(openError(), "encoder.onnx", "expected one image input", "features float[?, 2, 4, 4]");
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.encoder());
		assertContains(openError(), "decoder.onnx", "point_labels", "image float[1, 3, 16, 16]");
	}

	@Test
	void aDecoderOfMasksBeyondAllMemoryIsAnError() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.hugeDecoder());
		assertContains(openError(), folder.toString(), "2 of 1000000 x 1000000");
	}

	@Test
	void aDecoderInTwoStepsThatDoNotFitIsAnError() throws IOException {
		TinyNetworks.writeTwoStepModel(folder);
		TinyNetworks.write(folder, "decoder_masks.onnx", TinyNetworks.decoder());
		final Path json = folder.resolve("model.json");
		final String other = ModelFile.of("any", TinyNetworks.decoder()).sha256();
		final String masks = ModelFile.of("any", TinyNetworks.decoderMasks()).sha256();
		Files.writeString(json, Files.readString(json).replace(masks, other));
		assertContains(openError(), "decoder_masks.onnx", "takes point_coords", "decoder_scores.onnx");
	}

	@Test
	void aFolderWithoutAModelIsAnError() throws IOException {
		assertContains(openError(), folder.toString(), "model.json", "0 ONNX files");
		final String message = oneLine(assertThrows(IOException.class,
				() -> SamModel.open(folder.resolve("none"), RuntimeOptions.DEFAULT)));
		assertContains(message, "none", "there is no such folder");
	}

	@Test
	void aFileThatIsNotTheOneMeantIsAnError() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.decoder());
		Files.write(folder.resolve("decoder.onnx"), TinyNetworks.decoderMasks());
		assertContains(openError(), "decoder.onnx", "expected SHA-256");
		Files.delete(folder.resolve("decoder.onnx"));
		assertContains(openError(), "decoder.onnx", "there is no such file");
	}

	@Test
	void anImageSizeThatIsNotTheEncodersIsAnError() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.decoder());
		final Path json = folder.resolve("model.json");
		Files.writeString(json, Files.readString(json).replace("\"image_size\": 16", "\"image_size\": 32"));
		assertContains(openError(), "encoder.onnx", "16 pixels", "image_size is 32");
	}

	@Test
	void aNetworkThatGivesNoNumbersIsAnError() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.undefinedEncoder(), TinyNetworks.decoder());
		final String message = oneLine(assertThrows(IOException.class, () -> answer(CLICK)));
		assertContains(message, "encoder.onnx: image_embeddings", "no numbers");
	}

	@Test
	void coordinatesBeyondAllNumbersAreAnError() throws IOException {
		TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.decoder());
		final PromptSet far = PromptSet.ofPoints(PointPrompt.on(1e300, 0));
		final String message = oneLine(assertThrows(IOException.class, () -> answer(far)));
		assertContains(message, "decoder.onnx: iou_predictions", "no numbers");
	}
}
