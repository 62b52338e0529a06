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

import fiji.plugin.mobilesam.onnx.Dim;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The channels of prompt tokens divided among the heads of an attention, and products with tensors of the image that
 * are divided in the same way. In the shapes below, p are prompts, h heads, n tokens of a prompt, c channels of a head,
 * t tokens of the image.
 */
final class Heads {

	private final Graph graph;
	private final int heads;

	Heads(final Graph graph, final int heads) {
		this.graph = graph;
		this.heads = heads;
	}

	/** [p, n, h * c] as [p, h, n, c]. */
	Value split(final Value tokens) {
		return graph.transpose(graph.reshape(tokens, 0, 0, heads, -1), 0, 2, 1, 3);
	}

	/** [p, h * n, t] as [p, h, n, t]. */
	Value split(final Value rows, final int imageTokens) {
		return graph.reshape(rows, 0, heads, -1, imageTokens);
	}

	/** [p, h, n, t] as [p, h * n, t]. */
	Value join(final Value byHead) {
		return graph.reshape(byHead, 0, -1, Layers.size(byHead, 3));
	}

	/** [p, n, h * c] as [p, h * n, h * c]: the row of a head has the channels of that head and zeros. */
	Value spread(final Value tokens) {
		final int channels = Layers.size(tokens, 2);
		return graph.reshape(graph.mul(graph.unsqueeze(tokens, 1), mask(channels)), 0, -1, channels);
	}

	/** The opposite of {@link #spread}: [p, h * n, h * c] as [p, n, h * c], of each row only its head. */
	Value pick(final Value rows) {
		final int channels = Layers.size(rows, 2);
		return graph.reduceSum(graph.mul(graph.reshape(rows, 0, heads, -1, channels), mask(channels)), false, 1);
	}

	/** [h, 1, h * c], 1 where a channel belongs to a head. */
	private Value mask(final int channels) {
		final float[] mask = new float[heads * channels];
		for (int head = 0; head < heads; head++) {
			final int from = head * channels + head * (channels / heads);
			Arrays.fill(mask, from, from + channels / heads, 1);
		}
		return graph.weight("heads_" + heads + "_" + channels, mask, heads, 1, channels);
	}

	/**
	 * The products of token and image channels, head by head.
	 *
	 * @param tokens [p, h, n, c]
	 * @param image [1, h, c, t]
	 * @return [p, h * n, t]
	 */
	Value scores(final Value tokens, final Value image) {
		return join(multiply(tokens, image));
	}

	/**
	 * The sums of the image's channels by weights, head by head.
	 *
	 * @param weights [p, h, n, t]
	 * @param image [1, h, t, c]
	 * @return [p, n, h * c]
	 */
	Value sums(final Value weights, final Value image) {
		final Value byHead = graph.transpose(multiply(weights, image), 0, 2, 1, 3);
		return graph.reshape(byHead, 0, 0, heads * Layers.size(image, 3));
	}

	/**
	 * [p, h, n, k] by [1, h, k, m]. The tokens of all prompts go into one product a head, which is faster than many
	 * small ones.
	 */
	private Value multiply(final Value tokens, final Value image) {
		final Dim prompts = tokens.dim(0);
		final Dim each = tokens.dim(2);
		final Value folded = graph.reshape(graph.transpose(tokens, 1, 0, 2, 3), 1, heads, -1, Layers.size(tokens, 3));
		final Value product = graph.matMul(folded, image);
		return graph.transpose(graph.reshape(product, Dim.of(heads), prompts, each, product.dim(3)), 1, 0, 2, 3);
	}
}
