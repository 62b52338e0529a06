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

/**
 * The single file that SAM's own export writes, for other tools: one prompt a call, masks at the size of the image.
 * <p>
 * Inputs: {@code image_embeddings} [1, channels, grid, grid], {@code point_coords} [1, num_points, 2] in pixels of the
 * encoder's input, {@code point_labels} [1, num_points], {@code mask_input} [1, 1, 4 * grid, 4 * grid],
 * {@code has_mask_input} [1], {@code orig_im_size} [2], height and width of the image. Outputs: {@code masks} [1,
 * masks, height, width], {@code iou_predictions} [1, masks], {@code low_res_masks} [1, masks, 4 * grid, 4 * grid]. All
 * are floats. Source: {@code segment_anything/utils/onnx.py} and {@code scripts/export_onnx_model.py} of
 * facebookresearch/segment-anything, of which MobileSAM has the same.
 */
final class PublishedForm {

	private final Graph graph;
	private final Weights weights;
	private final DecoderSizes sizes;
	private final int imageSize;
	private final int grid;

	/**
	 * @param weights of the whole network
	 * @param imageSize edge of the encoder's input, pixels
	 */
	PublishedForm(final Graph graph, final Weights weights, final DecoderSizes sizes, final int imageSize) {
		this.graph = graph;
		this.weights = weights;
		this.sizes = sizes;
		this.imageSize = imageSize;
		this.grid = imageSize / EncoderSizes.PIXELS_PER_TOKEN;
	}

	/**
	 * Adds the decoder alone.
	 *
	 * @param singleMask whether to return only the best mask; by the published rule that is the first one after more
	 *            than two points and the one of the highest predicted IoU before
	 */
	void addDecoder(final boolean singleMask) {
		addDecoder(graph.input("image_embeddings", 1, sizes.channels(), grid, grid), singleMask);
	}

	/**
	 * Adds encoder and decoder. The embedding is not an input then, but {@code image} [1, 3, size, size], normalised
	 * and padded as for the encoder of this project; SAM's export has no such form, and those who join the two call it
	 * so.
	 */
	void addEncoderAndDecoder(final EncoderSizes encoder, final boolean singleMask) {
		final Value image = graph.input("image", 1, 3, imageSize, imageSize);
		addDecoder(new TinyVit(graph, weights, encoder).embed(image), singleMask);
	}

	private void addDecoder(final Value embedding, final boolean singleMask) {
		final Dim points = Dim.symbol("num_points");
		final Value coords = graph.input("point_coords", ElementType.FLOAT, Shape.of(Dim.of(1), points, Dim.of(2)));
		final Value labels = graph.input("point_labels", ElementType.FLOAT, Shape.of(Dim.of(1), points));
		final Value maskInput = graph.input("mask_input", 1, 1, 4L * grid, 4L * grid);
		final Value hasMask = graph.input("has_mask_input", 1);
		final Value imageShape = graph.input("orig_im_size", 2);
		final PromptEncoder prompts = new PromptEncoder(graph, weights, sizes, imageSize);
		final Value withMask = graph.add(embedding, prompts.mask(maskInput, hasMask));
		PublishedDecoder.Masks masks = new PublishedDecoder(graph, weights, sizes).decode(withMask, prompts.positions(),
				prompts.points(coords, labels));
		if (singleMask) masks = best(masks, points);
		graph.output("masks", atImageSize(masks.lowResMasks(), imageShape));
		graph.output("iou_predictions", masks.predictedIous());
		graph.output("low_res_masks", masks.lowResMasks());
	}

	/** The mask of the highest score, where the first one scores 1000 more for each point above 2.5. */
	private PublishedDecoder.Masks best(final PublishedDecoder.Masks masks, final Dim points) {
		final float[] weight = new float[sizes.masks()];
		weight[0] = 1000;
		final Value number = graph.cast(graph.size(points), ElementType.FLOAT);
		final Value handicap = graph.mul(graph.sub(number, graph.constant(2.5f)), graph.vector(weight));
		final Value index = graph.squeeze(graph.argMax(graph.add(masks.predictedIous(), handicap), 1), 0);
		return new PublishedDecoder.Masks(graph.gather(masks.lowResMasks(), index, 1),
				graph.gather(masks.predictedIous(),
						index, 1));
	}

	/** Enlarged to the encoder's input, cut to the part that the image fills, resized to the image. */
	private Value atImageSize(final Value lowRes, final Value imageShape) {
		final Dim number = lowRes.dim(1);
		final Value square = graph.resizeBilinear(lowRes, graph.indices(1, number.fixed().getAsLong(), imageSize,
				imageSize), lowRes.shape().with(2, Dim.of(imageSize)).with(3, Dim.of(imageSize)));
		final Value scale = graph.div(graph.constant(imageSize), graph.reduceMax(imageShape, true, 0));
		final Value filled = wholeNumbers(graph.floor(graph.add(graph.mul(scale, imageShape), graph.constant(0.5f))));
		final Value rows = graph.slice(square, 2, graph.indices(0), graph.slice(filled, 0, 0, 1),
				Dim.symbol("filled_rows"));
		final Value cut = graph.slice(rows, 3, graph.indices(0), graph.slice(filled, 0, 1, 2),
				Dim.symbol("filled_columns"));
		final Value sizes = graph.concat(0, graph.indices(1, number.fixed().getAsLong()), wholeNumbers(imageShape));
		return graph.resizeBilinear(cut, sizes, Shape.of(Dim.of(1), number, Dim.symbol("height"), Dim.symbol("width")));
	}

	private Value wholeNumbers(final Value x) {
		return graph.cast(x, ElementType.INT64);
	}
}
