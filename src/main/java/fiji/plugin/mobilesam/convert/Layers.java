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
 * The layers that encoder and decoder share. Each takes the tensors that PyTorch's layer of that kind has, by their
 * names there ({@code weight}, {@code bias}).
 */
final class Layers {

	private final Graph graph;

	Layers(final Graph graph) {
		this.graph = graph;
	}

	/**
	 * A fully connected layer.
	 *
	 * @param x [..., inputs]
	 * @return [..., outputs]
	 */
	Value linear(final Weights module, final Value x, final int outputs) {
		final int inputs = size(x, -1);
		final Value weight = module.derived(graph, "weight", transposed(module, inputs, outputs), inputs, outputs);
		return graph.add(graph.matMul(x, weight), module.value(graph, "bias", outputs));
	}

	/**
	 * A fully connected layer with GELU.
	 *
	 * @param x [n, inputs]
	 * @return [n, outputs]
	 */
	Value linearGelu(final Weights module, final Value x, final int outputs) {
		final int inputs = size(x, -1);
		final Value weight = module.derived(graph, "weight", transposed(module, inputs, outputs), 1, inputs, outputs);
		return linearGelu(graph, x, weight, module.value(graph, "bias", outputs));
	}

	/**
	 * A fully connected layer with GELU. The axis of one is for ONNX Runtime: it fuses the bias into a product of two
	 * matrices, which takes a pass over memory of its own; into the activation it fuses it for nothing.
	 *
	 * @param x [n, inputs]
	 * @param weight [1, inputs, outputs]
	 * @param bias [outputs]
	 * @return [n, outputs]
	 */
	static Value linearGelu(final Graph graph, final Value x, final Value weight, final Value bias) {
		return graph.squeeze(graph.gelu(graph.add(graph.matMul(x, weight), bias)), 0);
	}

	private static float[] transposed(final Weights module, final int inputs, final int outputs) {
		return Matrix.of(module.floats("weight", outputs, inputs), outputs, inputs).transposed().floats();
	}

	/** Layer normalization over the last axis. */
	Value layerNormalization(final Weights module, final Value x, final float epsilon) {
		final int channels = size(x, -1);
		return graph.layerNormalization(x, module.value(graph, "weight", channels), module.value(graph, "bias",
				channels), epsilon);
	}

	/** Layer normalization over the channels of an image [n, channels, height, width]. */
	Value channelNormalization(final Weights module, final Value image, final float epsilon) {
		final Value last = layerNormalization(module, graph.transpose(image, 0, 2, 3, 1), epsilon);
		return graph.transpose(last, 0, 3, 1, 2);
	}

	/** A convolution with bias and without padding, its stride the edge of its kernel. */
	Value patches(final Weights module, final Value image, final int outputs, final int kernel) {
		final Value weight = module.value(graph, "weight", outputs, size(image, 1), kernel, kernel);
		return graph.conv(image, weight, module.value(graph, "bias", outputs), Stride.of(kernel), Padding.NONE);
	}

	/** The size of an axis that is a number. */
	static int size(final Value value, final int axis) {
		return (int) value.dim(axis).fixed().orElseThrow(() -> new IllegalArgumentException(
				"axis %d of %s is no number".formatted(axis, value)));
	}
}
