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
package fiji.plugin.mobilesam.convert;

/**
 * The sizes of the prompt encoder and the mask decoder.
 *
 * @param channels of the image embedding and of all tokens
 * @param layers of the two-way transformer
 * @param attention inner channels of the cross attentions
 * @param mlp hidden channels of the transformer's perceptrons
 * @param masks mask tokens: one for an unambiguous prompt, then those for an ambiguous one
 * @param iouHidden hidden channels of the head that predicts IoUs
 * @param maskChannels channels of a mask prompt before the last convolution
 * @param upscaled channels of the upscaled embedding
 */
record DecoderSizes(int channels, int layers, int attention, int mlp, int masks, int iouHidden, int maskChannels,
		int upscaled) {

	/** Heads of all attentions; the one size that no tensor shows. */
	static final int HEADS = 8;

	/**
	 * @param weights of the whole network
	 * @throws ConversionException if the tensors with the sizes are missing
	 */
	static DecoderSizes of(final Weights weights) throws ConversionException {
		final Weights decoder = weights.at("mask_decoder");
		final Weights layers = decoder.at("transformer.layers");
		final int[] masks = decoder.shape("mask_tokens.weight", 2);
		return new DecoderSizes(masks[1], layers.children().size(), layers.shape(
				"0.cross_attn_token_to_image.q_proj.weight", 2)[0], layers.shape("0.mlp.lin1.weight", 2)[0], masks[0],
				decoder.shape("iou_prediction_head.layers.0.weight", 2)[0], weights.shape(
						"prompt_encoder.mask_downscaling.3.weight", 4)[0],
				decoder.shape("output_upscaling.3.weight", 4)[1]);
	}
}
