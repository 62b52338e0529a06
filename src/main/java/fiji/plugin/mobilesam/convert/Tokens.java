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
import fiji.plugin.mobilesam.onnx.Value;

/**
 * A feature map with the channels of a pixel side by side: products and normalizations need no other layout, and
 * convolutions find in a transpose the reordering that they make anyway.
 *
 * @param value [height * width, channels], the pixels row by row
 * @param height of the map, pixels
 * @param width of the map, pixels
 */
record Tokens(Value value, int height, int width) {

	Tokens {
		if (value.shape().rank() != 2 || !value.dim(0).equals(Dim.of((long) height * width)))
			throw new IllegalArgumentException("%s is not a map of %d by %d pixels".formatted(value, height, width));
	}

	/** The pixels of an image [1, channels, height, width]. */
	static Tokens of(final Graph graph, final Value image) {
		final Value last = graph.transpose(image, 0, 2, 3, 1);
		return new Tokens(graph.reshape(last, -1, Layers.size(image, 1)), Layers.size(image, 2), Layers.size(image, 3));
	}

	/** The same as an image [1, channels, height, width]. */
	Value toImage(final Graph graph) {
		return graph.transpose(graph.reshape(value, 1, height, width, Layers.size(value, 1)), 0, 3, 1, 2);
	}

	/** A map of the same size with other numbers. */
	Tokens with(final Value tokens) {
		return new Tokens(tokens, height, width);
	}
}
