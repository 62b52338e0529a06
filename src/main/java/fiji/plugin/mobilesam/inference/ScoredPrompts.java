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

import fiji.plugin.mobilesam.progress.Progress;

/**
 * Predicted IoUs of a batch of prompt sets whose masks are not decoded yet.
 * Holds some megabytes a prompt until it is closed.
 */
public interface ScoredPrompts extends AutoCloseable {

	/** Number of prompt sets, B. */
	int size();

	/**
	 * @param prompt 0 to B - 1
	 * @param mask 0 to K - 1
	 * @return the model's estimate of the mask's IoU with the truth, about 0 to 1
	 */
	float predictedIou(int prompt, int mask);

	/**
	 * Decodes some masks of one prompt set.
	 *
	 * @param prompt 0 to B - 1
	 * @param masks their indices, 0 to K - 1; at least one
	 * @param progress asked whether to go on
	 * @return of one prompt set, its masks in the order of {@code masks}
	 * @throws IOException if the network fails or gives no numbers
	 */
	LowResMasks masks(int prompt, int[] masks, Progress progress) throws IOException;

	/**
	 * Hands the memory back for the next batch. The predicted IoUs stay; closing
	 * twice does nothing.
	 */
	@Override
	void close();
}
