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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import fiji.plugin.mobilesam.checkpoint.CheckpointTensor;
import fiji.plugin.mobilesam.checkpoint.StateDict;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * A network of the official sizes with random weights, for benchmarks: the tensors of {@code mobile_sam.pt}.
 * <p>
 * A few are scaled so that masks are areas with edges, some hundred pixels across, as those of objects, and no noise from
 * token to token: what the image gives is small beside what prompts give it, which goes with the position, and by which
 * prompt token a position is answered changes at edges. The logits are as steep there as a trained network's.
 */
public final class RandomNetwork {

	private static final int[] WIDTHS = {64, 128, 160, 320};
	private static final int[] DEPTHS = {2, 2, 6, 2};
	private static final int[] HEADS = {0, 4, 5, 10};
	private static final int[] WINDOWS = {0, 7, 14, 7};
	private static final int CHANNELS = 256;
	private static final int MLP = 2048;
	private static final int MASKS = 4;
	/** Scale of what comes from the image. */
	private static final double QUIET = 0.03;

	private final Random random;
	private final Map<String, CheckpointTensor> tensors = new LinkedHashMap<>();

	private RandomNetwork(final long seed) {
		random = new Random(seed);
		addEncoder();
		addPromptEncoder();
		addMaskDecoder();
	}

	/** Writes the network in our own form into a folder that exists. */
	public static ModelNetworks writeOurs(final Path folder, final long seed) throws IOException {
		return files(seed, OnnxForm.OURS).write(folder).orElseThrow();
	}

	/** Writes the decoder of the same network as published. */
	public static Path writePublishedDecoder(final Path folder, final long seed) throws IOException {
		return Files.write(folder.resolve(NetworkFiles.DECODER), files(seed, OnnxForm.OFFICIAL_DECODER).contents().get(
				NetworkFiles.DECODER));
	}

	private static NetworkFiles files(final long seed, final OnnxForm form) throws IOException {
		return NetworkFiles.of(StateDict.of(new RandomNetwork(seed).tensors), ModelFile.of("random", new byte[0]),
				ConversionOptions.DEFAULTS.withForm(form), Progress.NONE);
	}

	private void addEncoder() {
		final String e = "image_encoder.";
		convolution(e + "patch_embed.seq.0", WIDTHS[0] / 2, 3, 3);
		convolution(e + "patch_embed.seq.2", WIDTHS[0], WIDTHS[0] / 2, 3);
		for (int i = 0; i < DEPTHS[0]; i++) {
			final String block = e + "layers.0.blocks." + i + ".";
			convolution(block + "conv1", 4 * WIDTHS[0], WIDTHS[0], 1);
			convolution(block + "conv2", 4 * WIDTHS[0], 1, 3);
			convolution(block + "conv3", WIDTHS[0], 4 * WIDTHS[0], 1);
		}
		for (int stage = 1; stage < WIDTHS.length; stage++) {
			final String merge = e + "layers." + (stage - 1) + ".downsample.";
			convolution(merge + "conv1", WIDTHS[stage], WIDTHS[stage - 1], 1);
			convolution(merge + "conv2", WIDTHS[stage], 1, 3);
			convolution(merge + "conv3", WIDTHS[stage], WIDTHS[stage], 1);
			for (int i = 0; i < DEPTHS[stage]; i++) addBlock(e + "layers." + stage + ".blocks." + i + ".", stage);
		}
		final int last = WIDTHS[WIDTHS.length - 1];
		weights(e + "neck.0.weight", last, CHANNELS, last, 1, 1);
		norm(e + "neck.1", CHANNELS);
		weights(e + "neck.2.weight", 9 * CHANNELS, CHANNELS, CHANNELS, 3, 3);
		put(e + "neck.3.weight", QUIET, 0, CHANNELS);
		put(e + "neck.3.bias", QUIET, 0, CHANNELS);
	}

	private void addBlock(final String block, final int stage) {
		final int width = WIDTHS[stage];
		norm(block + "attn.norm", width);
		linear(block + "attn.qkv", width, 3 * width);
		linear(block + "attn.proj", width, width);
		put(block + "attn.attention_biases", 1, 0, HEADS[stage], WINDOWS[stage] * WINDOWS[stage]);
		convolution(block + "local_conv", width, 1, 3);
		norm(block + "mlp.norm", width);
		linear(block + "mlp.fc1", width, 4 * width);
		linear(block + "mlp.fc2", 4 * width, width);
	}

	private void addPromptEncoder() {
		final String p = "prompt_encoder.";
		put(p + "pe_layer.positional_encoding_gaussian_matrix", 1, 0, 2, CHANNELS / 2);
		for (int i = 0; i < 4; i++) put(p + "point_embeddings." + i + ".weight", 1, 0, 1, CHANNELS);
		put(p + "not_a_point_embed.weight", 1, 0, 1, CHANNELS);
		put(p + "no_mask_embed.weight", QUIET, 0, 1, CHANNELS);
		final int[] widths = {1, 4, 16, CHANNELS};
		for (int i = 0; i < 3; i++) {
			final int edge = i < 2 ? 2 : 1;
			final String convolution = p + "mask_downscaling." + 3 * i;
			weights(convolution + ".weight", widths[i] * edge * edge, widths[i + 1], widths[i], edge, edge);
			put(convolution + ".bias", 0.1, 0, widths[i + 1]);
			if (i < 2) norm(p + "mask_downscaling." + (3 * i + 1), widths[i + 1]);
		}
	}

