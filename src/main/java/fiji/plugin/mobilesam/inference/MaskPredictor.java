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
import java.util.List;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * One encoded image that answers prompts. The interactive predictor and
 * automatic mask generation both stand on it. It need not be closed; its
 * memory is there for the next image at once if it is.
 */
public interface MaskPredictor extends AutoCloseable {

	/** How the encoded image lies in the network's square input. */
	InputFit fit();

	/**
	 * Masks per prompt, K: index 0 answers an unambiguous prompt, 1 to K - 1 are
	 * the candidates of an ambiguous one. K may be 1.
	 */
	int masksPerPrompt();

	/**
	 * Prompt sets that are best asked at a time: more in one call of {@link #score} or {@link #predict} are no faster,
	 * and calls of several threads at once are the way to use several processors.
	 */
	int promptsPerCall();

	/** Edge of the low-res masks. */
	int lowResSize();

	/**
	 * Predicts the IoU of every mask of every prompt set; the masks themselves
	 * follow on demand, so that no time is spent on those that a threshold drops.
	 *
	 * @param prompts in pixels of the encoded image; at least one
	 * @param progress asked whether to go on
	 * @throws IOException if the network fails or gives no numbers
	 */
	ScoredPrompts score(List<PromptSet> prompts, Progress progress) throws IOException;

	/**
	 * All masks of all prompt sets at once: the short way for a click.
	 *
	 * @param prompts in pixels of the encoded image; at least one
	 * @param progress asked whether to go on
	 * @throws IOException if the network fails or gives no numbers
	 */
	LowResMasks predict(List<PromptSet> prompts, Progress progress) throws IOException;

	/** Gives back what the image takes. Closing twice does nothing. */
	@Override
	default void close() {
		// Most take nothing that the collector does not see.
	}
}
