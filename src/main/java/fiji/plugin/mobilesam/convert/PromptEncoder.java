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

import fiji.plugin.mobilesam.onnx.ElementType;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * Points, boxes and masks as embeddings. See Kirillov et al.,
 * <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a> (2023), appendix A.
 */
final class PromptEncoder {

	private static final float EPSILON = 1e-6f;
	private static final String FREQUENCIES = "positional_encoding_gaussian_matrix";
	/** The labels that have an embedding: padding, background, foreground, the corners of a box. */
	private static final float[] LABELS = {-1, 0, 1, 2, 3};

	private final Graph graph;
	private final Layers layers;
	private final Weights network;
	private final Weights weights;
	private final DecoderSizes sizes;
	private final int imageSize;

	/**
	 * @param weights of the whole network
	 * @param imageSize edge of the encoder's input, pixels
	 */
	PromptEncoder(final Graph graph, final Weights weights, final DecoderSizes sizes, final int imageSize) {
		this.graph = graph;
		this.layers = new Layers(graph);
		this.network = weights;
		this.weights = weights.at("prompt_encoder");
		this.sizes = sizes;
		this.imageSize = imageSize;
	}

	/**
	 * @param coords [n, points, 2], x first, pixels of the encoder's input; the model adds half a pixel
	 * @param labels [n, points]; one without an embedding leaves the position alone
	 * @return [n, points, channels]
	 */
	Value points(final Value coords, final Value labels) {
		final Value positions = encode(graph.div(graph.add(coords, graph.constant(0.5f)), graph.constant(imageSize)));
		final Value label = graph.unsqueeze(labels, -1);
		final Value ofLabel = graph.cast(graph.equal(label, graph.vector(LABELS)), ElementType.FLOAT);
		final Value padding = graph.equal(label, graph.constant(LABELS[0]));
		return graph.add(graph.where(padding, graph.constant(0), positions), graph.matMul(ofLabel, labelEmbeddings()));
	}

	/** The embeddings of {@link #LABELS}, [labels, channels]. */
	private Value labelEmbeddings() {
		final int channels = sizes.channels();
		final float[] all = new float[LABELS.length * channels];
		for (int i = 0; i < LABELS.length; i++) {
			final Weights label = weights.at(i == 0 ? "not_a_point_embed" : "point_embeddings." + (i - 1));
			System.arraycopy(label.floats("weight", 1, channels), 0, all, i * channels, channels);
		}
		return weights.derived(graph, "point_embeddings", all, LABELS.length, channels);
	}

	/**
	 * @param logits [n, 1, 4 * grid, 4 * grid]
	 * @param given [n], 0 where there is no mask
	 * @return [n, channels, grid, grid]
	 */
	Value mask(final Value logits, final Value given) {
		final Weights module = weights.at("mask_downscaling");
		final Value half = normalized(module.at(1), layers.patches(module.at(0), logits, sizes.maskChannels() / 4, 2));
		final Value quarter = normalized(module.at(4), layers.patches(module.at(3), half, sizes.maskChannels(), 2));
		final Value embedded = layers.patches(module.at(6), quarter, sizes.channels(), 1);
		final Value absent = graph.equal(graph.unsqueeze(given, 1, 2, 3), graph.constant(0));
		return graph.where(absent, graph.reshape(noMask(), 1, sizes.channels(), 1, 1), embedded);
	}

	private Value normalized(final Weights module, final Value image) {
		return graph.gelu(layers.channelNormalization(module, image, EPSILON));
	}

	/** The embedding of every pixel where there is no mask, [1, channels]. */
	Value noMask() {
		return weights.at("no_mask_embed").value(graph, "weight", 1, sizes.channels());
	}

	/** The positions of the image embedding's pixels, row by row, [grid * grid, channels]. */
	Value positions() {
		final Matrix positions = positions(network, sizes, imageSize / EncoderSizes.PIXELS_PER_TOKEN);
		return weights.derived(graph, "positions", positions.floats(), positions.rows(), positions.columns());
	}

	/**
	 * The same as numbers.
	 *
	 * @param network all weights
	 * @param grid edge of the image embedding
	 */
	static Matrix positions(final Weights network, final DecoderSizes sizes, final int grid) {
		final int features = sizes.channels() / 2;
		final Matrix frequencies = Matrix.of(network.at("prompt_encoder.pe_layer").floats(FREQUENCIES, 2, features), 2,
				features);
		final double[] places = new double[2 * grid * grid];
		for (int i = 0; i < grid * grid; i++) {
			places[2 * i] = 2 * (i % grid + 0.5) / grid - 1;
			places[2 * i + 1] = 2 * (i / grid + 0.5) / grid - 1;
		}
		final Matrix angles = new Matrix(grid * grid, 2, places).times(frequencies).times(2 * Math.PI);
		return angles.map(Math::sin).beside(angles.map(Math::cos));
	}

	/** Random Fourier features of places [..., 2] from 0 to 1, x first. */
	private Value encode(final Value places) {
		final int features = sizes.channels() / 2;
		final Value frequencies = weights.at("pe_layer").value(graph, FREQUENCIES, 2,
				features);
		final Value signed = graph.sub(graph.mul(places, graph.constant(2)), graph.constant(1));
		final Value angles = graph.mul(graph.matMul(signed, frequencies), graph.constant((float) (2 * Math.PI)));
		return graph.concat(-1, graph.sin(angles), graph.cos(angles));
	}
}
