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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import ai.onnxruntime.OrtException;
import fiji.plugin.mobilesam.onnx.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our files against PyTorch and, prompt by prompt, against the published form. */
class OurFormTest {

	/** Of the range; rounding alone makes some 1e-6. */
	private static final double TOLERANCE = 2e-5;

	@ParameterizedTest
	@EnumSource
	void aPointIsDecodedAsPyTorchDoes(final TinyNetwork network) throws IOException, OrtException {
		final Prompts point = new Prompts(network, new float[][][]{{{20.5f, 31.25f, 1}, {0, 0, -1}}}, new boolean[1]);
		assertGolden(network, "point", decode(network, point));
		assertGolden(network, "point", decodeInTwoSteps(network, point));
	}

	@ParameterizedTest
	@EnumSource
	void aBoxWithAMaskIsDecodedAsPyTorchDoes(final TinyNetwork network) throws IOException, OrtException {
		final Prompts box = new Prompts(network, new float[][][]{{{40, 12, 0}, {5, 8.5f, 2}, {60, 51, 3}}},
				new boolean[]{true});
		assertGolden(network, "box-and-mask", decode(network, box));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 7, 64})
	void aBatchIsDecodedAsItsPromptsAre(final int size) throws IOException, OrtException {
		for (final TinyNetwork network : TinyNetwork.values()) {
			final Prompts prompts = Prompts.random(network, size, 3, new boolean[size]);
			final Map<String, NamedTensor> batch = decode(network, prompts);
			assertSame(published(network, prompts), batch);
			assertSame(decodeInTwoSteps(network, prompts), batch);
		}
	}

	@Test
	void aBatchMayHaveMasksForSomeOfItsPrompts() throws IOException, OrtException {
		final boolean[] masks = {false, true, true, false, true};
		for (final TinyNetwork network : TinyNetwork.values()) {
			final Prompts prompts = Prompts.random(network, masks.length, 2, masks);
			assertSame(published(network, prompts), decode(network, prompts));
		}
	}

	@Test
	void aMaskAloneNeedsNoPoint() throws IOException, OrtException {
		final Prompts prompts = Prompts.random(TinyNetwork.NARROW, 2, 1, new boolean[]{true, true});
		for (final float[][] points : prompts.points) points[0][2] = -1;
		assertSame(published(TinyNetwork.NARROW, prompts), decode(TinyNetwork.NARROW, prompts));
	}

	/** Prompts of equally many points, each x, y, label; and which have a mask. */
	private record Prompts(TinyNetwork network, float[][][] points, boolean[] masks) {

		static Prompts random(final TinyNetwork network, final int size, final int pointsEach, final boolean[] masks) {
			final Random random = new Random(size);
			final float[][][] points = new float[size][pointsEach][];
			for (final float[][] prompt : points)
				for (int i = 0; i < pointsEach; i++)
					prompt[i] = new float[]{random.nextFloat() * network.imageSize,
							random.nextFloat() * network.imageSize,
							random.nextInt(5) - 1};
			return new Prompts(network, points, masks);
		}

		Prompts only(final int index) {
			return new Prompts(network, new float[][][]{points[index]}, new boolean[]{masks[index]});
		}

		int size() {
			return points.length;
		}

		NamedTensor[] coordsAndLabels() {
			final int each = points[0].length;
			final float[] coords = new float[2 * each * size()];
			final float[] labels = new float[each * size()];
			for (int i = 0; i < labels.length; i++) {
				final float[] point = points[i / each][i % each];
				coords[2 * i] = point[0];
				coords[2 * i + 1] = point[1];
				labels[i] = point[2];
			}
			return new NamedTensor[]{NamedTensor.of("point_coords", coords, size(), each, 2),
					NamedTensor.of("point_labels",
							labels, size(), each)};
		}

		NamedTensor[] maskInputs() {
			final int edge = 4 * network.grid();
			final float[] logits = new float[size() * edge * edge];
			// The same for all, so that a prompt alone has the mask that it has in a batch.
			for (int i = 0; i < size(); i++)
				System.arraycopy(Golden.mask(edge), 0, logits, i * edge * edge, edge * edge);
			final float[] given = new float[size()];
			for (int i = 0; i < size(); i++) given[i] = masks[i] ? 1 : 0;
			return new NamedTensor[]{NamedTensor.of("mask_input", logits, size(), 1, edge, edge), NamedTensor.of(
					"has_mask_input", given, size())};
		}
	}

	private static void assertGolden(final TinyNetwork network, final String prompt,
			final Map<String, NamedTensor> found) throws IOException {
		final float[] golden = network.golden(prompt);
		final int masks = found.get("iou_predictions").values().length;
		final int logits = found.get("low_res_masks").values().length;
		assertArrayEquals(new long[]{1, masks, 4 * network.grid(), 4 * network.grid()},
				found.get("low_res_masks").shape());
		found.get("iou_predictions").assertClose(Arrays.copyOfRange(golden, 0, masks), TOLERANCE);
		found.get("low_res_masks").assertClose(Arrays.copyOfRange(golden, masks, masks + logits), TOLERANCE);
	}

	private static void assertSame(final Map<String, NamedTensor> expected, final Map<String, NamedTensor> found) {
		for (final String name : List.of("iou_predictions", "low_res_masks")) {
			assertArrayEquals(expected.get(name).shape(), found.get(name).shape());
			found.get(name).assertClose(expected.get(name).values(), TOLERANCE);
		}
	}

	private static Map<String, NamedTensor> decode(final TinyNetwork network, final Prompts prompts) throws IOException,
			OrtException {
		return NamedTensor.run(file(network, OurForm::addDecoder),
				inputs(image(network), prompts.coordsAndLabels(), prompts
						.maskInputs()));
	}

	private static Map<String, NamedTensor> decodeInTwoSteps(final TinyNetwork network, final Prompts prompts)
			throws IOException, OrtException {
		final Map<String, NamedTensor> tensors = new HashMap<>(
				NamedTensor.run(file(network, OurForm::addScores), inputs(
						image(network), prompts.coordsAndLabels())));
		final NamedTensor ious = tensors.remove("iou_predictions");
		final Map<String, NamedTensor> masks = NamedTensor.run(file(network, OurForm::addMasks), inputs(image(network),
				tensors.values().toArray(NamedTensor[]::new)));
		return Map.of("iou_predictions", ious, "low_res_masks", masks.get("low_res_masks"));
	}

	/** The prompts one by one through the published form. */
	private static Map<String, NamedTensor> published(final TinyNetwork network, final Prompts prompts)
			throws IOException,
			OrtException {
		final Weights weights = Weights.of(network.read());
		final Graph graph = new Graph("published");
		new PublishedForm(graph, weights, DecoderSizes.of(weights), network.imageSize).addDecoder(false);
		final List<NamedTensor[]> calls = new ArrayList<>();
		for (int i = 0; i < prompts.size(); i++)
			calls.add(inputs(image(network), prompts.only(i).coordsAndLabels(), prompts.only(i).maskInputs(),
					new NamedTensor[]{NamedTensor.of("orig_im_size", new float[]{8, 8}, 2)}));
		final List<Map<String, NamedTensor>> each = NamedTensor.runEach(graph.toBytes(), calls);
		return Map.of("iou_predictions", join("iou_predictions", each), "low_res_masks", join("low_res_masks", each));
	}

	private static NamedTensor join(final String name, final List<Map<String, NamedTensor>> each) {
		final float[] first = each.get(0).get(name).values();
		final float[] all = new float[first.length * each.size()];
		for (int i = 0; i < each.size(); i++)
			System.arraycopy(each.get(i).get(name).values(), 0, all, i * first.length, first.length);
		final long[] shape = each.get(0).get(name).shape().clone();
		shape[0] = each.size();
		return NamedTensor.of(name, all, shape);
	}

	private static NamedTensor[] inputs(final NamedTensor[]... groups) {
		return Stream.of(groups).flatMap(Stream::of).toArray(NamedTensor[]::new);
	}

	/** What our encoder gives. */
	private static NamedTensor[] image(final TinyNetwork network) throws IOException, OrtException {
		return NamedTensor.run(file(network, OurForm::addEncoder), network.image()).values()
				.toArray(NamedTensor[]::new);
	}

	private static byte[] file(final TinyNetwork network, final BiConsumer<OurForm, Graph> part) throws IOException {
		final Weights weights = Weights.of(network.read());
		final Graph graph = new Graph("part");
		part.accept(new OurForm(weights, EncoderSizes.of(weights, network.imageSize), DecoderSizes.of(weights)), graph);
		return graph.toBytes();
	}
}
