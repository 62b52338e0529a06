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
package fiji.plugin.mobilesam.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.model.ModelNetworks.TwoStep;
import fiji.plugin.mobilesam.onnx.Dim;
import fiji.plugin.mobilesam.onnx.ElementType;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Padding;
import fiji.plugin.mobilesam.onnx.Shape;
import fiji.plugin.mobilesam.onnx.Stride;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * Networks small enough to be reckoned by hand: images of 16 x 16, embeddings and masks of 4 x 4, two masks a prompt.
 * The embedding is the mean of four by four pixels; the predicted IoUs are the means of label times x and of label
 * times y over the rows of a prompt, padding included; mask k is the embedding of channel k plus its predicted IoU plus
 * the mask prompt.
 */
public final class TinyNetworks {

	static final int IMAGE_SIZE = 16;
	static final int GRID = 4;

	private static final Dim PROMPTS = Dim.symbol("prompts");
	private static final Dim POINTS = Dim.symbol("points");

	private TinyNetworks() {
	}

	/** {@code image [1, 3, 16, 16]} to {@code image_embeddings [1, 3, 4, 4]}. */
	static byte[] encoder() {
		final Graph graph = new Graph("encoder");
		graph.output("image_embeddings", means(graph, graph.input("image", 1, 3, IMAGE_SIZE, IMAGE_SIZE)));
		return graph.toBytes();
	}

	/** Grey levels {@code [H, W, 3]} of any size to their mean as an embedding, everywhere the same. */
	static byte[] levelsEncoder() {
		final Graph graph = new Graph("encoder");
		final Value image = graph.input("input_image", ElementType.FLOAT, Shape.of(Dim.symbol("height"), Dim.symbol(
				"width"), Dim.of(3)));
		final Value mean = graph.reshape(graph.reduceMean(image, true, 0, 1), 1, 3, 1, 1);
		graph.output("embedding", graph.expand(mean, Dim.of(1), Dim.of(3), Dim.of(GRID), Dim.of(GRID)));
		return graph.toBytes();
	}

