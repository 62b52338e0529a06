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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fiji.plugin.mobilesam.progress.Progress;

/**
 * A decoder in two networks: the first predicts IoUs and leaves features, of which the second makes masks for the
 * prompts that are worth it.
 */
final class TwoStepDecoder implements AutoCloseable {

	/** Prompts of a call on a processor: more do not stay in its caches, fewer pay more for a call. */
	private static final int BATCH = 4;
	/** The same on other devices, which want much to do at once. */
	private static final int DEVICE_BATCH = 32;

	private final Network scores;
	private final Network masks;
	private final DecoderInputs inputs;
	private final BufferPool memory = new BufferPool();
	private final List<String> ofPrompts = new ArrayList<>();
	private final List<String> ofImage = new ArrayList<>();

	/**
	 * @param scores becomes this object's
	 * @param masks takes outputs of {@code scores} and of the encoder; becomes this object's
	 * @param encoder whose outputs both take
	 * @throws InferenceException if the inputs of one are not the outputs of the others
	 */
	TwoStepDecoder(final Network scores, final Network masks, final Network encoder) throws InferenceException {
		this.scores = scores;
		this.masks = masks;
		inputs = new DecoderInputs(scores, encoder, batch());
		for (final TensorSpec input : masks.inputs().values()) {
			final TensorSpec feature = scores.outputs().get(input.name());
			final TensorSpec tensor = encoder.outputs().get(input.name());
			if (feature != null && feature.isFloat() && feature.fits(input.shape())) ofPrompts.add(input.name());
			else if (tensor != null && tensor.isFloat() && tensor.fits(input.shape())) ofImage.add(input.name());
			else
				throw new InferenceException(masks.name(), "takes %s, which neither %s nor %s gives".formatted(input,
						scores.name(), encoder.name()));
		}
		require(scores, DecoderNames.IOU_PREDICTIONS);
		require(masks, DecoderNames.LOW_RES_MASKS);
	}

	private static void require(final Network network, final String output) throws InferenceException {
		final TensorSpec found = network.outputs().get(output);
		if (found == null || !found.isFloat())
			throw new InferenceException(network.name(),
					"expected a float output %s, found %s".formatted(output, network.signature()));
	}

	/** The network of the first step. */
	Network scores() {
		return scores;
	}

	/** The network of the second step. */
	Network masks() {
		return masks;
	}

	/** The encoder's outputs that the two networks take. */
	Collection<String> ofImage() {
		final Set<String> both = new HashSet<>(inputs.ofImage());
		both.addAll(ofImage);
		return both;
	}

	/** Prompts of a call. */
	int batch() {
		return scores.device() == Device.CPU ? BATCH : DEVICE_BATCH;
	}

	/** Whether mask prompts are understood. */
	boolean takesMasks() {
		return inputs.takesMasks();
	}

	/**
	 * The first step.
	 *
	 * @return {@code iou_predictions} and features; to be given back
	 */
	Map<String, FloatTensor> score(final ImageEmbedding image, final PromptBatch prompts, final Progress progress)
			throws InferenceException {
		final List<String> wanted = new ArrayList<>(ofPrompts);
		wanted.add(DecoderNames.IOU_PREDICTIONS);
		return image.use(tensors -> scores.run(inputs.of(image.fit(), tensors, prompts), wanted, prompts.size(), memory,
				progress));
	}

	/** Whether the second step makes some masks of a prompt only. */
	boolean choosesMasks() {
		return ofPrompts.contains(DecoderNames.MASK_VECTORS)
				&& masks.inputs().get(DecoderNames.MASK_VECTORS).shape()[1] < 0;
	}

	/**
	 * The second step for one prompt of a batch.
	 *
	 * @param scored what the first step gave
	 * @param row of the prompt
	 * @param chosen masks
	 * @return {@code [1, chosen, m, m]} if this {@link #choosesMasks}, else {@code [1, K, m, m]}; to be given back
	 */
	FloatTensor masks(final ImageEmbedding image, final Map<String, FloatTensor> scored, final int row,
			final int[] chosen, final Progress progress) throws InferenceException {
		final Map<String, FloatTensor> given = new HashMap<>();
		for (final String name : ofPrompts) given.put(name, scored.get(name).rows(row, row + 1));
		if (choosesMasks()) given.computeIfPresent(DecoderNames.MASK_VECTORS, (name, all) -> all.ofFirst(chosen));
		return image.use(tensors -> {
			for (final String name : ofImage) given.put(name, tensors.get(name));
			return masks.run(given, List.of(DecoderNames.LOW_RES_MASKS), 1, memory, progress);
		}).get(DecoderNames.LOW_RES_MASKS);
	}

	/** Takes back what a step gave. */
	void giveBack(final FloatTensor tensor) {
		memory.giveBack(tensor);
	}

	@Override
	public void close() {
		scores.close();
		masks.close();
	}
}
