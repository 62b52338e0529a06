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

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Progress;

/** A decoder that takes a batch of prompts and answers in one call. */
class OneStepPredictorTest extends MaskPredictorContract {

	@TempDir
	Path folder;

	@Override
	SamModel openModel() throws IOException {
		return SamModel.open(TinyNetworks.writeModel(folder, TinyNetworks.encoder(), TinyNetworks.decoder()),
				RuntimeOptions.DEFAULT);
	}

	@Override
	MaskPredictor encode(final SamModel opened) throws IOException {
		return opened.encode(new RgbImage(16, 16, new byte[3 * 16 * 16]), Progress.NONE);
	}
}
