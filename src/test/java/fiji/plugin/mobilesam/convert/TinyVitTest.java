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
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.onnxruntime.OrtException;
import fiji.plugin.mobilesam.onnx.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedding of ONNX Runtime against that of PyTorch. */
class TinyVitTest {

	/** Of the embedding's range. Rounding alone makes some 1e-6; the largest that masks do not show is 2e-4. */
	private static final double TOLERANCE = 2e-5;

	@ParameterizedTest
	@EnumSource
	void embedsAnImageAsPyTorchDoes(final TinyNetwork network) throws IOException, OrtException {
		final NamedTensor embedding = embed(network, Graph.DEFAULT_OPSET);
		assertArrayEquals(new long[]{1, network.channels, network.grid(), network.grid()}, embedding.shape());
		embedding.assertClose(network.golden("embedding"), TOLERANCE);
	}

	@ParameterizedTest
	@MethodSource("opsets")
	void embedsTheSameInEveryOpset(final int opset) throws IOException, OrtException {
		embed(TinyNetwork.NARROW, opset).assertClose(TinyNetwork.NARROW.golden("embedding"), TOLERANCE);
	}

	private static Stream<Integer> opsets() {
		return IntStream.rangeClosed(Graph.MIN_OPSET, Graph.MAX_OPSET).boxed();
	}

	private static NamedTensor embed(final TinyNetwork network, final int opset) throws IOException, OrtException {
		final Weights weights = Weights.of(network.read());
		final Graph graph = new Graph("encoder", opset);
		graph.output("embedding", new TinyVit(graph, weights, EncoderSizes.of(weights, network.imageSize)).embed(graph
				.input("image", 1, 3, network.imageSize, network.imageSize)));
		return NamedTensor.run(graph.toBytes(), network.image()).get("embedding");
	}

	@Test
	void everySizeIsReadFromTheTensors() throws IOException {
		assertEquals(
				new EncoderSizes(80, List.of(12, 20, 18, 24), List.of(2, 1, 2, 1), List.of(4, 3, 2), List.of(5, 3, 2),
						32),
				EncoderSizes.of(Weights.of(TinyNetwork.ODD.read()), 80));
		assertEquals(new DecoderSizes(32, 2, 16, 40, 3, 20, 12, 4),
				DecoderSizes.of(Weights.of(TinyNetwork.ODD.read())));
	}
}
