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

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.convert.ConversionOptions;
import fiji.plugin.mobilesam.convert.Converter;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** A converted checkpoint: MobileSAM's own network, small. */
class ConvertedModelPredictorTest extends MaskPredictorContract {

	@TempDir
	static Path folder;

	@BeforeAll
	static void convert() throws IOException {
		new Converter(Path.of("src/test/resources/convert/narrow.pt"), ConversionOptions.DEFAULTS.withImageSize(64))
				.convert(folder.resolve("narrow"), false, Progress.NONE);
	}

	@Override
	SamModel openModel() throws IOException {
		return SamModel.open(folder.resolve("narrow"), RuntimeOptions.DEFAULT);
	}

	@Override
	MaskPredictor encode(final SamModel opened) throws IOException {
		final byte[] noise = new byte[3 * 48 * 32];
		new Random(1).nextBytes(noise);
		return opened.encode(new RgbImage(48, 32, noise), Progress.NONE);
	}

	@Test
	void promptsAreScoredBeforeTheirMasksAreMade() throws IOException {
		try (SamModel model = openModel();
				ScoredPrompts scored = encode(model).score(List.of(PromptSet.ofPoints(
						PointPrompt.on(1, 2))), Progress.NONE)) {
			assertInstanceOf(TwoStepScores.class, scored);
		}
	}
}
