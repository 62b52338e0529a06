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

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import fiji.plugin.mobilesam.inference.ParallelCalls.Call;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Predicted IoUs of a two-step decoder and the features that its second step makes masks of. */
final class TwoStepScores implements ScoredPrompts {

	/** What the first step gave for some of the prompts. */
	private record Part(int[] prompts, Map<String, FloatTensor> scored) {
	}

	private final TwoStepDecoder decoder;
	private final ImageEmbedding image;
	private final MaskShape shape;
	private final int size;
	private final PromptArray iou;
	private final List<Part> parts = new ArrayList<>();
	private boolean closed;

	/**
	 * Runs the first step.
	 *
	 * @throws InferenceException if the network fails or gives no numbers
	 */
	TwoStepScores(final TwoStepDecoder decoder, final ImageEmbedding image, final MaskShape shape,
			final List<PromptSet> prompts, final Progress progress) throws InferenceException {
		this.decoder = decoder;
		this.image = image;
		this.shape = shape;
		size = prompts.size();
		iou = PromptArray.of(decoder.scores().nameOf(DecoderNames.IOU_PREDICTIONS), size, shape.masks());
		final List<Call<Part>> calls = new ArrayList<>();
		for (final PromptBatch batch : PromptBatch.split(prompts, TwoStepDecoder.BATCH))
			calls.add(() -> new Part(batch.indices(), decoder.score(image, batch, progress)));
		parts.addAll(decoder.calls().all(calls));
		for (final Part part : parts) iou.put(part.prompts, part.scored.get(DecoderNames.IOU_PREDICTIONS));
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public float predictedIou(final int prompt, final int mask) {
		return iou.values()[prompt * shape.masks() + mask];
	}

	@Override
	public synchronized LowResMasks masks(final int[] prompts, final Progress progress) throws InferenceException {
		if (closed) throw new IllegalStateException("the scores are closed");
		final PromptArray logits = PromptArray.of(decoder.masks().nameOf(DecoderNames.LOW_RES_MASKS), prompts.length,
				shape.logits());
		final List<Call<Void>> calls = new ArrayList<>();
		for (final Part part : parts) addCalls(calls, part, prompts, logits, progress);
		decoder.calls().all(calls);
		return new LowResMasks(prompts.length, shape.masks(), shape.size(), iou.rows(prompts), FloatBuffer.wrap(logits
				.values()));
	}

	/** Neighbours go into one call, as their features need no copying. */
	private void addCalls(final List<Call<Void>> calls, final Part part, final int[] wanted, final PromptArray logits,
			final Progress progress) {
		int from = 0;
		while (from < part.prompts.length) {
			int to = from;
			while (to < part.prompts.length && Arrays.binarySearch(wanted, part.prompts[to]) >= 0) to++;
			if (to > from) {
				final int[] targets = Arrays.stream(part.prompts, from, to).map(prompt -> Arrays.binarySearch(wanted,
						prompt)).toArray();
				calls.add(call(part, from, to, targets, logits, progress));
			}
			from = to + 1;
		}
	}

	private Call<Void> call(final Part part, final int from, final int to, final int[] targets,
			final PromptArray logits, final Progress progress) {
		return () -> {
			final FloatTensor masks = decoder.masks(image, part.scored, from, to, progress);
			logits.put(targets, masks);
			decoder.giveBack(masks);
			return null;
		};
	}

	@Override
	public synchronized void close() {
		if (closed) return;
		closed = true;
		for (final Part part : parts) part.scored.values().forEach(decoder::giveBack);
		parts.clear();
	}
}
