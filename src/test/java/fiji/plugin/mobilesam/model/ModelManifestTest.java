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
package fiji.plugin.mobilesam.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.ArabicDigits;
import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.model.Checksum.Algorithm;
import fiji.plugin.mobilesam.model.ModelNetworks.TwoStep;

class ModelManifestTest {

	private static final String A = "a".repeat(64);
	private static final String JSON = """
			{"id": "tiny", "title": "Tiny", "license": "MIT", "citation": "none", "image_size": 512,
			 "pixel_mean": [123.675, 116.28, 103.53], "pixel_std": [58.395, 57.12, 57.375],
			 "encoder": {"file": "encoder.onnx", "sha256": "%s"}, "decoder": {"file": "decoder.onnx", "sha256": "%s"},
			 "defaults": {"points_per_side": 24, "pred_iou_thresh": 0.5, "contrast": "percentile"},
			 "source": {"url": "https://example.org/tiny.pt", "sha256": "%s", "size": 40}}""".formatted(A, A, A);

	private static ModelManifest parse(final String json) throws IOException {
		return ModelManifest.parse(json, "folder/model.json");
	}

	private static String error(final String json) {
		final String message = assertThrows(ModelException.class, () -> parse(json)).getMessage();
		assertEquals(1, message.lines().count(), message);
		assertTrue(message.startsWith("folder/model.json"), message);
		return message;
	}

	@Test
	void everyKeyIsRead() throws IOException {
		final ModelFile encoder = new ModelFile("encoder.onnx", A);
		final ModelFile decoder = new ModelFile("decoder.onnx", A);
		final ModelManifest expected = new ModelManifest("tiny", "Tiny", "MIT", "none", 512, PixelNormalization.SAM,
				Optional.of(new ModelNetworks(encoder, decoder, Optional.empty())),
				new ModelDefaults(Map.of("points_per_side", 24.0, "pred_iou_thresh", 0.5), Optional.of("percentile")),
				Optional.of(
						new ModelSource(URI.create("https://example.org/tiny.pt"), new Checksum(Algorithm.SHA256, A),
								OptionalLong.of(40), Optional.empty())));
		assertEquals(expected, parse(JSON));
	}

	@Test
	void theCountryDoesNotMatter() throws IOException {
		final ModelManifest expected = parse(JSON);
		try (ArabicDigits country = new ArabicDigits()) {
			assertEquals(expected, parse(expected.toJson()));
		}
	}

	@Test
	void whatIsWrittenIsReadBack() throws IOException {
		final ModelManifest full = parse(JSON).withNetworks(new ModelNetworks(new ModelFile("e.onnx", A),
				new ModelFile("d.onnx", A), Optional.of(new TwoStep(new ModelFile("s.onnx", A), new ModelFile("m.onnx",
						A)))));
		assertEquals(full, parse(full.toJson()));
		final ModelManifest noSource = new ModelManifest("x", "X", "MIT", "", 16, PixelNormalization.SAM,
				full.networks(),
				ModelDefaults.NONE, Optional.empty());
		assertEquals(noSource, parse(noSource.toJson()));
	}

	@Test
	void unknownKeysAreLeftAlone() throws IOException {
		assertEquals(parse(JSON), parse(JSON.replaceFirst("\\{", "{\"new\": {\"er\": [1]}, ")));
	}

	@Test
	void aModelMayBeASourceAlone() throws IOException {
		final String json = JSON.replaceAll("\"(en|de)coder\": \\{[^}]*\\},", "").replace("\"sha256\": \"" + A,
				"\"xxh128\": \"" + "b".repeat(32));
		final ModelManifest manifest = parse(json);
		assertEquals(Optional.empty(), manifest.networks());
		assertEquals(new Checksum(Algorithm.XXH128, "b".repeat(32)), manifest.source().orElseThrow().checksum());
	}

	@ParameterizedTest
	@ValueSource(strings = {"id", "title", "license", "citation", "image_size", "pixel_mean", "pixel_std", "encoder",
			"decoder"})
	void aMissingKeyIsNamed(final String key) {
		assertTrue(error(JSON.replace("\"" + key + "\"", "\"other\"")).contains("'" + key + "' is missing"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"512 | \"512\" | image_size: expected a number, found \"512\"",
			"512 | 512.5 | image_size: expected a whole number, found 512.5",
			"512 | null | image_size: expected a number, found null",
			"512 | 1e300 | image_size: expected a whole number",
			"512 | 99999999999 | image_size: expected a whole number below 2^31, found 99999999999",
			"512 | 100000 | expected an image_size of 16 to 4096 pixels, found 100000",
			"512 | -1 | expected an image_size of 16 to 4096 pixels, found -1",
			"\"Tiny\" | 7 | title: expected a text, found 7",
			"\"tiny\" | \"../tiny\" | expected an id",
			"\"tiny\" | \"\" | expected an id",
			"\"tiny\" | \"a\\nb\" | found 'a b'",
			"[123.675, 116.28, 103.53] | 123 | pixel_mean: expected a list of numbers, found 123",
			"[123.675, 116.28, 103.53] | [1, \"2\", 3] | pixel_mean: expected a number",
			"[123.675, 116.28, 103.53] | [1, 2] | three values",
			"[58.395, 57.12, 57.375] | [0.229, 0.224, 0.225] | pixel_std of 1 to 255",
			"encoder.onnx | ../encoder.onnx | encoder: expected the name of a file in the model's folder",
			"encoder.onnx | /etc/passwd | encoder: expected the name of a file",
			"encoder.onnx | C:\\\\x.onnx | encoder: expected the name of a file",
			"encoder.onnx | .. | encoder: expected the name of a file",
			"24 | true | defaults: points_per_side: expected a number, found true",
			"\"percentile\" | 3 | defaults: contrast: expected a text, found 3",
			"https:// | file:/// | source: expected an http or https address",
			"https:// | ht tps:// | source: ",
			"\"size\": 40 | \"size\": 0 | source: expected at least 1 byte"})
	void aWrongValueIsNamedWithWhatWasExpected(final String value, final String replacement, final String expected) {
		final String message = error(JSON.replace(value, replacement));
		assertTrue(message.contains(expected), message);
	}

	@Test
	void aWrongChecksumIsNamed() {
		final String message = error(JSON.replaceFirst(A, "0123"));
		assertTrue(message.contains("encoder: expected a SHA-256 of 64 hexadecimal digits, found '0123'"), message);
	}

	@Test
	void aDecoderInTwoStepsNeedsBothFiles() {
		final String message = error(JSON.replaceFirst("\"decoder\"", "\"decoder_scores\": {\"file\": \"s.onnx\", "
				+ "\"sha256\": \"" + A + "\"}, \"decoder\""));
		assertTrue(message.contains("'decoder_masks' is missing"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "[]", "3", "<html></html>", "{\"id\": \"tiny\"", "{} {}", "{'id': 1}"})
	void whatIsNotOneJsonObjectIsRefused(final String json) {
		assertTrue(error(json).contains("expected "));
	}

	@Test
	void bracketsWithoutEndAreRefused() {
		final String nested = "[".repeat(100_000) + "]".repeat(100_000);
		error(nested);
		error(JSON.replace("\"Tiny\"", nested));
	}

	@Test
	void aTextCutAnywhereIsRefused() {
		for (int length = 0; length < JSON.length(); length++) error(JSON.substring(0, length));
	}
}
