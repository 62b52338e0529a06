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

import java.util.Map;
import java.util.Optional;

import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** The inputs {@code mask_input} and {@code has_mask_input} of a decoder that takes mask prompts. */
final class MaskPromptInput {

	private final int size;
	/** What a full batch without mask prompts takes; never written. */
	private final FloatTensor noMasks;
	private final FloatTensor noFlags;

	private MaskPromptInput(final int size, final int batch) {
		this.size = size;
		noMasks = FloatTensor.zeros(batch, 1, size, size);
		noFlags = FloatTensor.zeros(batch);
	}

	/**
	 * @param network a decoder
	 * @param batch most prompts of a call
	 * @return nothing when it takes no mask prompts
	 * @throws InferenceException if it takes them in a form that is not understood
	 */
	static Optional<MaskPromptInput> of(final Network network, final int batch) throws InferenceException {
		final TensorSpec masks = network.inputs().get(DecoderNames.MASK_INPUT);
		final TensorSpec flags = network.inputs().get(DecoderNames.HAS_MASK_INPUT);
		if (masks == null && flags == null) return Optional.empty();
		if (masks == null || flags == null || !masks.fits(-1, 1, -1, -1) || !flags.fits(-1) || masks.shape()[3] < 1
				|| masks.shape()[2] != masks.shape()[3])
			throw new InferenceException(network.name(),
					"expected mask_input [B, 1, m, m] with has_mask_input [B], found "
							+ network.signature());
		final MaskShape shape = new MaskShape(1, (int) Math.min(masks.shape()[3], Integer.MAX_VALUE));
		return Optional.of(new MaskPromptInput(shape.size(), batch));
	}

	/** Edge m of mask prompts. */
	int size() {
		return size;
	}

	/** Adds both tensors. */
	void addTo(final Map<String, FloatTensor> tensors, final PromptBatch batch) {
		FloatTensor masks = noMasks.rows(0, batch.size());
		FloatTensor flags = noFlags.rows(0, batch.size());
		if (batch.hasMask()) {
			masks = FloatTensor.zeros(batch.size(), 1, size, size);
			flags = FloatTensor.zeros(batch.size());
			for (int i = 0; i < batch.size(); i++) {
				final PromptSet prompt = batch.prompts().get(i);
				if (prompt.mask().isEmpty()) continue;
				masks.data().put(i * size * size, logits(prompt.mask().get()));
				flags.data().put(i, 1);
			}
		}
		tensors.put(DecoderNames.MASK_INPUT, masks);
		tensors.put(DecoderNames.HAS_MASK_INPUT, flags);
	}

	private float[] logits(final LowResMask mask) {
		if (mask.size() != size)
			throw new IllegalArgumentException(
					"a mask prompt of this model has %d x %d logits, got %d x %d".formatted(size, size, mask.size(),
							mask.size()));
		return mask.logits();
	}
}
