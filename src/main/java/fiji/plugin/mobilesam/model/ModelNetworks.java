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
package fiji.plugin.mobilesam.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ONNX files of a model.
 *
 * @param encoder image to embedding
 * @param decoder embedding and prompts to predicted IoUs and masks, in one call
 * @param twoStep the same in two calls, where that is faster
 */
public record ModelNetworks(ModelFile encoder, ModelFile decoder, Optional<TwoStep> twoStep) {

	public ModelNetworks {
		Objects.requireNonNull(encoder, "encoder");
		Objects.requireNonNull(decoder, "decoder");
		Objects.requireNonNull(twoStep, "twoStep");
	}

	/** All of them. */
	public List<ModelFile> files() {
		final List<ModelFile> files = new ArrayList<>(List.of(encoder, decoder));
		twoStep.ifPresent(two -> files.addAll(List.of(two.scores(), two.masks())));
		return files;
	}

	/**
	 * A decoder that predicts IoUs before it computes masks.
	 *
	 * @param scores embedding and prompts to predicted IoUs and what {@code masks} needs
	 * @param masks from there to masks
	 */
	public record TwoStep(ModelFile scores, ModelFile masks) {

		public TwoStep {
			Objects.requireNonNull(scores, "scores");
			Objects.requireNonNull(masks, "masks");
		}
	}
}
