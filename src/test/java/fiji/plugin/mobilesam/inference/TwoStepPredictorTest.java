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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** A decoder that predicts IoUs in one call and makes masks in another. */
class TwoStepPredictorTest extends MaskPredictorContract {

	@TempDir
	Path folder;

	@Override
	SamModel openModel() throws IOException {
		return SamModel.open(TinyNetworks.writeTwoStepModel(folder), RuntimeOptions.DEFAULT);
	}

	@Override
	MaskPredictor encode(final SamModel opened) throws IOException {
		return opened.encode(new RgbImage(16, 16, new byte[3 * 16 * 16]), Progress.NONE);
	}

	@Test
	void promptsAreScoredByTheFirstStepAlone() throws IOException {
		try (SamModel model = openModel();
				ScoredPrompts scored = encode(model).score(List.of(PromptSet.ofPoints(
						PointPrompt.on(1, 2))), Progress.NONE)) {
			assertInstanceOf(TwoStepScores.class, scored);
		}
	}

	@Test
	void masksOfClosedScoresAreAnError() throws IOException {
		try (SamModel model = openModel()) {
			final ScoredPrompts scored = encode(model).score(List.of(PromptSet.ofPoints(PointPrompt.on(1, 2))),
					Progress.NONE);
			scored.close();
			assertThrows(IllegalStateException.class, () -> scored.masks(0, new int[]{0}, Progress.NONE));
		}
	}
}
