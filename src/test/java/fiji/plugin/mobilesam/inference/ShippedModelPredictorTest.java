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
import java.util.Random;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.progress.Progress;

/** The model in the jar. */
class ShippedModelPredictorTest extends MaskPredictorContract {

	@Override
	SamModel openModel() throws IOException {
		return SamModel.open(ModelFolder.shipped("nano"), RuntimeOptions.DEFAULT);
	}

	@Override
	MaskPredictor encode(final SamModel opened) throws IOException {
		final byte[] noise = new byte[3 * 48 * 32];
		new Random(1).nextBytes(noise);
		return opened.encode(new RgbImage(48, 32, noise), Progress.NONE);
	}
}
