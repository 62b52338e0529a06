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
 * <p>
 * The layer normalization after the first convolution takes off the mean and divides by the deviation. The mean is taken
 * off the convolution's weights once and for all, and the norm by which {@link ImageLevel} would divide only joins the
 * epsilon: {@code (Z / norm) / sqrt(mean((Z / norm)^2) + epsilon) = Z / sqrt(mean(Z^2) + epsilon * norm^2)}.
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
		this.first = centred(subPixels(module.at(0), sizes.channels(), 2 * sizes.upscaled()));
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

	/** The mean over its channels taken off each sub-pixel. */
	private static Affine centred(final Affine subPixels) {
		final int channels = subPixels.matrix().columns() / 4;
		final double[] without = new double[16 * channels * channels];
		for (int i = 0; i < 4 * channels; i++)
			for (int o = i / channels * channels; o < (i / channels + 1) * channels; o++)
				without[i * 4 * channels + o] = (i == o ? 1 : 0) - 1.0 / channels;
		return subPixels.times(new Matrix(4 * channels, 4 * channels, without));
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
		final int width = 2 * sizes.upscaled();
		final Weights scaling = module.at(1);
		final Matrix scale = Matrix.of(scaling.floats("weight", width), 1, width).times(Math.sqrt(width));
		final Value scaled = graph.mul(graph.reshape(unit(graph, pixels, features), 0, 4L * tokens, width), scaling
				.derived(graph, "scale", scale.floats(), width));
		final Value quarters = graph.gelu(graph.add(scaled, scaling.value(graph, "bias", width)));
		final Value sixteenths = graph.gelu(second.of(graph, "upscaling.second", quarters));
		final Value channels = graph.reshape(sixteenths, 0, 16L * tokens, sizes.upscaled());
		final Value masks = graph.matMul(channels, graph.transpose(features.vectors(), 0, 2, 1));
		return asImage(graph, graph.transpose(masks, 0, 2, 1), (int) Math.round(Math.sqrt(tokens)));
	}

	/** The sub-pixels of the first step with mean 0 and the sum of squares 1, [p, t, 4, channels]. */
	private Value unit(final Graph graph, final Value pixels, final MaskFeatures features) {
		final int tokens = Layers.size(pixels, 1);
		// Each token has its norm once of what is constant, as of a row.
		final float[] constant = level.constant(first, Matrix.row(0, sizes.channels())).floats();
		final Value constantRow = graph.expand(graph.weight("upscaling.constant", constant, 1, 1, constant.length),
				features.rows().dim(0), Dim.of(1), Dim.of(constant.length));
		final Value weights = graph.concat(1, features.weights(), features.norm());
		final Value sum = graph.add(graph.matMul(graph.transpose(weights, 0, 2, 1), graph.concat(1, features.rows(),
				constantRow)), pixels);
		final Value byPixel = graph.reshape(sum, 0, tokens, 4, constant.length / 4);
		final Value norm = graph.reshape(features.norm(), 0, tokens, 1, 1);
		final Value epsilon = graph.mul(graph.mul(norm, norm), graph.constant(EPSILON * constant.length / 4));
		return graph.div(byPixel, graph.sqrt(graph.add(graph.reduceSumSquare(byPixel, true, 3), epsilon)));
	}

	/** From [p, masks, y, x, 2, 2, 2, 2], sub-pixels of sub-pixels of tokens, to rows of the mask. */
	private static Value asImage(final Graph graph, final Value masks, final int grid) {
		final Dim edge = Dim.of(4L * grid);
		final Value rows = graph.transpose(graph.reshape(masks, -1, grid, 2, 8), 0, 2, 1, 3);
		final Value subRows = graph.transpose(graph.reshape(rows, -1, 2L * grid, 2, 2), 0, 2, 1, 3);
		return graph.reshape(subRows, masks.dim(0), masks.dim(1), edge, edge);
	}
}
