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

import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** An image that an ONNX model encoded. Usable until the model is closed, from any thread. */
public final class OnnxMaskPredictor implements MaskPredictor {

	private final ImageEmbedding image;
	private final MaskDecoder decoder;
	private final Optional<TwoStepDecoder> twoStep;
	private final MaskShape shape;

	OnnxMaskPredictor(final ImageEmbedding image, final MaskDecoder decoder, final Optional<TwoStepDecoder> twoStep,
			final MaskShape shape) {
		this.image = image;
		this.decoder = decoder;
		this.twoStep = twoStep;
		this.shape = shape;
	}

	@Override
	public InputFit fit() {
		return image.fit();
	}

	@Override
	public int masksPerPrompt() {
		return shape.masks();
	}

	@Override
	public int promptsPerCall() {
		return twoStep.isPresent() ? twoStep.get().batch() : decoder.batch();
	}

	@Override
	public int lowResSize() {
		return shape.size();
	}

	/** Native memory of the embedding, bytes: what keeping this object costs. */
	public long bytes() {
		return image.bytes();
	}

	@Override
	public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) throws InferenceException {
		requireSome(prompts);
		final boolean masked = prompts.stream().anyMatch(prompt -> prompt.mask().isPresent());
		if (twoStep.isPresent() && (!masked || twoStep.get().takesMasks()))
			return new TwoStepScores(twoStep.get(), image, shape, prompts, progress);
		return new OneStepScores(predict(prompts, progress));
	}

	@Override
	public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) throws InferenceException {
		requireSome(prompts);
		return decoder.decode(image, prompts, progress);
	}

	/** Calls that run finish; later ones throw an {@link IllegalStateException}. */
	@Override
	public void close() {
		image.close();
	}

	private static void requireSome(final List<PromptSet> prompts) {
		if (prompts.isEmpty()) throw new IllegalArgumentException("expected at least one prompt set, got none");
	}
}
