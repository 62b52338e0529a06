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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.mobilesam.onnx.Dim;
import fiji.plugin.mobilesam.onnx.ElementType;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Shape;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The four files of a model folder: an encoder, a decoder that takes many prompts of an image in a call, and the same
 * decoder in two steps, so that masks are made only for prompts that are worth it.
 * <p>
 * The encoder gives, beside the embedding, all that the decoders need of an image and that does not depend on prompts,
 * in tensors named {@code image_...}. In the shapes below, prompts are given as {@code point_coords}
 * [prompts, points, 2], pixels of the encoder's input, x first, and {@code point_labels} [prompts, points].
 */
final class OurForm {

	private static final String EMBEDDINGS = "image_embeddings";
	private static final String PREDICTED_IOUS = "iou_predictions";
	private static final String LOW_RES_MASKS = "low_res_masks";
	private static final String MASK_VECTORS = "mask_vectors";
	private static final String PIXEL_WEIGHTS = "pixel_weights";
	private static final String PIXEL_ROWS = "pixel_rows";
	private static final String PIXEL_NORM = "pixel_norm";
	private static final Dim PROMPTS = Dim.symbol("prompts");
	private static final Dim POINTS = Dim.symbol("points");

	private final Weights weights;
	private final EncoderSizes encoder;
	private final DecoderSizes decoder;
	private final int grid;
	private final FoldedDecoder folded;

	/** @param weights of the whole network */
	OurForm(final Weights weights, final EncoderSizes encoder, final DecoderSizes decoder) {
		this.weights = weights;
		this.encoder = encoder;
		this.decoder = decoder;
		grid = encoder.imageSize() / EncoderSizes.PIXELS_PER_TOKEN;
		folded = new FoldedDecoder(weights, decoder, grid);
	}

	/**
	 * {@code image} [1, 3, size, size], normalised, to {@code image_embeddings} [1, channels, grid, grid] and the
	 * tensors that the decoders take.
	 */
	void addEncoder(final Graph graph) {
		final Value image = graph.input("image", 1, 3, encoder.imageSize(), encoder.imageSize());
		final Value embedding = new TinyVit(graph, weights, encoder).embed(image);
		graph.output(EMBEDDINGS, embedding);
		final Value noMask = graph.reshape(prompts(graph).noMask(), 1, decoder.channels(), 1, 1);
		folded.imageTensors(graph, graph.add(embedding, noMask)).forEach(graph::output);
	}

	/**
	 * The encoder's outputs and prompts, {@code mask_input} [prompts, 1, 4 * grid, 4 * grid] and {@code has_mask_input}
	 * [prompts] among them, to {@code iou_predictions} [prompts, masks] and {@code low_res_masks}
	 * [prompts, masks, 4 * grid, 4 * grid]. Where one of the prompts has a mask, the image tokens
	 * differ from prompt to prompt before the first layer already, and nothing can be shared: then all are decoded as
	 * published.
	 */
	void addDecoder(final Graph graph) {
		final Dim edge = Dim.of(4L * grid);
		final Value embedding = graph.input(EMBEDDINGS, 1, decoder.channels(), grid, grid);
		final Map<String, Value> image = new HashMap<>(folded.scoreInputs(graph));
		image.putAll(folded.maskInputs(graph));
		final Value points = points(graph);
		final Value mask = graph.input("mask_input", ElementType.FLOAT, Shape.of(PROMPTS, Dim.of(1), edge, edge));
		final Value hasMask = graph.input("has_mask_input", ElementType.FLOAT, Shape.of(PROMPTS));
		final Value anyMask = graph.less(graph.constant(0), graph.reduceMax(hasMask, true, 0));
		final List<Value> outputs = graph.choose(anyMask, () -> {
			final Value masked = graph.add(embedding, prompts(graph).mask(mask, hasMask));
			final PublishedDecoder.Masks masks = new PublishedDecoder(graph, weights, decoder).decode(masked,
					prompts(graph)
							.positions(),
					points);
			return List.of(masks.predictedIous(), masks.lowResMasks());
		}, () -> {
			final FoldedDecoder.Scores scores = folded.scores(graph, points, image);
			return List.of(scores.predictedIous(), folded.masks(graph, scores.features(), image));
		});
		graph.output(PREDICTED_IOUS, outputs.get(0));
		graph.output(LOW_RES_MASKS, outputs.get(1));
	}

	/**
	 * The first step, for prompts without a mask: the encoder's outputs and prompts to {@code iou_predictions}
	 * [prompts, masks] and what the second step takes.
	 */
	void addScores(final Graph graph) {
		final FoldedDecoder.Scores scores = folded.scores(graph, points(graph), folded.scoreInputs(graph));
		graph.output(PREDICTED_IOUS, scores.predictedIous());
		graph.output(MASK_VECTORS, scores.features().vectors());
		graph.output(PIXEL_WEIGHTS, scores.features().weights());
		graph.output(PIXEL_ROWS, scores.features().rows());
		graph.output(PIXEL_NORM, scores.features().norm());
	}

	/**
	 * The second step: outputs of the encoder and of the first step to {@code low_res_masks}
	 * [prompts, masks, 4 * grid, 4 * grid]. Takes any of the prompts of the first step.
	 */
	void addMasks(final Graph graph) {
		final Dim rows = Dim.symbol("rows");
		final Dim masks = Dim.symbol("masks");
		final Dim tokens = Dim.of((long) grid * grid);
		final MaskFeatures features = new MaskFeatures(
				input(graph, MASK_VECTORS, masks, Dim.of(decoder
						.upscaled())),
				input(graph, PIXEL_WEIGHTS, rows, tokens), input(graph, PIXEL_ROWS, rows, Dim.of(8L * decoder
						.upscaled())),
				input(graph, PIXEL_NORM, Dim.of(1), tokens));
		graph.output(LOW_RES_MASKS, folded.masks(graph, features, folded.maskInputs(graph)));
	}

	private static Value input(final Graph graph, final String name, final Dim second, final Dim third) {
		return graph.input(name, ElementType.FLOAT, Shape.of(PROMPTS, second, third));
	}

	private Value points(final Graph graph) {
		final Value coords = graph.input("point_coords", ElementType.FLOAT, Shape.of(PROMPTS, POINTS, Dim.of(2)));
		final Value labels = graph.input("point_labels", ElementType.FLOAT, Shape.of(PROMPTS, POINTS));
		return prompts(graph).points(coords, labels);
	}

	private PromptEncoder prompts(final Graph graph) {
		return new PromptEncoder(graph, weights, decoder, encoder.imageSize());
	}
}
