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

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fiji.plugin.mobilesam.image.InputFit;

/** The inputs of a network that takes an image embedding and prompts. May be used from several threads. */
final class DecoderInputs {

	private static final Set<String> OF_PROMPTS = Set.of(DecoderNames.POINT_COORDS, DecoderNames.POINT_LABELS,
			DecoderNames.MASK_INPUT, DecoderNames.HAS_MASK_INPUT, DecoderNames.ORIG_IM_SIZE);
	/** Nobody wants the full-size masks of the published export, so they are asked for as small as they can be. */
	private static final FloatTensor SMALLEST_IMAGE = FloatTensor.of(new float[]{1, 1}, 2);

	/** Names of the encoder's outputs by those of the network's inputs. */
	private final Map<String, String> embedding = new HashMap<>();
	private final Optional<MaskPromptInput> masks;
	private final boolean takesImageSize;

	/**
	 * @param network that takes them
	 * @param encoder whose outputs it takes
	 * @param batch most prompts of a call
	 * @throws InferenceException if an input is neither one of prompts nor an output of the encoder
	 */
	DecoderInputs(final Network network, final Network encoder, final int batch) throws InferenceException {
		final List<TensorSpec> ofImage = network.inputs().values().stream().filter(
				input -> !OF_PROMPTS.contains(input.name())).toList();
		for (final TensorSpec input : ofImage)
			embedding.put(input.name(), output(encoder, input, ofImage.size()).orElseThrow(() -> new InferenceException(
					network.name(), "takes %s, which %s does not give: %s".formatted(input, encoder.name(),
							encoder.signature()))));
		masks = MaskPromptInput.of(network, batch);
		takesImageSize = network.inputs().containsKey(DecoderNames.ORIG_IM_SIZE);
	}

	/** The output of the same name; where there is one embedding only, its name does not matter. */
	private static Optional<String> output(final Network encoder, final TensorSpec input, final int inputs) {
		return encoder.outputs().values().stream().filter(output -> output.isFloat() && output.fits(input.shape())
				&& (output.name().equals(input.name()) || inputs == 1 && encoder.outputs().size() == 1)).map(
						TensorSpec::name)
				.findFirst();
	}

	/** The encoder's outputs that the network takes. */
	Collection<String> ofImage() {
		return embedding.values();
	}

	/** Whether mask prompts are understood. */
	boolean takesMasks() {
		return masks.isPresent();
	}

	/**
	 * All inputs by name.
	 *
	 * @param fit of the image
	 * @param image what the encoder gave
	 * @throws IllegalArgumentException for a mask prompt of a size that the network does not take, or any when it takes
	 *             none
	 */
	Map<String, FloatTensor> of(final InputFit fit, final Map<String, FloatTensor> image, final PromptBatch batch) {
		final Map<String, FloatTensor> tensors = batch.pointTensors(fit);
		embedding.forEach((input, output) -> tensors.put(input, image.get(output)));
		if (masks.isPresent()) masks.get().addTo(tensors, batch);
		else if (batch.hasMask()) throw new IllegalArgumentException("this model takes no mask prompts");
		if (takesImageSize) tensors.put(DecoderNames.ORIG_IM_SIZE, SMALLEST_IMAGE);
		return tensors;
	}
}
