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
 * A convolution without bias and the batch normalization behind it, as one convolution: in inference a normalization
 * is a factor and an offset a channel. Folded in double precision.
 */
final class FoldedConvolution {

	private static final double EPSILON = 1e-5;

	private final Weights module;
	private final int outputs;
	private final int inputsPerGroup;
	private final int kernel;
	private final float[] weight;
	private final float[] bias;

	/**
	 * @param module with the convolution {@code c} and the normalization {@code bn}
	 * @param outputs channels
	 * @param inputsPerGroup channels of the input that an output channel sees
	 * @param kernel edge, pixels, odd
	 */
	FoldedConvolution(final Weights module, final int outputs, final int inputsPerGroup, final int kernel) {
		this.module = module;
		this.outputs = outputs;
		this.inputsPerGroup = inputsPerGroup;
		this.kernel = kernel;
		final Weights normalization = module.at("bn");
		final float[] scale = normalization.floats("weight", outputs);
		final float[] offset = normalization.floats("bias", outputs);
		final float[] mean = normalization.floats("running_mean", outputs);
		final float[] variance = normalization.floats("running_var", outputs);
		normalization.ignore("num_batches_tracked");
		weight = module.floats("c.weight", outputs, inputsPerGroup, kernel, kernel);
		bias = new float[outputs];
		final int perOutput = weight.length / outputs;
		for (int o = 0; o < outputs; o++) {
			final double factor = scale[o] / Math.sqrt(variance[o] + EPSILON);
			for (int i = o * perOutput; i < (o + 1) * perOutput; i++) weight[i] = (float) (weight[i] * factor);
			bias[o] = (float) (offset[o] - mean[o] * factor);
		}
	}

	/** The convolution of an image [1, channels, height, width], padded by half the kernel. */
	Value ofImage(final Graph graph, final Value image, final Stride stride) {
		final Value kernels = module.derived(graph, "weight", weight, outputs, inputsPerGroup, kernel, kernel);
		return graph.conv(image, kernels, biases(graph), stride, Padding.of(kernel / 2));
	}

	/** The convolution of tokens [n, channels] by a kernel of one pixel. */
	Value ofTokens(final Graph graph, final Value tokens) {
		final Value matrix = module.derived(graph, "weight", transposed(), inputsPerGroup, outputs);
		return graph.add(graph.matMul(tokens, matrix), biases(graph));
	}

	/** The convolution of tokens [n, channels] by a kernel of one pixel, with GELU. */
	Value geluOfTokens(final Graph graph, final Value tokens) {
		final Value matrix = module.derived(graph, "weight", transposed(), 1, inputsPerGroup, outputs);
		return Layers.linearGelu(graph, tokens, matrix, biases(graph));
	}

	private float[] transposed() {
		return Matrix.of(weight, outputs, inputsPerGroup).transposed().floats();
	}

	private Value biases(final Graph graph) {
		return module.derived(graph, "bias", bias, outputs);
	}
}
