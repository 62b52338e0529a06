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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** The network that answers prompts in one call: predicted IoUs and low-res masks. */
final class MaskDecoder implements AutoCloseable {

	/** What is understood, for errors. */
	static final String UNDERSTOOD = "float inputs image_embeddings, point_coords, point_labels with or without mask_input, "
			+ "has_mask_input, orig_im_size, outputs iou_predictions and low_res_masks";

	/** Prompts of a call; more need more memory and are no faster. */
	private static final int BATCH = 8;
	private static final List<String> OUTPUTS = List.of(DecoderNames.IOU_PREDICTIONS, DecoderNames.LOW_RES_MASKS);

	private final Network network;
	private final DecoderInputs inputs;
	private final int batch;
	private final BufferPool memory = new BufferPool();
	/** Null until it is known. */
	private volatile MaskShape shape;

	/**
	 * @param network becomes this object's
	 * @param encoder whose outputs it takes
	 */
	MaskDecoder(final Network network, final Network encoder) throws InferenceException {
		this.network = network;
		batch = takesOnePrompt(network) ? 1 : BATCH;
		inputs = new DecoderInputs(network, encoder, batch);
		shape = MaskShape.of(network.outputs().get(DecoderNames.IOU_PREDICTIONS).shape(),
				network.outputs().get(DecoderNames.LOW_RES_MASKS).shape()).orElse(null);
	}

	/** Prompts of a call. */
	int batch() {
		return batch;
	}

	/** Whether a network decodes masks. */
	static boolean isDecoder(final Network network) {
		return network.inputs().keySet().containsAll(List.of(DecoderNames.POINT_COORDS, DecoderNames.POINT_LABELS))
				&& network.outputs().keySet().containsAll(OUTPUTS)
				&& network.inputs().values().stream().allMatch(TensorSpec::isFloat)
				&& OUTPUTS.stream().allMatch(output -> network.outputs().get(output).isFloat());
	}

	/** As the published export does, which says so in the shape of the points or makes masks of the image's size. */
	private static boolean takesOnePrompt(final Network network) {
		return network.inputs().containsKey(DecoderNames.ORIG_IM_SIZE)
				|| network.inputs().get(DecoderNames.POINT_COORDS).shape()[0] == 1;
	}

	/** The encoder's outputs that the network takes. */
	Collection<String> ofImage() {
		return inputs.ofImage();
	}

	/**
	 * What this decoder gives; asked of the network itself, once, where the file does not say.
	 *
	 * @param image any
	 * @throws InferenceException if the network fails or gives something else
	 */
	MaskShape shape(final ImageEmbedding image, final Progress progress) throws InferenceException {
		if (shape == null) {
			final List<PromptSet> any = List.of(PromptSet.ofPoints(PointPrompt.on(0, 0)));
			final Map<String, FloatTensor> outputs = run(image, PromptBatch.split(any, 1).get(0), progress);
			final long[] iou = outputs.get(DecoderNames.IOU_PREDICTIONS).shape();
			final long[] logits = outputs.get(DecoderNames.LOW_RES_MASKS).shape();
			shape = MaskShape.of(iou, logits).orElseThrow(() -> new InferenceException(network.name(),
					"expected iou_predictions [B, K] and low_res_masks [B, K, m, m], found %s and %s".formatted(
							Arrays.toString(iou), Arrays.toString(logits))));
		}
		return shape;
	}

	/**
	 * @param image that the prompts are about
	 * @param prompts at least one
	 * @param progress asked between the calls and while they run
	 * @throws InferenceException if the network fails or gives no numbers
	 */
	LowResMasks decode(final ImageEmbedding image, final List<PromptSet> prompts, final Progress progress)
			throws InferenceException {
		final MaskShape each = shape(image, progress);
		final PromptArray iou = PromptArray.of(network.nameOf(DecoderNames.IOU_PREDICTIONS), prompts.size(),
				each.masks());
		final PromptArray logits = PromptArray.of(network.nameOf(DecoderNames.LOW_RES_MASKS), prompts.size(),
				each.logits());
		for (final PromptBatch part : PromptBatch.split(prompts, batch)) {
			final Map<String, FloatTensor> outputs = run(image, part, progress);
			iou.put(part.indices(), outputs.get(DecoderNames.IOU_PREDICTIONS));
			logits.put(part.indices(), outputs.get(DecoderNames.LOW_RES_MASKS));
			outputs.values().forEach(memory::giveBack);
		}
		return new LowResMasks(prompts.size(), each.masks(), each.size(), iou.values(), FloatBuffer.wrap(logits
				.values()));
	}

	private Map<String, FloatTensor> run(final ImageEmbedding image, final PromptBatch prompts, final Progress progress)
			throws InferenceException {
		return image
				.use(tensors -> network.run(inputs.of(image.fit(), tensors, prompts), OUTPUTS, prompts.size(), memory,
						progress));
	}

	@Override
	public void close() {
		network.close();
	}
}
