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

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.mobilesam.model.ModelManifest;

/**
 * The sizes of a TinyViT image encoder.
 *
 * @param imageSize edge of the square input, pixels
 * @param widths channels of the four stages
 * @param depths blocks of the four stages
 * @param heads attention heads of the last three stages
 * @param windows edge of the attention window of the last three stages, tokens
 * @param channels of the image embedding
 */
record EncoderSizes(int imageSize, List<Integer> widths, List<Integer> depths, List<Integer> heads,
		List<Integer> windows, int channels) {

	/** Pixels of the input a token of the embedding, along an edge. */
	static final int PIXELS_PER_TOKEN = 16;

	/** The first stage is convolutional. */
	private static final int STAGES = 4;

	/** Twice that of MobileSAM: the biases of all pairs of tokens grow with the fourth power. */
	private static final int LARGEST_WINDOW = 28;
	private static final int MOST_HEADS = 32;

	EncoderSizes {
		requireImageSize(imageSize);
	}

	/** @throws IllegalArgumentException if the stages cannot halve an image of that edge */
	static void requireImageSize(final int imageSize) {
		if (imageSize < PIXELS_PER_TOKEN || imageSize > ModelManifest.MOST_IMAGE_SIZE
				|| imageSize % PIXELS_PER_TOKEN != 0)
			throw new IllegalArgumentException(
					"the image size must be a multiple of %d from %d to %d, got %d".formatted(
							PIXELS_PER_TOKEN, PIXELS_PER_TOKEN, ModelManifest.MOST_IMAGE_SIZE, imageSize));
	}

	/**
	 * Reads all sizes from a checkpoint but that of the image, which is not stored.
	 *
	 * @param weights of the whole network
	 * @throws ConversionException if the tensors with the sizes are missing or do not fit each other
	 */
	static EncoderSizes of(final Weights weights, final int imageSize) throws ConversionException {
		final Weights encoder = weights.at("image_encoder");
		final List<Integer> widths = new ArrayList<>(List.of(encoder.shape("patch_embed.seq.2.c.weight", 4)[0]));
		final List<Integer> depths = new ArrayList<>(List.of(encoder.at("layers.0.blocks").children().size()));
		final List<Integer> heads = new ArrayList<>();
		final List<Integer> windows = new ArrayList<>();
		for (int stage = 1; stage < STAGES; stage++) {
			final Weights blocks = encoder.at("layers").at(stage).at("blocks");
			final int[] biases = blocks.shape("0.attn.attention_biases", 2);
			widths.add(blocks.shape("0.attn.qkv.weight", 2)[1]);
			depths.add(blocks.children().size());
			heads.add(biases[0]);
			windows.add(edge(biases, widths.get(stage), stage));
		}
		return new EncoderSizes(imageSize, List.copyOf(widths), List.copyOf(depths), List.copyOf(heads),
				List.copyOf(windows), encoder.shape("neck.0.weight", 4)[0]);
	}

	/** The edge of the windows to which the attention biases [heads, edge * edge] belong. */
	private static int edge(final int[] biases, final int width, final int stage) throws ConversionException {
		final int edge = (int) Math.round(Math.sqrt(biases[1]));
		if (edge * edge != biases[1] || edge > LARGEST_WINDOW || biases[0] > MOST_HEADS || width % biases[0] != 0)
			throw new ConversionException(("the attention biases of stage %d are [%d, %d], expected at most %d heads "
					+ "that divide %d channels and the square of 1 to %d").formatted(stage, biases[0], biases[1],
							MOST_HEADS, width, LARGEST_WINDOW));
		return edge;
	}
}
