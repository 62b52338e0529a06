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

	/** Prompts of a call of the first step: more do not stay in the processor's caches, fewer pay more for a call. */
	static final int BATCH = 4;

	private final Network scores;
	private final Network masks;
	private final ParallelCalls calls;
	private final DecoderInputs inputs;
	private final BufferPool memory = new BufferPool();
	private final List<String> ofPrompts = new ArrayList<>();
	private final List<String> ofImage = new ArrayList<>();

	/**
	 * @param scores becomes this object's
	 * @param masks takes outputs of {@code scores} and of the encoder; becomes this object's
	 * @param encoder whose outputs both take
	 * @param threads calls at once
	 * @throws InferenceException if the inputs of one are not the outputs of the others
	 */
	TwoStepDecoder(final Network scores, final Network masks, final Network encoder, final int threads)
			throws InferenceException {
		this.scores = scores;
		this.masks = masks;
		inputs = new DecoderInputs(scores, encoder, BATCH);
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
		calls = new ParallelCalls(threads);
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

	/** For calls of both steps. */
	ParallelCalls calls() {
		return calls;
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
		return scores.run(inputs.of(image, prompts), wanted, prompts.size(), memory, progress);
	}

	/**
	 * The second step for neighbours of a batch.
	 *
	 * @param scored what the first step gave
	 * @param from first prompt of the batch
	 * @param to behind the last
	 * @return {@code [to - from, K, m, m]}; to be given back
	 */
	FloatTensor masks(final ImageEmbedding image, final Map<String, FloatTensor> scored, final int from, final int to,
			final Progress progress) throws InferenceException {
		final Map<String, FloatTensor> given = new HashMap<>();
		for (final String name : ofPrompts) given.put(name, scored.get(name).rows(from, to));
		for (final String name : ofImage) given.put(name, image.tensors().get(name));
		return masks.run(given, List.of(DecoderNames.LOW_RES_MASKS), to - from, memory, progress).get(
				DecoderNames.LOW_RES_MASKS);
	}

	/** Takes back what a step gave. */
	void giveBack(final FloatTensor tensor) {
		memory.giveBack(tensor);
	}

	@Override
	public void close() {
		calls.close();
		scores.close();
		masks.close();
	}
}
