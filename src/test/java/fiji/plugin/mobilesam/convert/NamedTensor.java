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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** A float tensor that goes into a network or comes out of it. */
record NamedTensor(String name, float[] values, long[] shape) {

	static NamedTensor of(final String name, final float[] values, final long... shape) {
		return new NamedTensor(name, values, shape);
	}

	/** Runs a model in ONNX Runtime; outputs by their names. Tensors that the model does not take are left out. */
	static Map<String, NamedTensor> run(final byte[] model, final NamedTensor... inputs) throws OrtException {
		return runEach(model, List.<NamedTensor[]>of(inputs)).get(0);
	}

	/** The same for several calls. */
	static List<Map<String, NamedTensor>> runEach(final byte[] model, final List<NamedTensor[]> calls)
			throws OrtException {
		final List<Map<String, NamedTensor>> outputs = new ArrayList<>();
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			// Threads that wait for each other make small networks slow, the more so on a busy machine.
			options.setIntraOpNumThreads(1);
			try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model, options)) {
				for (final NamedTensor[] inputs : calls) outputs.add(run(session, inputs));
			}
		}
		return outputs;
	}

	private static Map<String, NamedTensor> run(final OrtSession session, final NamedTensor... inputs)
			throws OrtException {
		final Map<String, OnnxTensor> fed = new HashMap<>();
		try {
			for (final NamedTensor input : inputs)
				if (session.getInputNames().contains(input.name))
					fed.put(input.name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(
							input.values), input.shape));
			final Map<String, NamedTensor> outputs = new LinkedHashMap<>();
			try (OrtSession.Result result = session.run(fed)) {
				result.forEach(entry -> {
					final OnnxTensor tensor = (OnnxTensor) entry.getValue();
					outputs.put(entry.getKey(), of(entry.getKey(), tensor.getFloatBuffer().array(), tensor.getInfo()
							.getShape()));
				});
			}
			return outputs;
		} finally {
			fed.values().forEach(OnnxTensor::close);
		}
	}

	/** Asserts that no number differs by more than a part of the range of the expected ones. */
	void assertClose(final float[] expected, final double tolerance) {
		assertEquals(expected.length, values.length, name + Arrays.toString(shape));
		final DoubleStream numbers = IntStream.range(0, expected.length).mapToDouble(i -> expected[i]);
		final var range = numbers.summaryStatistics();
		final double most = tolerance * (range.getMax() - range.getMin());
		for (int i = 0; i < expected.length; i++) {
			final int at = i;
			assertTrue(Math.abs(values[i] - expected[i]) <= most,
					() -> "%s[%d] is %g, expected %g within %g".formatted(name,
							at, values[at], expected[at], most));
		}
	}
}
