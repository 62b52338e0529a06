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

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Progress;

/** A network that encodes an image once and then answers prompts about it. */
@FunctionalInterface
public interface PromptableModel {

	/**
	 * @param image of any size
	 * @param progress asked whether to go on
	 * @return takes prompts in pixels of {@code image}; the caller's to close
	 * @throws IOException if the network fails or gives no numbers
	 */
	MaskPredictor encode(RgbImage image, Progress progress) throws IOException;
}
