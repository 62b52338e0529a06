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
import fiji.plugin.mobilesam.onnx.Padding;
import fiji.plugin.mobilesam.onnx.Stride;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The image encoder of MobileSAM: a stage of inverted bottlenecks, three of window attention, and a neck. See Wu et
 * al., <a href="https://arxiv.org/abs/2207.10666">TinyViT</a> (2022), and Zhang et al.,
 * <a href="https://arxiv.org/abs/2306.14289">Faster Segment Anything</a> (2023).
 */
final class TinyVit {

	private static final float BLOCK_EPSILON = 1e-5f;
	private static final float NECK_EPSILON = 1e-6f;
	private static final int EXPANSION = 4;

	private final Graph graph;
	private final Layers layers;
	private final Weights weights;
	private final EncoderSizes sizes;

	/** @param weights of the whole network */
	TinyVit(final Graph graph, final Weights weights, final EncoderSizes sizes) {
		this.graph = graph;
		this.layers = new Layers(graph);
		this.weights = weights.at("image_encoder");
		this.sizes = sizes;
		for (final String unused : new String[]{"norm_head", "head"}) {
			this.weights.at(unused).ignore("weight");
			this.weights.at(unused).ignore("bias");
		}
	}

	/**
	 * @param image [1, 3, size, size], normalised
	 * @return [1, channels, size / 16, size / 16]
	 */
	Value embed(final Value image) {
		Tokens tokens = patches(image);
		for (int block = 0; block < sizes.depths().get(0); block++)
			tokens = bottleneck(weights.at("layers.0.blocks").at(block), tokens);
		for (int stage = 1; stage < sizes.widths().size(); stage++) {
			final int stride = stage < 3 ? 2 : 1;
			tokens = merge(weights.at("layers").at(stage - 1).at("downsample"), tokens, sizes.widths().get(stage),
					stride);
			tokens = attentionStage(weights.at("layers").at(stage).at("blocks"), tokens, stage);
		}
		return neck(tokens);
	}

	private Tokens patches(final Value image) {
		final Weights module = weights.at("patch_embed.seq");
		final int width = sizes.widths().get(0);
		final Value half = new FoldedConvolution(module.at(0), width / 2, 3, 3).ofImage(graph, image, Stride.of(2));
		return Tokens.of(graph,
				new FoldedConvolution(module.at(2), width, width / 2, 3).ofImage(graph, graph.gelu(half),
						Stride.of(2)));
	}

	private Tokens bottleneck(final Weights module, final Tokens tokens) {
		final int width = Layers.size(tokens.value(), 1);
		final Tokens wide = tokens
				.with(pointwise(module.at("conv1"), tokens, width * EXPANSION).geluOfTokens(graph, tokens
						.value()));
		final Tokens mixed = geluOf(depthwise(module.at("conv2"), wide, Stride.ONE));
		final Value narrow = pointwise(module.at("conv3"), mixed, width).ofTokens(graph, mixed.value());
		return geluOf(tokens.with(graph.add(tokens.value(), narrow)));
	}

	/** Changes the number of channels and, by the stride, the resolution. */
	private Tokens merge(final Weights module, final Tokens tokens, final int width, final int stride) {
		final Tokens wide = tokens
				.with(pointwise(module.at("conv1"), tokens, width).geluOfTokens(graph, tokens.value()));
		final Tokens merged = geluOf(depthwise(module.at("conv2"), wide, Stride.of(stride)));
		return merged.with(pointwise(module.at("conv3"), merged, width).ofTokens(graph, merged.value()));
	}

	private FoldedConvolution pointwise(final Weights module, final Tokens tokens, final int outputs) {
		return new FoldedConvolution(module, outputs, Layers.size(tokens.value(), 1), 1);
	}

	private Tokens depthwise(final Weights module, final Tokens tokens, final Stride stride) {
		final FoldedConvolution convolution = new FoldedConvolution(module, Layers.size(tokens.value(), 1), 1, 3);
		return Tokens.of(graph, convolution.ofImage(graph, tokens.toImage(graph), stride));
	}

	private Tokens geluOf(final Tokens tokens) {
		return tokens.with(graph.gelu(tokens.value()));
	}

	private Tokens attentionStage(final Weights blocks, final Tokens first, final int stage) {
		final int width = sizes.widths().get(stage);
		final int heads = sizes.heads().get(stage - 1);
		final int edge = sizes.windows().get(stage - 1);
		final AttentionWindows windows = new AttentionWindows(graph, first.height(), first.width(), edge, heads);
		Tokens tokens = first;
		for (int i = 0; i < sizes.depths().get(stage); i++) {
			final Weights block = blocks.at(i);
			final Value attended = new WindowAttention(graph, block.at("attn"), width, heads, edge).of(tokens.value(),
					windows);
			tokens = tokens.with(graph.add(tokens.value(), attended));
			tokens = depthwise(block.at("local_conv"), tokens, Stride.ONE);
			tokens = tokens.with(graph.add(tokens.value(), perceptron(block.at("mlp"), tokens.value())));
		}
		return tokens;
	}

	private Value perceptron(final Weights module, final Value tokens) {
		final int width = Layers.size(tokens, 1);
		final Value normal = layers.layerNormalization(module.at("norm"), tokens, BLOCK_EPSILON);
		final Value hidden = layers.linearGelu(module.at("fc1"), normal, width * EXPANSION);
		return layers.linear(module.at("fc2"), hidden, width);
	}

	private Value neck(final Tokens tokens) {
		final Weights module = weights.at("neck");
		final int channels = sizes.channels();
		final int width = Layers.size(tokens.value(), 1);
		final float[] projection = Matrix.of(module.floats("0.weight", channels, width, 1, 1), channels, width)
				.transposed().floats();
		final Value projected = graph.matMul(tokens.value(), module.derived(graph, "0.weight", projection, width,
				channels));
		final Tokens normal = tokens.with(layers.layerNormalization(module.at(1), projected, NECK_EPSILON));
		final Value mixed = graph.conv(normal.toImage(graph), module.value(graph, "2.weight", channels, channels, 3, 3),
				null, Stride.ONE, Padding.of(1));
		return layers.channelNormalization(module.at(3), mixed, NECK_EPSILON);
	}
}
