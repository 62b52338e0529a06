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
package fiji.plugin.mobilesam.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fiji.plugin.mobilesam.ArabicDigits;
import fiji.plugin.mobilesam.checkpoint.CheckpointException;
import fiji.plugin.mobilesam.checkpoint.StateDict;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;

class ConverterTest {

	@TempDir
	Path folder;

	private static Converter converter(final Path checkpoint) {
		return new Converter(checkpoint, ConversionOptions.DEFAULTS.withImageSize(TinyNetwork.NARROW.imageSize));
	}

	@Test
	void theFilesWrittenAreThoseNamedWithTheirChecksums() throws IOException {
		final ModelNetworks networks = converter(TinyNetwork.NARROW.checkpoint()).writeNetworks(folder, Progress.NONE);
		for (final ModelFile file : networks.files())
			assertEquals(ModelFile.of(file.file(), Files.readAllBytes(folder.resolve(file.file()))), file);
	}

	@Test
	void theFilesSayFromWhichCheckpointTheyAre() throws IOException, OrtException {
		final Path checkpoint = TinyNetwork.NARROW.checkpoint();
		converter(checkpoint).writeNetworks(folder, Progress.NONE);
		try (OrtSession session = OrtEnvironment.getEnvironment().createSession(folder.resolve("encoder.onnx")
				.toString())) {
			assertEquals("MobileSAM for Fiji", session.getMetadata().getProducerName());
			assertEquals(
					Map.of("checkpoint", "narrow.pt", "checkpoint_sha256",
							ModelFile.of("any", Files.readAllBytes(checkpoint)).sha256(), "image_size", "64"),
					session.getMetadata().getCustomMetadata());
		}
	}

	@Test
	void theSameCheckpointMakesTheSameBytes() throws IOException {
		final Converter converter = converter(TinyNetwork.NARROW.checkpoint());
		final ModelNetworks expected = converter.writeNetworks(folder, Progress.NONE);
		assertEquals(expected, converter.writeNetworks(folder, Progress.NONE));
		try (ArabicDigits country = new ArabicDigits()) {
			assertEquals(expected, converter.writeNetworks(folder, Progress.NONE));
		}
	}

	@Test
	void encoderAndDecoderTakeManyPromptsACall() throws IOException, OrtException {
		final TinyNetwork network = TinyNetwork.NARROW;
		converter(network.checkpoint()).writeNetworks(folder, Progress.NONE);
		final Map<String, NamedTensor> image = NamedTensor.run(Files.readAllBytes(folder.resolve("encoder.onnx")),
				network
						.image());
		// the point of make_networks.py, after another one
		final float[] coords = {3, 4, 0, 0, 20.5f, 31.25f, 0, 0};
		final NamedTensor[] prompts = {NamedTensor.of("point_coords", coords, 2, 2, 2), NamedTensor.of("point_labels",
				new float[]{1, -1, 1, -1}, 2, 2), NamedTensor.of("mask_input", new float[2 * 256], 2, 1, 16, 16),
				NamedTensor.of("has_mask_input", new float[2], 2)};
		final Map<String, NamedTensor> found = NamedTensor.run(Files.readAllBytes(folder.resolve("decoder.onnx")),
				Stream
						.concat(image.values().stream(), Stream.of(prompts)).toArray(NamedTensor[]::new));
		final float[] golden = network.golden("point");
		final float[] ious = found.get("iou_predictions").values();
		final float[] logits = found.get("low_res_masks").values();
		assertArrayEquals(new long[]{2, 4, 16, 16}, found.get("low_res_masks").shape());
		for (int mask = 0; mask < 4; mask++) assertEquals(golden[mask], ious[4 + mask], 1e-4f);
		for (int i = 0; i < 1024; i++) assertEquals(golden[4 + i], logits[1024 + i], 1e-4f);
	}

	@Test
	void aFileThatIsNoCheckpointIsNamed() throws IOException {
		final Path page = Files.writeString(folder.resolve("page.pt"), "<html>not found</html>");
		final String message = assertThrows(CheckpointException.class, () -> converter(page).writeNetworks(folder,
				Progress.NONE)).getMessage();
		assertTrue(message.contains("page.pt"), message);
	}

