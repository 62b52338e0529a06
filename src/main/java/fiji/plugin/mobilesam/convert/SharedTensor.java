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

import fiji.plugin.mobilesam.onnx.Dim;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Shape;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * A tensor that is the same for all prompts of an image: computed once, beside the encoder.
 *
 * @param name in the files
 * @param layout of its axes
 * @param map from a token of the image
 * @param added to every image, [tokens, outputs of the map] or one row for all tokens
 */
record SharedTensor(String name, Layout layout, Affine map, Matrix added) {

	/** How the numbers of the tokens lie. */
	enum Layout {
		/** [1, heads, channels of a head, tokens]. */
		BY_CHANNEL,
		/** [1, heads, tokens, channels of a head]. */
		BY_TOKEN,
		/** [1, tokens, channels]. */
		UNDIVIDED,
		/** [1, 1, tokens], of a single channel. */
		NUMBER,
		/** [1, 1, tokens], the sum of the squares of all channels. */
		SQUARED_NORM
	}

	/** The tensor without anything added. */
	SharedTensor(final String name, final Layout layout, final Affine map) {
		this(name, layout, map, Matrix.row(0, map.offset().columns()));
	}

	/**
	 * Its shape.
	 *
	 * @param tokens of the image
	 * @param headChannels channels of a head
	 */
	Shape shape(final int tokens, final int headChannels) {
		final Dim one = Dim.of(1);
		final Dim outputs = Dim.of(map.offset().columns());
		final Dim t = Dim.of(tokens);
		final Dim c = Dim.of(headChannels);
		return switch (layout) {
			case BY_CHANNEL -> Shape.of(one, outputs.dividedBy(headChannels), c, t);
			case BY_TOKEN -> Shape.of(one, outputs.dividedBy(headChannels), t, c);
			case UNDIVIDED -> Shape.of(one, t, outputs);
			case NUMBER, SQUARED_NORM -> Shape.of(one, one, t);
		};
	}

	/**
	 * Computes it.
	 *
	 * @param image [1, channels, tokens]
	 * @param headChannels channels of a head
	 */
	Value of(final Graph graph, final Value image, final int headChannels) {
		final Matrix weight = map.matrix().transposed();
		final Matrix offset = added.plus(map.offset()).transposed();
		final Value product = graph.matMul(graph.weight(name + ".weight", weight.floats(), weight.rows(), weight
				.columns()), image);
		final Value y = graph.add(product, graph.weight(name + ".offset", offset.floats(), offset.rows(), offset
				.columns()));
		return switch (layout) {
			case BY_CHANNEL -> byChannel(graph, y, headChannels);
			case BY_TOKEN -> graph.transpose(byChannel(graph, y, headChannels), 0, 1, 3, 2);
			case UNDIVIDED -> graph.transpose(y, 0, 2, 1);
			case NUMBER -> y;
			case SQUARED_NORM -> graph.reduceSum(graph.mul(y, y), true, 1);
		};
	}

	private static Value byChannel(final Graph graph, final Value y, final int headChannels) {
		return graph.reshape(y, 0, Layers.size(y, 1) / headChannels, headChannels, Layers.size(y, 2));
	}
}
