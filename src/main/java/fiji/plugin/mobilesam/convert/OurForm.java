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
import fiji.plugin.mobilesam.onnx.ElementType;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Shape;
import fiji.plugin.mobilesam.onnx.Value;

/** The two files of a model folder: an encoder, and a decoder that takes many prompts a call. */
final class OurForm {

	private static final String EMBEDDINGS = "image_embeddings";

	private final Weights weights;
	private final EncoderSizes encoder;
	private final DecoderSizes decoder;

	/** @param weights of the whole network */
	OurForm(final Weights weights, final EncoderSizes encoder, final DecoderSizes decoder) {
		this.weights = weights;
		this.encoder = encoder;
		this.decoder = decoder;
	}

	/** {@code image} [1, 3, size, size], normalised, to {@code image_embeddings} [1, channels, grid, grid]. */
	void addEncoder(final Graph graph) {
		final Value image = graph.input("image", 1, 3, encoder.imageSize(), encoder.imageSize());
		graph.output(EMBEDDINGS, new TinyVit(graph, weights, encoder).embed(image));
	}

	/**
	 * {@code image_embeddings}, {@code point_coords} [prompts, points, 2], {@code point_labels} [prompts, points],
	 * {@code mask_input} [prompts, 1, 4 * grid, 4 * grid] and {@code has_mask_input} [prompts] to
	 * {@code iou_predictions} [prompts, masks] and {@code low_res_masks} [prompts, masks, 4 * grid, 4 * grid].
	 */
	void addDecoder(final Graph graph) {
		final int grid = encoder.imageSize() / EncoderSizes.PIXELS_PER_TOKEN;
		final Dim prompts = Dim.symbol("prompts");
		final Dim points = Dim.symbol("points");
		final Value embedding = graph.input(EMBEDDINGS, 1, decoder.channels(), grid, grid);
		final Value coords = graph.input("point_coords", ElementType.FLOAT, Shape.of(prompts, points, Dim.of(2)));
		final Value labels = graph.input("point_labels", ElementType.FLOAT, Shape.of(prompts, points));
		final Dim edge = Dim.of(4L * grid);
		final Value maskInput = graph.input("mask_input", ElementType.FLOAT, Shape.of(prompts, Dim.of(1), edge, edge));
		final Value hasMask = graph.input("has_mask_input", ElementType.FLOAT, Shape.of(prompts));
		final PromptEncoder encoded = new PromptEncoder(graph, weights, decoder, encoder.imageSize());
		final Value withMask = graph.add(embedding, encoded.mask(maskInput, hasMask));
		final PublishedDecoder.Masks masks = new PublishedDecoder(graph, weights, decoder).decode(withMask, encoded
				.positions(), encoded.points(coords, labels));
		graph.output("iou_predictions", masks.predictedIous());
		graph.output("low_res_masks", masks.lowResMasks());
	}
}
