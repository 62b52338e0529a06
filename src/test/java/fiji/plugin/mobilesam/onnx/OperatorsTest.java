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
package fiji.plugin.mobilesam.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator in every opset: ONNX Runtime runs it, and makes the shape that the graph has computed. */
class OperatorsTest {

	private static final Map<String, BiFunction<Graph, Value, Value>> OPERATORS = new TreeMap<>();

	// over an input x [n, 4, 6]
	static {
		OPERATORS.put("add", (g, x) -> g.add(x, g.vector(1, 2, 3, 4, 5, 6)));
		OPERATORS.put("sub", (g, x) -> g.sub(x, g.constant(1)));
		OPERATORS.put("mul", (g, x) -> g.mul(x, x));
		OPERATORS.put("div", (g, x) -> g.div(x, g.constant(2)));
		OPERATORS.put("where less", (g, x) -> g.where(g.less(x, g.constant(7)), x, g.constant(0)));
		OPERATORS.put("cast equal", (g, x) -> g.cast(g.equal(x, g.constant(7)), ElementType.FLOAT));
		OPERATORS.put("relu", Graph::relu);
		OPERATORS.put("sin", Graph::sin);
		OPERATORS.put("cos", Graph::cos);
		OPERATORS.put("sqrt", Graph::sqrt);
		OPERATORS.put("exp", Graph::exp);
		OPERATORS.put("floor", Graph::floor);
		OPERATORS.put("gelu", Graph::gelu);
		OPERATORS.put("softmax", Graph::softmax);
		OPERATORS.put("matMul", (g, x) -> g.matMul(x, g.transpose(x, 0, 2, 1)));
		OPERATORS.put("conv", (g, x) -> g.conv(image(g, x), zeros(g, 8, 3, 3, 3), zeros(g, 8), Stride.of(2),
				Padding.of(1)));
		OPERATORS.put("depthwise conv", (g, x) -> g.conv(image(g, x), zeros(g, 6, 1, 3, 2), null, Stride.ONE,
				new Padding(1, 0, 1, 1)));
		OPERATORS.put("convTranspose", (g, x) -> g.convTranspose(image(g, x), zeros(g, 6, 5, 2, 2), zeros(g, 5),
				Stride.of(2)));
		OPERATORS.put("layerNormalization", (g, x) -> g.layerNormalization(x, g.vector(1, 2, 3, 4, 5, 6), zeros(g, 6),
				1e-5f));
		OPERATORS.put("reduceMean", (g, x) -> g.reduceMean(x, true, -1));
		OPERATORS.put("reduceMax", (g, x) -> g.reduceMax(x, false, 1, 2));
		OPERATORS.put("reduceSum", (g, x) -> g.reduceSum(x, false, 1));
		OPERATORS.put("reduceSumSquare", (g, x) -> g.reduceSumSquare(x, true, 2));
		OPERATORS.put("argMax", (g, x) -> g.cast(g.argMax(x, 1), ElementType.FLOAT));
		OPERATORS.put("transpose", (g, x) -> g.transpose(x, 1, 2, 0));
		OPERATORS.put("reshape", (g, x) -> g.reshape(x, 0, -1, 3));
		OPERATORS.put("reshape merging", (g, x) -> g.reshape(x, -1, 12));
		OPERATORS.put("reshape to sizes", (g, x) -> g.reshape(x, Dim.of(2), x.dim(0), Dim.of(12)));
		OPERATORS.put("unsqueeze", (g, x) -> g.unsqueeze(x, 0, -1));
		OPERATORS.put("squeeze", (g, x) -> g.squeeze(g.unsqueeze(x, 1), 1));
		OPERATORS.put("expand", (g, x) -> g.expand(g.vector(1, 2, 3, 4, 5, 6), x.dim(0), Dim.of(6)));
		OPERATORS.put("expand to a sum", (g, x) -> g.expand(g.constant(1), x.dim(0).times(Dim.of(2)).plus(Dim.of(3)),
				Dim.of(2)));
		OPERATORS.put("slice", (g, x) -> g.slice(x, 1, 1, 3));
		OPERATORS.put("skip", (g, x) -> g.skip(x, 2, 5));
		OPERATORS.put("skip of a sum", (g, x) -> g.skip(g.concat(0, x, zeros(g, 2, 4, 6)), 0, 2));
		OPERATORS.put("concat", (g, x) -> g.concat(0, x, zeros(g, 2, 4, 6)));
		OPERATORS.put("gather", (g, x) -> g.gather(x, g.indices(3, 0), 1));
		OPERATORS.put("resizeBilinear", (g, x) -> g.resizeBilinear(g.unsqueeze(x, 1), g.concat(0, g.size(x.dim(0)),
				g.indices(1, 8, 9)), Shape.of(x.dim(0), Dim.of(1), Dim.of(8), Dim.of(9))));
	}

	/** The numbers as an image of 6 channels, [n, 6, 2, 2]. */
	private static Value image(final Graph graph, final Value x) {
		return graph.reshape(graph.transpose(x, 0, 2, 1), 0, 6, 2, 2);
	}

	private static Value zeros(final Graph graph, final long... sizes) {
		final int count = (int) Shape.of(sizes).size().fixed().getAsLong();
		return graph.weight("zeros" + Shape.of(sizes), new float[count], sizes);
	}

	private static Stream<Integer> opsets() {
		return IntStream.rangeClosed(Graph.MIN_OPSET, Graph.MAX_OPSET).boxed();
	}

	@ParameterizedTest
	@MethodSource("opsets")
	void everyOperatorRunsAndMakesTheShapeThatTheGraphSays(final int opset) throws OrtException {
		for (final Map.Entry<String, BiFunction<Graph, Value, Value>> operator : OPERATORS.entrySet()) {
			final Graph graph = new Graph("test", opset);
			final Value x = graph.input("x", ElementType.FLOAT, Shape.of(Dim.symbol("n"), Dim.of(4), Dim.of(6)));
			final Value y = operator.getValue().apply(graph, x);
			graph.output("y", y);
			for (final int n : new int[]{1, 3})
				assertArrayEquals(at(n, y.shape()), shapeOfOutput(graph, n), operator.getKey() + " of n = " + n);
		}
	}

	/** A shape once the symbol n is known. */
	private static long[] at(final long n, final Shape shape) {
		return shape.dims().stream().mapToLong(d -> d.terms().entrySet().stream()
				.mapToLong(t -> t.getValue() * (t.getKey().isEmpty() ? 1 : n)).sum()).toArray();
	}

	private static long[] shapeOfOutput(final Graph graph, final int n) throws OrtException {
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession session = environment.createSession(graph.toBytes());
				OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.allocate(n * 24), new long[]{n, 4, 6});
				OrtSession.Result result = session.run(Map.of("x", x))) {
			return ((OnnxTensor) result.get(0)).getInfo().getShape();
		}
	}
}
