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
 * An encoded image that is lent: it stays open when the one who has it closes it, as others go on with it.
 *
 * @param predictor whose owner closes it
 */
public record LentPredictor(MaskPredictor predictor) implements MaskPredictor {

	@Override
	public InputFit fit() {
		return predictor.fit();
	}

	@Override
	public int masksPerPrompt() {
		return predictor.masksPerPrompt();
	}

	@Override
	public int promptsPerCall() {
		return predictor.promptsPerCall();
	}

	@Override
	public int lowResSize() {
		return predictor.lowResSize();
	}

	@Override
	public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) throws IOException {
		return predictor.score(prompts, progress);
	}

	@Override
	public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) throws IOException {
		return predictor.predict(prompts, progress);
	}

	@Override
	public void close() {
		// Its owner does.
	}
}
