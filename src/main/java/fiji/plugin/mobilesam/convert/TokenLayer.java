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
import fiji.plugin.mobilesam.onnx.Value;

/** A layer of the two-way transformer on the side of the prompt tokens, [n, tokens, channels]. */
final class TokenLayer {

	/** Of all normalizations of the transformer. */
	static final float EPSILON = 1e-5f;

	private final Graph graph;
	private final Layers layers;
	private final Weights module;
	private final DecoderSizes sizes;
	private final boolean first;

	/** @param first whether no layer came before, so that tokens are their positions */
	TokenLayer(final Graph graph, final Weights module, final DecoderSizes sizes, final boolean first) {
		this.graph = graph;
		this.layers = new Layers(graph);
		this.module = module;
		this.sizes = sizes;
		this.first = first;
	}

	/** The tokens after their attention to each other. */
	Value attendToThemselves(final Value tokens, final Value positions) {
		final Value positioned = first ? tokens : graph.add(tokens, positions);
		final Value attended = attend(graph, module.at("self_attn"), positioned, positioned, tokens, sizes.channels());
		return normalize("norm1", first ? attended : graph.add(tokens, attended));
	}

	/** The tokens after their attention to the image gave something. */
	Value addFromImage(final Value tokens, final Value attended) {
		return normalize("norm2", graph.add(tokens, attended));
	}

	/** The tokens after the perceptron. */
	Value perceptron(final Value tokens) {
		final Value hidden = graph.relu(layers.linear(module.at("mlp.lin1"), tokens, sizes.mlp()));
		return normalize("norm3", graph.add(tokens, layers.linear(module.at("mlp.lin2"), hidden, sizes.channels())));
	}

	private Value normalize(final String norm, final Value tokens) {
		return layers.layerNormalization(module.at(norm), tokens, EPSILON);
	}

	/**
	 * Multi-head attention as published.
	 *
	 * @param query [n, a, channels]
	 * @param key [n, b, channels]
	 * @param value [n, b, channels]
	 * @param inner channels of all heads
	 * @return [n, a, channels]
	 */
	static Value attend(final Graph graph, final Weights module, final Value query, final Value key, final Value value,
			final int inner) {
		final Layers layers = new Layers(graph);
		final Heads heads = new Heads(graph, DecoderSizes.HEADS);
		final Value q = heads.split(layers.linear(module.at("q_proj"), query, inner));
		final Value k = heads.split(layers.linear(module.at("k_proj"), key, inner));
		final Value v = heads.split(layers.linear(module.at("v_proj"), value, inner));
		final float scale = (float) Math.sqrt((double) inner / DecoderSizes.HEADS);
		final Value scores = graph.div(graph.matMul(q, graph.transpose(k, 0, 1, 3, 2)), graph.constant(scale));
		final Value joined = graph.transpose(graph.matMul(graph.softmax(scores), v), 0, 2, 1, 3);
		return layers.linear(module.at("out_proj"), graph.reshape(joined, 0, 0, inner), Layers.size(query, 2));
	}
}