	@Test
	void aCheckpointOfAnotherNetworkIsNamedAndNothingIsWritten() throws IOException {
		final Path other = Path.of("src/test/resources/checkpoint/protocol-2.pt");
		final Path output = Files.createDirectory(folder.resolve("output"));
		final String message = assertThrows(ConversionException.class, () -> converter(other).writeNetworks(output,
				Progress.NONE)).getMessage();
		assertTrue(message.startsWith(other + ": not a checkpoint of a MobileSAM network: tensor '"), message);
		assertEquals(Set.of(), names(output));
	}

	@Test
	void theFolderIsAModel() throws IOException {
		final Path output = folder.resolve("my model");
		converter(TinyNetwork.NARROW.checkpoint()).convert(output, false, Progress.NONE);
		final ModelFolder model = ModelFolder.open(output);
		assertEquals("my_model", model.manifest().id());
		assertEquals(64, model.manifest().imageSize());
		assertEquals(Files.size(output.resolve("encoder.onnx")), model.read(model.networks().encoder()).length);
		assertTrue(Files.readString(output.resolve("NOTICE")).contains("narrow.pt"));
	}

	@Test
	void theOfficialFormsAreOneFileEach() throws IOException, OrtException {
		final ConversionOptions options = ConversionOptions.DEFAULTS.withImageSize(64);
		for (final String[] expected : new String[][]{{"official", "decoder.onnx"},
				{"official-combined", "sam.onnx"}}) {
			final Path output = folder.resolve(expected[0]);
			new Converter(TinyNetwork.NARROW.checkpoint(), options.withForm(OnnxForm.of(expected[0]))).convert(output,
					false,
					Progress.NONE);
			assertEquals(Set.of(expected[1], "NOTICE"), names(output));
			OrtEnvironment.getEnvironment().createSession(output.resolve(expected[1]).toString()).close();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = {11, 12, 13, 16, 17, 18, 20, 21})
	void everyFormLoadsInOpset(final int opset) throws IOException, OrtException {
		final StateDict tensors = TinyNetwork.NARROW.read();
		for (final OnnxForm form : OnnxForm.values()) {
			final ConversionOptions options = new ConversionOptions(form, opset, form != OnnxForm.OURS, 64);
			for (final Graph graph : NetworkFiles.graphs(Weights.of(tensors), options).values())
				OrtEnvironment.getEnvironment().createSession(graph.toBytes()).close();
		}
	}

	@Test
	void anEarlierConversionIsReplacedOnlyWhenAllowed() throws IOException {
		final Path output = Files.createDirectory(folder.resolve("output"));
		final Converter converter = converter(TinyNetwork.NARROW.checkpoint());
		converter.convert(output, false, Progress.NONE);
		Files.writeString(output.resolve("NOTICE"), "old");
		assertEquals(output + " holds a converted model; name another folder, or allow to replace it", assertThrows(
				ConversionException.class, () -> converter.convert(output, false, Progress.NONE)).getMessage());
		assertEquals("old", Files.readString(output.resolve("NOTICE")));
		converter.convert(output, true, Progress.NONE);
		assertTrue(Files.readString(output.resolve("NOTICE")).contains("narrow.pt"));
	}

	@Test
	void aFolderWithOtherFilesIsNeverReplaced() throws IOException {
		Files.writeString(folder.resolve("thesis.txt"), "years of work");
		final String message = assertThrows(ConversionException.class, () -> converter(TinyNetwork.NARROW.checkpoint())
				.convert(folder, true, Progress.NONE)).getMessage();
		assertEquals(folder + " holds 'thesis.txt', which no conversion wrote; name another folder", message);
	}

	@Test
	void aStopLeavesNothingBehind() throws IOException {
		final Progress stopped = new Progress() {

			private String step = "";

			@Override
			public void update(final long done, final long total, final String now) {
				step = now;
			}

			@Override
			public boolean isCanceled() {
				return step.equals("building the networks");
			}
		};
		assertThrows(CancellationException.class,
				() -> converter(TinyNetwork.NARROW.checkpoint()).convert(folder.resolve(
						"output"), false, stopped));
		assertEquals(Set.of(), names(folder));
	}

	@Test
	void aSingleMaskIsNoChoiceOfOurForm() {
		assertThrows(IllegalArgumentException.class, () -> ConversionOptions.DEFAULTS.withSingleMask(true));
	}

	@Test
	void theImageMustBeAMultipleOfTheTokens() {
		assertEquals("the image size must be a multiple of 16 from 16 to 4096, got 1000", assertThrows(
				IllegalArgumentException.class, () -> ConversionOptions.DEFAULTS.withImageSize(1000)).getMessage());
	}

	private static Set<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}
}
