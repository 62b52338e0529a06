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
 * From the image tokens that the transformer left to mask logits. A transposed convolution whose stride is its kernel's
 * edge is a matrix product that gives each token the channels of its 2 x 2 sub-pixels, so that all work is done on
 * [prompts, pixels, channels] and only the masks themselves are brought into the order of an image.
 */
final class MaskUpscaling {

	private static final float EPSILON = 1e-6f;

	private final Weights module;
	private final DecoderSizes sizes;
	private final ImageLevel level;
	private final Affine first;
	private final Affine second;

	/**
	 * @param module {@code output_upscaling}
	 * @param level of the image tokens after the last layer
	 */
	MaskUpscaling(final Weights module, final DecoderSizes sizes, final ImageLevel level) {
		this.module = module;
		this.sizes = sizes;
		this.level = level;
		this.first = subPixels(module.at(0), sizes.channels(), 2 * sizes.upscaled());
		this.second = subPixels(module.at(3), 2 * sizes.upscaled(), sizes.upscaled());
	}

	/** The 2 x 2 sub-pixels row by row, each with its channels. */
	private static Affine subPixels(final Weights convolution, final int inputs, final int outputs) {
		final float[] weight = convolution.floats("weight", inputs, outputs, 2, 2);
		final float[] bias = convolution.floats("bias", outputs);
		final double[] matrix = new double[inputs * 4 * outputs];
		final double[] offset = new double[4 * outputs];
		for (int pixel = 0; pixel < 4; pixel++)
			for (int o = 0; o < outputs; o++) {
				offset[pixel * outputs + o] = bias[o];
				for (int i = 0; i < inputs; i++)
					matrix[(i * 4 + pixel) * outputs + o] = weight[(i * outputs + o) * 4 + pixel];
			}
		return new Affine(new Matrix(inputs, 4 * outputs, matrix), new Matrix(1, 4 * outputs, offset));
	}

	/** The part of the first step that all prompts of an image share. */
	SharedTensor sharedTensor() {
		return new SharedTensor("image_pixels", SharedTensor.Layout.UNDIVIDED, level.shared(first));
	}

	/**
	 * What each row becomes in the first step.
	 *
	 * @param rows [p, rows, channels]
	 * @return [p, rows, 8 * upscaled]
	 */
	Value ofRows(final Graph graph, final Value rows) {
		final Matrix matrix = level.ofRows(first);
		return graph.matMul(rows, graph.weight("upscaling.rows", matrix.floats(), matrix.rows(), matrix.columns()));
	}

	/**
	 * @param pixels of the image, {@link #sharedTensor()}
	 * @return [p, masks, 4 * grid, 4 * grid]
	 */
	Value masks(final Graph graph, final Value pixels, final MaskFeatures features) {
		final int tokens = Layers.size(pixels, 1);
		final Matrix constant = level.constant(first, Matrix.row(0, sizes.channels()));
		final Value sum = graph.add(graph.matMul(graph.transpose(features.weights(), 0, 2, 1), features.rows()),
				pixels);
		final Value quarters = graph.add(graph.div(sum, graph.reshape(features.norm(), 0, tokens, 1)), graph.weight(
				"upscaling.constant", constant.floats(), constant.columns()));
		final Value normal = new Layers(graph).layerNormalization(module.at(1),
				graph.reshape(quarters, 0, 4L * tokens, 2L
						* sizes.upscaled()),
				EPSILON);
		final Value sixteenths = graph.gelu(second.of(graph, "upscaling.second", graph.gelu(normal)));
		final Value channels = graph.reshape(sixteenths, 0, 16L * tokens, sizes.upscaled());
		final Value masks = graph.matMul(channels, graph.transpose(features.vectors(), 0, 2, 1));
		return asImage(graph, graph.transpose(masks, 0, 2, 1), (int) Math.round(Math.sqrt(tokens)));
	}

	/** From [p, masks, y, x, 2, 2, 2, 2], sub-pixels of sub-pixels of tokens, to rows of the mask. */
	private static Value asImage(final Graph graph, final Value masks, final int grid) {
		final Dim edge = Dim.of(4L * grid);
		final Value rows = graph.transpose(graph.reshape(masks, -1, grid, 2, 8), 0, 2, 1, 3);
		final Value subRows = graph.transpose(graph.reshape(rows, -1, 2L * grid, 2, 2), 0, 2, 1, 3);
		return graph.reshape(subRows, masks.dim(0), masks.dim(1), edge, edge);
	}
}
