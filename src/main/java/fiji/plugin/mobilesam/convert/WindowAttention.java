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

import java.util.Arrays;

import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * Multi-head attention within windows, with a learnt bias for each distance (|dy|, |dx|). Where a window reaches over
 * the map, tokens of zeros are attended to like any other.
 * <p>
 * The affine part of the normalization and the scale of the scores are folded into the projection, in double
 * precision. So a token of zeros is still one of zeros after the normalization, and can be added behind it.
 */
final class WindowAttention {

	private static final float EPSILON = 1e-5f;

	private final Graph graph;
	private final Weights module;
	private final int channels;
	private final int heads;
	private final int edge;

	/** @param edge of a window, tokens */
	WindowAttention(final Graph graph, final Weights module, final int channels, final int heads, final int edge) {
		this.graph = graph;
		this.module = module;
		this.channels = channels;
		this.heads = heads;
		this.edge = edge;
	}

	/**
	 * @param tokens [tokens, channels]
	 * @param windows that cut them
	 * @return [tokens, channels]
	 */
	Value of(final Value tokens, final AttentionWindows windows) {
		final float[] ones = new float[channels];
		Arrays.fill(ones, 1);
		final Value zeros = graph.vector(new float[channels]);
		final Value normal = graph.layerNormalization(tokens, graph.vector(ones), zeros, EPSILON);
		final Value all = project(graph.concat(0, normal, graph.unsqueeze(zeros, 0)));
		final Value keys = graph.transpose(windows.cut(all, 1), 0, 1, 3, 2);
		final Value scores = graph.add(graph.matMul(windows.cut(all, 0), keys), biases());
		final Value attended = graph.matMul(graph.softmax(scores), windows.cut(all, 2));
		return new Layers(graph).linear(module.at("proj"), windows.join(attended), channels);
	}

	/**
	 * Queries, keys and values: those of all heads side by side, where the checkpoint has those of a head together.
	 *
	 * @param normal tokens, normalized but for scale and offset
	 * @return [tokens, 3 * channels]
	 */
	private Value project(final Value normal) {
		final float[] weight = module.floats("qkv.weight", 3L * channels, channels);
		final float[] bias = module.floats("qkv.bias", 3L * channels);
		final float[] scale = module.floats("norm.weight", channels);
		final float[] offset = module.floats("norm.bias", channels);
		final float[] foldedWeight = new float[weight.length];
		final float[] foldedBias = new float[bias.length];
		final int headChannels = channels / heads;
		for (int from = 0; from < 3 * channels; from++) {
			final int head = from / (3 * headChannels);
			final int part = from / headChannels % 3;
			final int to = part * channels + head * headChannels + from % headChannels;
			final double factor = part == 0 ? 1 / Math.sqrt(headChannels) : 1;
			double sum = bias[from];
			for (int c = 0; c < channels; c++) {
				final double w = weight[from * channels + c];
				foldedWeight[c * 3 * channels + to] = (float) (w * scale[c] * factor);
				sum += w * offset[c];
			}
			foldedBias[to] = (float) (sum * factor);
		}
		return graph.add(
				graph.matMul(normal, module.derived(graph, "qkv.weight", foldedWeight, channels, 3L * channels)),
				module.derived(graph, "qkv.bias", foldedBias, 3L * channels));
	}

	/** The learnt biases of all pairs of tokens, [heads, tokens of a window, tokens of a window]. */
	private Value biases() {
		final int tokens = edge * edge;
		final float[] learnt = module.floats("attention_biases", heads, tokens);
		final float[] biases = new float[heads * tokens * tokens];
		for (int i = 0; i < biases.length; i++) {
			final int query = i / tokens % tokens;
			final int key = i % tokens;
			final int distance = Math.abs(query / edge - key / edge) * edge + Math.abs(query % edge - key % edge);
			biases[i] = learnt[i / (tokens * tokens) * tokens + distance];
		}
		return module.derived(graph, "attention_biases", biases, heads, tokens, tokens);
	}
}
