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

import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Stride;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The mask decoder as published, every product in the order in which PyTorch makes it. See Kirillov et al.,
 * <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a> (2023), appendix A.
 */
final class PublishedDecoder {

	private static final float IMAGE_EPSILON = 1e-6f;

	private final Graph graph;
	private final Layers layers;
	private final Weights weights;
	private final DecoderSizes sizes;

	/** @param weights of the whole network */
	PublishedDecoder(final Graph graph, final Weights weights, final DecoderSizes sizes) {
		this.graph = graph;
		this.layers = new Layers(graph);
		this.weights = weights.at("mask_decoder");
		this.sizes = sizes;
	}

	/**
	 * What the decoder makes of n prompts.
	 *
	 * @param lowResMasks [n, masks, 4 * grid, 4 * grid], logits
	 * @param predictedIous [n, masks]
	 */
	record Masks(Value lowResMasks, Value predictedIous) {
	}

	/** Tokens [n, tokens, channels] of prompt and image while they attend to each other. */
	private record Pair(Value prompt, Value image) {
	}

	/**
	 * @param embedding of the image with that of the mask prompt, [n, channels, grid, grid]
	 * @param positions of the image's pixels, [grid * grid, channels]
	 * @param points [n, points, channels]
	 */
	Masks decode(final Value embedding, final Value positions, final Value points) {
		final int channels = sizes.channels();
		final int grid = Layers.size(embedding, 2);
		final OutputTokens outputs = new OutputTokens(graph, weights, sizes);
		final Value tokens = outputs.before(points);
		final Value image = graph.transpose(graph.reshape(embedding, 0, channels, grid * grid), 0, 2, 1);
		final Pair attended = transform(new Pair(tokens, image), tokens, positions);
		final Value pixels = upscale(graph.reshape(graph.transpose(attended.image, 0, 2, 1), 0, channels, grid, grid));
		final Value masks = graph.matMul(outputs.hypernetworks(attended.prompt),
				graph.reshape(pixels, 0, sizes.upscaled(), -1));
		final Value ious = outputs.predictedIous(attended.prompt);
		return new Masks(graph.reshape(masks, 0, sizes.masks(), 4L * grid, 4L * grid), ious);
	}

	private Pair transform(final Pair first, final Value tokenPositions, final Value positions) {
		final Weights transformer = weights.at("transformer");
		Pair pair = first;
		for (int i = 0; i < sizes.layers(); i++)
			pair = layer(transformer.at("layers").at(i), pair, tokenPositions, positions, i == 0);
		final Value query = graph.add(pair.prompt, tokenPositions);
		final Value attended = attend(transformer.at("final_attn_token_to_image"), query,
				graph.add(pair.image, positions), pair.image);
		return new Pair(normalize(transformer.at("norm_final_attn"), graph.add(pair.prompt, attended)), pair.image);
	}

	private Pair layer(final Weights module, final Pair pair, final Value tokenPositions, final Value positions,
			final boolean first) {
		final TokenLayer layer = new TokenLayer(graph, module, sizes, first);
		final Value keys = graph.add(pair.image, positions);
		Value tokens = layer.attendToThemselves(pair.prompt, tokenPositions);
		tokens = layer.addFromImage(tokens, attend(module.at("cross_attn_token_to_image"), graph.add(tokens,
				tokenPositions), keys, pair.image));
		tokens = layer.perceptron(tokens);
		final Value toTokens = attend(module.at("cross_attn_image_to_token"), keys, graph.add(tokens, tokenPositions),
				tokens);
		return new Pair(tokens, normalize(module.at("norm4"), graph.add(pair.image, toTokens)));
	}

	private Value attend(final Weights module, final Value query, final Value key, final Value value) {
		return TokenLayer.attend(graph, module, query, key, value, sizes.attention());
	}

	private Value normalize(final Weights module, final Value tokens) {
		return layers.layerNormalization(module, tokens, TokenLayer.EPSILON);
	}

	/** [n, channels, grid, grid] to [n, upscaled, 4 * grid, 4 * grid]. */
	private Value upscale(final Value image) {
		final Weights module = weights.at("output_upscaling");
		final Value twice = enlarge(module.at(0), image, 2 * sizes.upscaled());
		final Value normal = graph.gelu(layers.channelNormalization(module.at(1), twice, IMAGE_EPSILON));
		return graph.gelu(enlarge(module.at(3), normal, sizes.upscaled()));
	}

	private Value enlarge(final Weights module, final Value image, final int outputs) {
		final Value weight = module.value(graph, "weight", Layers.size(image, 1), outputs, 2, 2);
		return graph.convTranspose(image, weight, module.value(graph, "bias", outputs), Stride.of(2));
	}
}
