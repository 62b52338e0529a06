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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.mobilesam.onnx.ElementType;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The mask decoder for many prompts of one image, in two steps. The same numbers as {@link PublishedDecoder} but for
 * rounding, with less work: what does not depend on prompts is computed once an image, and the image tokens of a prompt
 * are never written out, see {@link ImageLevel}.
 */
final class FoldedDecoder {

	private final Weights decoder;
	private final DecoderSizes sizes;
	private final int grid;
	private final FoldedTransformer transformer;
	private final MaskUpscaling upscaling;

	/**
	 * @param weights of the whole network
	 * @param grid edge of the image embedding
	 */
	FoldedDecoder(final Weights weights, final DecoderSizes sizes, final int grid) {
		this.decoder = weights.at("mask_decoder");
		this.sizes = sizes;
		this.grid = grid;
		transformer = new FoldedTransformer(decoder.at("transformer"), sizes,
				PromptEncoder.positions(weights, sizes, grid));
		upscaling = new MaskUpscaling(decoder.at("output_upscaling"), sizes, transformer.level(sizes.layers()));
	}

	/**
	 * What the first step gives.
	 *
	 * @param predictedIous [p, masks]
	 * @param features for the second step
	 */
	record Scores(Value predictedIous, MaskFeatures features) {
	}

	/**
	 * Computes the tensors of the image that both steps take.
	 *
	 * @param image [1, channels, grid, grid], with the embedding of no mask prompt
	 * @return by their names
	 */
	Map<String, Value> imageTensors(final Graph graph, final Value image) {
		final Value tokens = graph.reshape(image, 0, sizes.channels(), (long) grid * grid);
		final Map<String, Value> tensors = new LinkedHashMap<>();
		final List<SharedTensor> all = new ArrayList<>(transformer.sharedTensors());
		all.add(upscaling.sharedTensor());
		for (final SharedTensor tensor : all) tensors.put(tensor.name(), tensor.of(graph, tokens, headChannels()));
		return tensors;
	}

	/** Declares the tensors of one image that the first step takes as inputs of the graph. */
	Map<String, Value> scoreInputs(final Graph graph) {
		final Map<String, Value> inputs = new LinkedHashMap<>();
		for (final SharedTensor tensor : transformer.sharedTensors()) inputs.put(tensor.name(), input(graph, tensor));
		return inputs;
	}

	/** Declares the tensor of one image that the second step takes as input of the graph. */
	Map<String, Value> maskInputs(final Graph graph) {
		return Map.of(upscaling.sharedTensor().name(), input(graph, upscaling.sharedTensor()));
	}

	private Value input(final Graph graph, final SharedTensor tensor) {
		return graph.input(tensor.name(), ElementType.FLOAT, tensor.shape(grid * grid, headChannels()));
	}

	private int headChannels() {
		return sizes.attention() / DecoderSizes.HEADS;
	}

	/**
	 * The first step.
	 *
	 * @param points [p, points, channels]
	 * @param image tensors
	 */
	Scores scores(final Graph graph, final Value points, final Map<String, Value> image) {
		final OutputTokens outputs = new OutputTokens(graph, decoder, sizes);
		final Weights module = decoder.at("transformer");
		final Value positions = outputs.before(points);
		Value tokens = positions;
		PromptedImage prompted = new PromptedImage(graph, transformer, image);
		for (int i = 0; i < sizes.layers(); i++) {
			final TokenLayer layer = new TokenLayer(graph, module.at("layers").at(i), sizes, i == 0);
			tokens = layer.attendToThemselves(tokens, positions);
			tokens = layer.addFromImage(tokens, prompted.attendedBy(graph.add(tokens, positions)));
			tokens = layer.perceptron(tokens);
			prompted = prompted.attendTo(tokens, graph.add(tokens, positions));
		}
		// The tokens of the prompt have done their part.
		final Value kept = graph.slice(tokens, 1, 0, outputs.count());
		final Value query = graph.add(kept, graph.slice(positions, 1, 0, outputs.count()));
		final Value last = new Layers(graph).layerNormalization(module.at("norm_final_attn"), graph.add(kept, prompted
				.attendedBy(query)), TokenLayer.EPSILON);
		return new Scores(outputs.predictedIous(last), new MaskFeatures(outputs.hypernetworks(last), prompted.weights(),
				upscaling.ofRows(graph, prompted.rows()), prompted.norm()));
	}

	/**
	 * The second step.
	 *
	 * @param image tensors
	 * @return [p, masks, 4 * grid, 4 * grid]
	 */
	Value masks(final Graph graph, final MaskFeatures features, final Map<String, Value> image) {
		return upscaling.masks(graph, image.get(upscaling.sharedTensor().name()), features);
	}
}