	private void addMaskDecoder() {
		final String d = "mask_decoder.";
		put(d + "iou_token.weight", 1, 0, 1, CHANNELS);
		put(d + "mask_tokens.weight", 1, 0, MASKS, CHANNELS);
		for (int i = 0; i < 2; i++) {
			final String layer = d + "transformer.layers." + i + ".";
			attention(layer + "self_attn", CHANNELS);
			attention(layer + "cross_attn_token_to_image", CHANNELS / 2);
			attention(layer + "cross_attn_image_to_token", CHANNELS / 2);
			put(layer + "cross_attn_image_to_token.q_proj.weight", 3 / Math.sqrt(CHANNELS), 0, CHANNELS / 2, CHANNELS);
			for (int n = 1; n <= 4; n++) norm(layer + "norm" + n, CHANNELS);
			linear(layer + "mlp.lin1", CHANNELS, MLP);
			linear(layer + "mlp.lin2", MLP, CHANNELS);
		}
		attention(d + "transformer.final_attn_token_to_image", CHANNELS / 2);
		norm(d + "transformer.norm_final_attn", CHANNELS);
		subPixels(d + "output_upscaling.0.weight", CHANNELS, CHANNELS / 4);
		put(d + "output_upscaling.0.bias", 0.1, 0, CHANNELS / 4);
		norm(d + "output_upscaling.1", CHANNELS / 4);
		subPixels(d + "output_upscaling.3.weight", CHANNELS / 4, CHANNELS / 8);
		put(d + "output_upscaling.3.bias", 0.1, 0, CHANNELS / 8);
		for (int i = 0; i < MASKS; i++) {
			head(d + "output_hypernetworks_mlps." + i, CHANNELS / 8);
			columnsOfMeanZero(d + "output_hypernetworks_mlps." + i + ".layers.2.weight", 60 / Math.sqrt(CHANNELS),
					CHANNELS / 8, CHANNELS);
		}
		head(d + "iou_prediction_head", MASKS);
		// Predictions that spread around 0.8, more between prompts than between masks.
		rowsAlike(d + "iou_prediction_head.layers.2.weight", 0.3 / Math.sqrt(CHANNELS), MASKS, CHANNELS);
		put(d + "iou_prediction_head.layers.2.bias", 0, 0.8, MASKS);
	}

	private void rowsAlike(final String name, final double deviation, final int rows, final int columns) {
		final float[] values = new float[rows * columns];
		for (int c = 0; c < columns; c++) {
			final double common = random.nextGaussian();
			for (int r = 0; r < rows; r++)
				values[r * columns + c] = (float) (deviation * (common + 0.1 * random.nextGaussian()));
		}
		tensors.put(name, CheckpointTensor.of(values, rows, columns));
	}

	/** The mean of what follows an activation is positive; so it is not the sign of all logits of a mask. */
	private void columnsOfMeanZero(final String name, final double deviation, final int rows, final int columns) {
		final float[] values = new float[rows * columns];
		for (int c = 0; c < columns; c++) {
			double mean = 0;
			for (int r = 0; r < rows; r++) {
				values[r * columns + c] = (float) (deviation * random.nextGaussian());
				mean += values[r * columns + c] / rows;
			}
			for (int r = 0; r < rows; r++) values[r * columns + c] -= (float) mean;
		}
		tensors.put(name, CheckpointTensor.of(values, rows, columns));
	}

	/** A transposed convolution whose sub-pixels differ little, so that masks have areas, not noise. */
	private void subPixels(final String name, final int inputs, final int outputs) {
		final float[] values = new float[inputs * outputs * 4];
		for (int i = 0; i < inputs * outputs; i++) {
			final double common = random.nextGaussian();
			for (int pixel = 0; pixel < 4; pixel++)
				values[4 * i + pixel] = (float) ((common + 0.02 * random.nextGaussian()) / Math.sqrt(inputs));
		}
		tensors.put(name, CheckpointTensor.of(values, inputs, outputs, 2, 2));
	}

	private void attention(final String name, final int inner) {
		for (final String part : new String[]{"q_proj", "k_proj", "v_proj"}) linear(name + "." + part, CHANNELS, inner);
		linear(name + ".out_proj", inner, CHANNELS);
	}

	private void head(final String name, final int outputs) {
		linear(name + ".layers.0", CHANNELS, CHANNELS);
		linear(name + ".layers.1", CHANNELS, CHANNELS);
		linear(name + ".layers.2", CHANNELS, outputs);
	}

	private void convolution(final String name, final int outputs, final int inputs, final int kernel) {
		weights(name + ".c.weight", inputs * kernel * kernel, outputs, inputs, kernel, kernel);
		norm(name + ".bn", outputs);
		put(name + ".bn.running_mean", 0.1, 0, outputs);
		put(name + ".bn.running_var", 0.1, 1, outputs);
	}

	private void linear(final String name, final int inputs, final int outputs) {
		weights(name + ".weight", inputs, outputs, inputs);
		put(name + ".bias", 0.1, 0, outputs);
	}

	private void norm(final String name, final int channels) {
		put(name + ".weight", 0.1, 1, channels);
		put(name + ".bias", 0.1, 0, channels);
	}

	/** Of a scale that keeps the scale of what is multiplied. */
	private void weights(final String name, final int inputs, final int... shape) {
		put(name, 1 / Math.sqrt(inputs), 0, shape);
	}

	private void put(final String name, final double deviation, final double mean, final int... shape) {
		int count = 1;
		for (final int size : shape) count *= size;
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) values[i] = (float) (mean + deviation * random.nextGaussian());
		tensors.put(name, CheckpointTensor.of(values, shape));
	}
}
