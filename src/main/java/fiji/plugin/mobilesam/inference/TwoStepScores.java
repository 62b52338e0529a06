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
import java.util.stream.IntStream;

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
		for (final PromptBatch batch : PromptBatch.split(prompts, decoder.batch())) {
			final Map<String, FloatTensor> scored = decoder.score(image, batch, progress);
			parts.add(new Part(batch.indices(), scored));
			iou.put(batch.indices(), scored.get(DecoderNames.IOU_PREDICTIONS));
		}
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
	public synchronized LowResMasks masks(final int prompt, final int[] masks, final Progress progress)
			throws InferenceException {
		if (closed) throw new IllegalStateException("the scores are closed");
		for (final Part part : parts) {
			final int row = Arrays.binarySearch(part.prompts, prompt);
			if (row >= 0) return masks(part, row, masks, progress);
		}
		throw new IndexOutOfBoundsException("prompt %d of %d".formatted(prompt, size));
	}

	private LowResMasks masks(final Part part, final int row, final int[] chosen, final Progress progress)
			throws InferenceException {
		final int[] made = decoder.choosesMasks() ? chosen : IntStream.range(0, shape.masks()).toArray();
		final FloatTensor tensor = decoder.masks(image, part.scored, row, made, progress);
		final PromptArray logits = PromptArray.of(decoder.masks().nameOf(DecoderNames.LOW_RES_MASKS), 1, made.length
				* shape.size() * shape.size());
		logits.put(new int[]{0}, tensor);
		decoder.giveBack(tensor);
		final float[] scores = new float[made.length];
		for (int i = 0; i < made.length; i++) scores[i] = predictedIou(part.prompts[row], made[i]);
		final LowResMasks masks = new LowResMasks(1, made.length, shape.size(), scores,
				FloatBuffer.wrap(logits.values()));
		return made == chosen ? masks : masks.of(0, chosen);
	}

	@Override
	public synchronized void close() {
		if (closed) return;
		closed = true;
		for (final Part part : parts) part.scored.values().forEach(decoder::giveBack);
		parts.clear();
	}
}
