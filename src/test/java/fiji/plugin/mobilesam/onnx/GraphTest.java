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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs are run by ONNX Runtime, which has the last word on what an operator does. */
class GraphTest {

	private static Stream<Integer> opsets() {
		return IntStream.rangeClosed(Graph.MIN_OPSET, Graph.MAX_OPSET).boxed();
	}

	@ParameterizedTest
	@MethodSource("opsets")
	void geluAndLayerNormalizationAreTheSameInEveryOpset(final int opset) throws OrtException {
		final Graph graph = new Graph("test", opset);
		final Value x = graph.input("x", ElementType.FLOAT, Shape.of(1, 4, 6));
		final Value normal = graph.layerNormalization(x, graph.vector(1, 1, 1, 1, 1, 2), graph.vector(0, 0, 0, 0, 0, 1),
				1e-5f);
		graph.output("y", graph.gelu(normal));
		final float[] y = run(graph, 1).data();
		// six consecutive numbers have mean 2.5 and variance 35/12; x Φ(x) of (0 - 2.5) / 1.7078 and 2 (2.5 / 1.7078) + 1
		assertEquals(-0.104838f, y[0], 1e-5f);
		assertEquals(3.927527f, y[5], 1e-5f);
	}

	@Test
	void constantsOfTheSameContentAreOneInitializer() {
		final Graph graph = new Graph("test");
		assertSame(graph.constant(2), graph.constant(2));
		assertSame(graph.indices(1, 2), graph.indices(1, 2));
	}

	@Test
	void aWeightNameStandsForOneContent() {
		final Graph graph = new Graph("test");
		final Value w = graph.weight("w", new float[]{1, 2}, 2);
		assertSame(w, graph.weight("w", new float[]{1, 2}, 2));
		assertThrows(IllegalArgumentException.class, () -> graph.weight("w", new float[]{1, 3}, 2));
	}

	@Test
	void theSameCallsMakeTheSameBytes() {
		assertArrayEquals(small().toBytes(), small().toBytes());
	}

	private static Graph small() {
		final Graph graph = new Graph("test");
		graph.producer("here", "1");
		graph.metadata("b", "2");
		graph.metadata("a", "1");
		graph.output("y", graph.gelu(graph.input("x", 2, 3)));
		return graph;
	}

	@Test
	void anInputCanBeAnOutputAndAValueTwoOutputs() throws OrtException {
		final Graph graph = new Graph("test");
		final Value x = graph.input("x", 1, 4, 6);
		final Value y = graph.relu(x);
		graph.output("same", x);
		graph.output("y", y);
		graph.output("again", y);
		assertEquals(24, run(graph, 1).data()[23] + 1);
	}

	@Test
	void whatDoesNotFitIsNamedWithItsShapes() {
		final Graph graph = new Graph("test");
		final Value x = graph.input("x", 1, 4, 6);
		for (final Runnable wrong : List.<Runnable>of(() -> graph.add(x, graph.vector(1, 2)),
				() -> graph.matMul(x, x), () -> graph.reshape(x, 5, -1), () -> graph.reshape(x, 1, 4, 5),
				() -> graph.transpose(x, 0, 0, 1), () -> graph.concat(0, x, graph.weight("w", new float[4], 1, 4)),
				() -> graph.slice(x, 1, 2, 5), () -> graph.skip(x, 1, 5), () -> graph.squeeze(x, 1),
				() -> graph.conv(x, x, null, Stride.ONE, Padding.NONE), () -> graph.expand(x, Dim.of(3), Dim.of(3)))) {
			final String message = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
			assertTrue(message.contains("[1, 4, 6]"), message);
		}
	}

	@Test
	void valuesOfAnotherGraphAreRefused() {
		final Value foreign = new Graph("other").input("x", 1);
		assertThrows(IllegalArgumentException.class, () -> new Graph("test").relu(foreign));
	}

	@ParameterizedTest
	@ValueSource(floats = {-1, 1})
	void theBranchOfTheConditionRuns(final float limit) throws OrtException {
		final Graph graph = new Graph("test");
		final Value x = graph.input("x", ElementType.FLOAT, Shape.of(Dim.symbol("n"), Dim.of(4), Dim.of(6)));
		final Value twice = graph.add(x, x);
		final Value condition = graph.less(graph.constant(0), graph.vector(limit));
		final List<Value> chosen = graph.choose(condition, () -> List.of(graph.mul(twice, twice)),
				() -> List.of(graph.add(
						twice, x)));
		graph.output("y", chosen.get(0));
		// The branches use a value that is an output, too.
		graph.output("twice", twice);
		final Result result = run(graph, 2);
		assertArrayEquals(new long[]{2, 4, 6}, result.shape());
		for (int i = 0; i < 48; i++) assertEquals(limit > 0 ? 4 * i * i : 3 * i, result.data()[i]);
	}

	@Test
	void whatABranchMakesIsNotSeenOutside() {
		final Graph graph = new Graph("test");
		final Value x = graph.input("x", 1, 4, 6);
		final List<Value> inside = new ArrayList<>();
		graph.choose(graph.equal(graph.vector(1), graph.vector(1)), () -> {
			inside.add(graph.relu(x));
			return inside;
		}, () -> List.of(graph.sqrt(x)));
		assertThrows(IllegalArgumentException.class, () -> graph.relu(inside.get(0)));
	}

	@Test
	void branchesThatDoNotFitEachOtherAreRefused() {
		final Graph graph = new Graph("test");
		final Value x = graph.input("x", 1, 4, 6);
		final Value condition = graph.equal(graph.vector(1), graph.vector(1));
		final String message = assertThrows(IllegalArgumentException.class, () -> graph.choose(condition, () -> List.of(
				graph.relu(x)), () -> List.of(graph.transpose(x, 0, 2, 1)))).getMessage();
		assertTrue(message.contains("[1, 4, 6]") && message.contains("[1, 6, 4]"), message);
		assertThrows(IllegalArgumentException.class, () -> graph.choose(condition, () -> List.of(x), () -> List.of(x)));
	}

	@Test
	void anAxisOfTwoSymbolsIsDividedAgain() throws OrtException {
		final Graph graph = new Graph("test");
		final Dim n = Dim.symbol("n");
		final Value x = graph.input("x", ElementType.FLOAT, Shape.of(n, Dim.of(4), Dim.of(6)));
		final Value folded = graph.reshape(graph.concat(1, x, x), 2, -1, 6);
		graph.output("y", graph.reshape(folded, Dim.of(2), n, Dim.of(4), Dim.of(6)));
		assertArrayEquals(new long[]{2, 5, 4, 6}, run(graph, 5).shape());
	}

	@Test
	void anOpsetOutsideTheRangeIsRefused() {
		assertEquals("opset must be from 11 to 21, got 10",
				assertThrows(IllegalArgumentException.class, () -> new Graph("test", 10)).getMessage());
	}

	private record Result(long[] shape, float[] data) {
	}

	/** Feeds x [n, 4, 6] = 0, 1, 2, ... and returns the first output. */
	private static Result run(final Graph graph, final long n) throws OrtException {
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		final float[] x = new float[(int) n * 24];
		for (int i = 0; i < x.length; i++) x[i] = i;
		try (OrtSession session = environment.createSession(graph.toBytes());
				OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x),
						new long[]{n, 4, 6});
				OrtSession.Result result = session.run(Map.of("x", input))) {
			final OnnxTensor output = (OnnxTensor) result.get(0);
			return new Result(output.getInfo().getShape(), output.getFloatBuffer().array());
		}
	}
}
