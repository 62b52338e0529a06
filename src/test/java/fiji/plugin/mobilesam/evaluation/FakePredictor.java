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
package fiji.plugin.mobilesam.evaluation;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Answers each prompt with the mask that a test wants, in a square plane that is its own low-res mask. */
final class FakePredictor implements MaskPredictor {

	/** What it has been asked. */
	final List<PromptSet> asked = new ArrayList<>();
	private final int size;
	private final Function<PromptSet, BinaryMask> answer;
	private final Function<PromptSet, Double> predictedIou;

	FakePredictor(final int size, final Function<PromptSet, BinaryMask> answer,
			final Function<PromptSet, Double> predictedIou) {
		this.size = size;
		this.answer = answer;
		this.predictedIou = predictedIou;
	}

	EncodedImage image() {
		return new EncodedImage(this);
	}

	@Override
	public InputFit fit() {
		return new InputFit(size, size, size);
	}

	@Override
	public int masksPerPrompt() {
		return 1;
	}

	@Override
	public int promptsPerCall() {
		return 1;
	}

	@Override
	public int lowResSize() {
		return size;
	}

	@Override
	public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) {
		throw new UnsupportedOperationException("prompts are asked in one step");
	}

	@Override
	public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) {
		asked.addAll(prompts);
		final float[] scores = new float[prompts.size()];
		final FloatBuffer logits = FloatBuffer.allocate(prompts.size() * size * size);
		for (int i = 0; i < prompts.size(); i++) {
			scores[i] = predictedIou.apply(prompts.get(i)).floatValue();
			for (final byte inside : answer.apply(prompts.get(i)).toBytes((byte) 1)) logits.put(inside == 1 ? 8 : -8);
		}
		return new LowResMasks(prompts.size(), 1, size, scores, logits);
	}
}
