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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OrtException;
import fiji.plugin.mobilesam.onnx.Graph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our files for a network of MobileSAM's own sizes against PyTorch. */
class OfficialSizeTest {

	/** Of the range of embedding and logits; rounding alone makes some 1e-6, masks do not show 2e-4. */
	private static final double TOLERANCE = 2e-5;
	private static final float IOU_TOLERANCE = 1e-5f;
	private static final int MASKS = 4;
	private static final int LOW_RES = 256 * 256;

	/** The prompts of {@code make_official.py}: x, y, label. */
	private static final Map<String, float[][]> PROMPTS = Map.of("points", new float[][]{{500.5f, 375.25f, 1},
			{900, 20, 0}, {0, 0, -1}}, "box", new float[][]{{100, 200, 2}, {812.5f, 700, 3}}, "box-and-points",
			new float[][]{{420, 300, 1}, {640, 333.5f, 0}, {100, 200, 2}, {812.5f, 700, 3}}, "mask",
			new float[][]{{420, 300, 1}, {0, 0, -1}});

	private static final Map<String, byte[]> FILES = new LinkedHashMap<>();
	private static Map<String, NamedTensor> image;

	@BeforeAll
	static void encode() throws IOException, OrtException {
		final Map<String, Graph> graphs = NetworkFiles.graphs(Weights.of(OfficialNetwork.tensors()),
				ConversionOptions.DEFAULTS);
		graphs.forEach((name, graph) -> FILES.put(name, graph.toBytes()));
		image = NamedTensor.run(FILES.get(NetworkFiles.ENCODER), Golden.image(ConversionOptions.DEFAULTS.imageSize()));
	}

	@Test
	void theEmbeddingIsThatOfPyTorch() throws IOException {
		final NamedTensor embedding = image.get("image_embeddings");
		assertArrayEquals(new long[]{1, 256, 64, 64}, embedding.shape());
		OfficialNetwork.sample(embedding, 0, embedding.values().length).assertClose(Golden.floats("official.embedding"),
				TOLERANCE);
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 7, 64})
	void promptsAreDecodedAsPyTorchDoesInABatchOf(final int size) throws IOException, OrtException {
		assertDecoded(size, false, "points", "box", "box-and-points");
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 7, 64})
	void masksAreDecodedAsPyTorchDoesInABatchOf(final int size) throws IOException, OrtException {
		assertDecoded(size, true, "mask");
	}

	private static void assertDecoded(final int size, final boolean withMask, final String... kinds)
			throws IOException, OrtException {
		final List<NamedTensor[]> calls = Arrays.stream(kinds).map(kind -> batch(PROMPTS.get(kind), size, withMask))
				.toList();
		final List<Map<String, NamedTensor>> found = NamedTensor.runEach(FILES.get(NetworkFiles.DECODER), calls);
		for (int i = 0; i < kinds.length; i++) assertLast(kinds[i], size, found.get(i));
	}

	/** Asserts that the last prompt of a batch is the golden one. */
	private static void assertLast(final String kind, final int size, final Map<String, NamedTensor> found)
			throws IOException {
		final float[] golden = Golden.floats("official." + kind);
		final int last = (size - 1) * MASKS;
		assertArrayEquals(Arrays.copyOf(golden, MASKS), Arrays.copyOfRange(found.get("iou_predictions").values(), last,
				last + MASKS), IOU_TOLERANCE, kind);
		OfficialNetwork.sample(found.get("low_res_masks"), last * LOW_RES, MASKS * LOW_RES).assertClose(Arrays
				.copyOfRange(golden, MASKS, golden.length), TOLERANCE);
	}

	/** A prompt behind others, which are the same but to the right of it, the more so the earlier they come. */
	private static NamedTensor[] batch(final float[][] prompt, final int size, final boolean withMask) {
		final int points = prompt.length;
		final float[] coords = new float[2 * size * points];
		final float[] labels = new float[size * points];
		for (int i = 0; i < labels.length; i++) {
			final float[] point = prompt[i % points];
			coords[2 * i] = point[0] + size - 1 - i / points;
			coords[2 * i + 1] = point[1];
			labels[i] = point[2];
		}
		final float[] masks = new float[size * LOW_RES];
		System.arraycopy(Golden.mask(256), 0, masks, (size - 1) * LOW_RES, LOW_RES);
		final float[] hasMask = new float[size];
		hasMask[size - 1] = withMask ? 1 : 0;
		final List<NamedTensor> inputs = new ArrayList<>(image.values());
		inputs.add(NamedTensor.of("point_coords", coords, size, points, 2));
		inputs.add(NamedTensor.of("point_labels", labels, size, points));
		inputs.add(NamedTensor.of("mask_input", masks, size, 1, 256, 256));
		inputs.add(NamedTensor.of("has_mask_input", hasMask, size));
		return inputs.toArray(NamedTensor[]::new);
	}
}
