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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * Damaged ONNX files without a checksum that would give them away: each is refused in one line or, where the damage hit
 * a number, still answers; none brings the native runtime down.
 */
class DamagedOnnxTest {

	private static final int FILES = 60;

	@TempDir
	Path folder;

	/** Cut off, or with some bytes changed. */
	private static byte[] damage(final byte[] onnx, final Random random) {
		if (random.nextInt(4) == 0) return Arrays.copyOf(onnx, random.nextInt(onnx.length));
		final byte[] damaged = onnx.clone();
		for (int i = random.nextInt(20); i >= 0; i--) damaged[random.nextInt(onnx.length)] = (byte) random.nextInt(256);
		return damaged;
	}

	/** Whether the pair is refused. */
	private boolean isRefused(final byte[] encoder, final byte[] decoder) throws IOException {
		TinyNetworks.write(folder, "encoder.onnx", encoder);
		TinyNetworks.write(folder, "decoder.onnx", decoder);
		try (SamModel model = SamModel.open(folder, RuntimeOptions.DEFAULT)) {
			final OnnxMaskPredictor image = model.encode(new RgbImage(16, 9, new byte[3 * 16 * 9]), Progress.NONE);
			image.predict(List.of(PromptSet.ofPoints(PointPrompt.on(3, 4))), Progress.NONE);
			return false;
		} catch (final InferenceException e) {
			assertEquals(1, e.getMessage().lines().count(), e.getMessage());
			assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
			return true;
		}
	}

	@Test
	void damagedFilesAreRefusedInOneLineOrStillAnswer() throws IOException {
		final byte[] encoder = TinyNetworks.encoder();
		final byte[] decoder = TinyNetworks.publishedDecoder();
		assertTrue(!isRefused(encoder, decoder), "the files are whole before they are damaged");
		int refused = 0;
		for (int seed = 0; seed < FILES; seed++) {
			final Random random = new Random(seed);
			final boolean both = seed % 3 == 0;
			final byte[] damagedEncoder = both || seed % 3 == 1 ? damage(encoder, random) : encoder;
			final byte[] damagedDecoder = both || seed % 3 == 2 ? damage(decoder, random) : decoder;
			if (isRefused(damagedEncoder, damagedDecoder)) refused++;
		}
		assertTrue(refused > FILES / 2, refused + " of " + FILES + " were refused");
	}

	@Test
	void filesThatAreNoOnnxAreRefused() throws IOException {
		final byte[] page = "<!DOCTYPE html><html>Not Found</html>".getBytes();
		assertTrue(isRefused(page, TinyNetworks.decoder()));
		assertTrue(isRefused(TinyNetworks.encoder(), new byte[0]));
	}
}