	/** The same for grey levels as bytes. */
	static byte[] bytesEncoder() throws IOException {
		final ModelProto.Builder model = ModelProto.parseFrom(levelsEncoder()).toBuilder();
		final GraphProto.Builder graph = model.getGraphBuilder();
		final String image = graph.getInput(0).getName();
		graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.UINT8.getNumber());
		for (final NodeProto.Builder node : graph.getNodeBuilderList())
			for (int i = 0; i < node.getInputCount(); i++)
				if (node.getInput(i).equals(image)) node.setInput(i, "levels");
		graph.addNodeBuilder(0).setOpType("Cast").addInput(image).addOutput("levels").addAttributeBuilder()
				.setName("to")
				.setType(AttributeType.INT).setI(DataType.FLOAT.getNumber());
		return model.build().toByteArray();
	}

	/** An encoder that takes seconds. */
	public static byte[] slowEncoder() {
		final Graph graph = new Graph("encoder");
		final int side = 3 * IMAGE_SIZE * IMAGE_SIZE;
		final Value image = graph.input("image", 1, 3, IMAGE_SIZE, IMAGE_SIZE);
		Value x = graph.mul(graph.reshape(image, side, 1), graph.reshape(image, 1, side));
		for (int i = 0; i < 200; i++) x = graph.sin(graph.matMul(x, x));
		final Value part = graph.reshape(graph.slice(graph.slice(x, 0, 0, 1), 1, 0, 3 * GRID * GRID), 1, 3, GRID, GRID);
		graph.output("image_embeddings", part);
		return graph.toBytes();
	}

	/** An encoder that gives square roots of negative numbers. */
	static byte[] undefinedEncoder() {
		final Graph graph = new Graph("encoder");
		final Value image = graph.input("image", 1, 3, IMAGE_SIZE, IMAGE_SIZE);
		graph.output("image_embeddings", graph.sqrt(graph.sub(means(graph, graph.mul(image, graph.constant(0))), graph
				.constant(1))));
		return graph.toBytes();
	}

	private static Value means(final Graph graph, final Value image) {
		final float[] weight = new float[3 * 3 * 16];
		for (int c = 0; c < 3; c++)
			for (int i = 0; i < 16; i++) weight[(3 * c + c) * 16 + i] = 1 / 16f;
		return graph.conv(image, graph.weight("mean", weight, 3, 3, 4, 4), null, Stride.of(4), Padding.of(0));
	}

	/** Our form of the decoder. */
	public static byte[] decoder() {
		final Graph graph = new Graph("decoder");
		final Value embedding = graph.input("image_embeddings", 1, 3, GRID, GRID);
		final Value iou = predictedIou(graph, PROMPTS);
		graph.output("iou_predictions", iou);
		graph.output("low_res_masks", masks(graph, embedding, features(graph, iou, PROMPTS)));
		return graph.toBytes();
	}

	/** Ours, but its masks are declared larger than any memory. */
	static byte[] hugeDecoder() {
		final Graph graph = new Graph("decoder");
		graph.input("image_embeddings", 1, 3, GRID, GRID);
		final Value iou = predictedIou(graph, PROMPTS);
		final Dim edge = Dim.of(1_000_000);
		graph.output("iou_predictions", iou);
		graph.output("low_res_masks", graph.expand(graph.unsqueeze(iou, 2, 3), PROMPTS, Dim.of(2), edge, edge));
		return graph.toBytes();
	}

	/** The first step of the same. */
	static byte[] decoderScores() {
		final Graph graph = new Graph("decoder_scores");
		final Value iou = predictedIou(graph, PROMPTS);
		graph.output("iou_predictions", iou);
		graph.output("features", features(graph, iou, PROMPTS));
		return graph.toBytes();
	}

	/** The second step of the same. */
	static byte[] decoderMasks() {
		final Graph graph = new Graph("decoder_masks");
		final Value embedding = graph.input("image_embeddings", 1, 3, GRID, GRID);
		final Value features = graph.input("features", ElementType.FLOAT, Shape.of(PROMPTS, Dim.of(2), Dim.of(GRID),
				Dim.of(GRID)));
		graph.output("low_res_masks", masks(graph, embedding, features));
		return graph.toBytes();
	}

	/** The published form of the same: one prompt a call, masks of the image's size besides. */
	static byte[] publishedDecoder() {
		final Graph graph = new Graph("decoder");
		final Dim one = Dim.of(1);
		final Value embedding = graph.input("image_embeddings", 1, 3, GRID, GRID);
		final Value iou = predictedIou(graph, one);
		final Value lowRes = masks(graph, embedding, features(graph, iou, one));
		final Value size = graph.cast(graph.input("orig_im_size", 2), ElementType.INT64);
		final Shape full = Shape.of(one, Dim.of(2), Dim.symbol("height"), Dim.symbol("width"));
		graph.output("masks", graph.resizeBilinear(lowRes, graph.concat(0, graph.indices(1, 2), size), full));
		graph.output("iou_predictions", iou);
		graph.output("low_res_masks", lowRes);
		return graph.toBytes();
	}

	private static Value predictedIou(final Graph graph, final Dim prompts) {
		final Value coords = graph.input("point_coords", ElementType.FLOAT, Shape.of(prompts, POINTS, Dim.of(2)));
		final Value labels = graph.input("point_labels", ElementType.FLOAT, Shape.of(prompts, POINTS));
		return graph.reduceMean(graph.mul(coords, graph.unsqueeze(labels, 2)), false, 1);
	}

	private static Value features(final Graph graph, final Value iou, final Dim prompts) {
		final Value mask = graph.input("mask_input", ElementType.FLOAT, Shape.of(prompts, Dim.of(1), Dim.of(GRID), Dim
				.of(GRID)));
		final Value hasMask = graph.input("has_mask_input", ElementType.FLOAT, Shape.of(prompts));
		return graph.add(graph.unsqueeze(iou, 2, 3), graph.mul(mask, graph.unsqueeze(hasMask, 1, 2, 3)));
	}

	private static Value masks(final Graph graph, final Value embedding, final Value features) {
		return graph.add(graph.slice(embedding, 1, 0, 2), features);
	}

	/** Writes files under their names and a {@code model.json} that means them. */
	public static Path writeModel(final Path folder, final byte[] encoder, final byte[] decoder) throws IOException {
		return writeModel(folder, encoder, decoder, Optional.empty());
	}

	/** The same with a decoder in two steps besides. */
	static Path writeTwoStepModel(final Path folder) throws IOException {
		return writeModel(folder, encoder(), decoder(), Optional.of(new TwoStep(
				write(folder, "decoder_scores.onnx", decoderScores()),
				write(folder, "decoder_masks.onnx", decoderMasks()))));
	}

	private static Path writeModel(final Path folder, final byte[] encoder, final byte[] decoder,
			final Optional<TwoStep> twoStep) throws IOException {
		final ModelNetworks networks = new ModelNetworks(write(folder, "encoder.onnx", encoder),
				write(folder, "decoder.onnx", decoder), twoStep);
		final ModelManifest manifest = new ModelManifest("tiny", "Tiny", "Apache-2.0", "none", IMAGE_SIZE,
				new PixelNormalization(new float[]{0, 0, 0}, new float[]{1, 1, 1}), Optional.of(networks),
				ModelDefaults.NONE, Optional.empty());
		Files.writeString(folder.resolve(ModelManifest.FILE_NAME), manifest.toJson());
		return folder;
	}

	/** A file of the folder. */
	static ModelFile write(final Path folder, final String name, final byte[] bytes) throws IOException {
		Files.write(folder.resolve(name), bytes);
		return ModelFile.of(name, bytes);
	}
}
