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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fiji.plugin.mobilesam.onnx.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The single-file forms against PyTorch, and against the signature that other tools expect. */
class PublishedFormTest {

	/** Of the range; rounding alone makes some 1e-6. */
	private static final double TOLERANCE = 2e-5;
	private static final int HEIGHT = 25;
	private static final int WIDTH = 18;

	/** The prompts of {@code make_networks.py}: x, y, label. */
	private static final float[][] POINT = {{20.5f, 31.25f, 1}, {0, 0, -1}};
	private static final float[][] BOX = {{40, 12, 0}, {5, 8.5f, 2}, {60, 51, 3}};

	@ParameterizedTest
	@EnumSource
	void aPointIsDecodedAsPyTorchDoes(final TinyNetwork network) throws IOException, OrtException {
		assertMasks(network, "point", decode(network, Graph.DEFAULT_OPSET, false, POINT, false));
	}

	@ParameterizedTest
	@EnumSource
	void aBoxWithAMaskIsDecodedAsPyTorchDoes(final TinyNetwork network) throws IOException, OrtException {
		assertMasks(network, "box-and-mask", decode(network, Graph.DEFAULT_OPSET, false, BOX, true));
	}

	@ParameterizedTest
	@ValueSource(ints = {Graph.MIN_OPSET, 12, 13, 16, 18, 20, Graph.MAX_OPSET})
	void everyOpsetDecodesTheSame(final int opset) throws IOException, OrtException {
		assertMasks(TinyNetwork.NARROW, "box-and-mask", decode(TinyNetwork.NARROW, opset, false, BOX, true));
	}

	@Test
	void encoderAndDecoderInOneFileAreTheTwoInSequence() throws IOException, OrtException {
		final TinyNetwork network = TinyNetwork.ODD;
		final Weights weights = Weights.of(network.read());
		final Graph graph = new Graph("both");
		new PublishedForm(graph, weights, DecoderSizes.of(weights), network.imageSize)
				.addEncoderAndDecoder(EncoderSizes.of(
						weights, network.imageSize), false);
		final NamedTensor[] inputs = prompt(network, BOX, true);
		inputs[0] = network.image();
		assertMasks(network, "box-and-mask", NamedTensor.run(graph.toBytes(), inputs));
	}

	@Test
	void upToTwoPointsTheSingleMaskIsTheBestOfTheAmbiguousOnes() throws IOException, OrtException {
		final float[] ious = part(TinyNetwork.NARROW, "point", 0, 4);
		int best = 1;
		for (int i = 2; i < ious.length; i++) if (ious[i] > ious[best]) best = i;
		assertSingle("point", best, decode(TinyNetwork.NARROW, Graph.DEFAULT_OPSET, true, POINT, false));
	}

	@Test
	void fromThreePointsOnTheSingleMaskIsTheFirst() throws IOException, OrtException {
		assertSingle("box-and-mask", 0, decode(TinyNetwork.NARROW, Graph.DEFAULT_OPSET, true, BOX, true));
	}

	@Test
	void namesAndShapesAreThePublishedOnes() throws IOException, OrtException {
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession session = environment.createSession(decoder(TinyNetwork.NARROW, Graph.DEFAULT_OPSET, false))) {
			assertEquals(Set.of("image_embeddings", "point_coords", "point_labels", "mask_input", "has_mask_input",
					"orig_im_size"), session.getInputNames());
			assertEquals(List.of("masks", "iou_predictions", "low_res_masks"), List.copyOf(session.getOutputNames()));
		}
	}

	private static void assertSingle(final String prompt, final int index, final Map<String, NamedTensor> found)
			throws IOException {
		final TinyNetwork network = TinyNetwork.NARROW;
		final int lowRes = 16 * 16;
		assertArrayEquals(part(network, prompt, index, 1), found.get("iou_predictions").values(), 1e-5f);
		assertArrayEquals(new long[]{1, 1, HEIGHT, WIDTH}, found.get("masks").shape());
		found.get("low_res_masks").assertClose(part(network, prompt, 4 + index * lowRes, lowRes), TOLERANCE);
	}

	private static void assertMasks(final TinyNetwork network, final String prompt,
			final Map<String, NamedTensor> found) throws IOException {
		final int masks = found.get("iou_predictions").values().length;
		final int lowRes = masks * 16 * network.grid() * network.grid();
		final int full = masks * HEIGHT * WIDTH;
		assertEquals(network.golden(prompt).length, masks + lowRes + full);
		found.get("iou_predictions").assertClose(part(network, prompt, 0, masks), TOLERANCE);
		found.get("low_res_masks").assertClose(part(network, prompt, masks, lowRes), TOLERANCE);
		found.get("masks").assertClose(part(network, prompt, masks + lowRes, full), TOLERANCE);
		assertArrayEquals(new long[]{1, masks, HEIGHT, WIDTH}, found.get("masks").shape());
	}

	private static float[] part(final TinyNetwork network, final String prompt, final int from, final int length)
			throws IOException {
		return Arrays.copyOfRange(network.golden(prompt), from, from + length);
	}

	private static Map<String, NamedTensor> decode(final TinyNetwork network, final int opset, final boolean singleMask,
			final float[][] points, final boolean withMask) throws IOException, OrtException {
		return NamedTensor.run(decoder(network, opset, singleMask), prompt(network, points, withMask));
	}

	private static byte[] decoder(final TinyNetwork network, final int opset, final boolean singleMask)
			throws IOException {
		final Weights weights = Weights.of(network.read());
		final Graph graph = new Graph("decoder", opset);
		new PublishedForm(graph, weights, DecoderSizes.of(weights), network.imageSize).addDecoder(singleMask);
		return graph.toBytes();
	}

	private static NamedTensor[] prompt(final TinyNetwork network, final float[][] points, final boolean withMask)
			throws IOException {
		final float[] coords = new float[2 * points.length];
		final float[] labels = new float[points.length];
		for (int i = 0; i < points.length; i++) {
			coords[2 * i] = points[i][0];
			coords[2 * i + 1] = points[i][1];
			labels[i] = points[i][2];
		}
		final int edge = 4 * network.grid();
		final float[] mask = Golden.mask(edge);
		return new NamedTensor[]{NamedTensor.of("image_embeddings", network.golden("embedding"), 1, network.channels,
				network.grid(), network.grid()), NamedTensor.of("point_coords", coords, 1, points.length, 2),
				NamedTensor.of(
						"point_labels", labels, 1, points.length),
				NamedTensor.of("mask_input", mask, 1, 1, edge, edge),
				NamedTensor.of("has_mask_input", new float[]{withMask ? 1 : 0}, 1), NamedTensor.of("orig_im_size",
						new float[]{HEIGHT, WIDTH}, 2)};
	}
}
