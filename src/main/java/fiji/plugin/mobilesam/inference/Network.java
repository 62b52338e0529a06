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

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.RunOptions;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * An ONNX file, opened. May be run from several threads at once. It may be closed at any time: calls that run finish,
 * and the last one frees the native memory.
 */
final class Network implements AutoCloseable {

	private final String name;
	private final Device device;
	private final OrtEnvironment environment;
	private final OrtSession session;
	private final Map<String, TensorSpec> inputs;
	private final Map<String, TensorSpec> outputs;
	private final OutputShapes shapes = new OutputShapes();
	private final UseCount uses;

	/** @param session becomes this object's */
	Network(final String name, final Device device, final OrtEnvironment environment, final OrtSession session)
			throws OrtException {
		this.name = name;
		this.device = device;
		this.environment = environment;
		this.session = session;
		inputs = specs(session.getInputInfo());
		outputs = specs(session.getOutputInfo());
		uses = new UseCount(name, this::closeSession);
	}

	private static Map<String, TensorSpec> specs(final Map<String, NodeInfo> nodes) {
		final Map<String, TensorSpec> specs = new LinkedHashMap<>();
		nodes.forEach((key, node) -> specs.put(key, TensorSpec.of(node)));
		return specs;
	}

	/** The file, for errors. */
	String name() {
		return name;
	}

	/** An output of the file, for errors. */
	String nameOf(final String output) {
		return name + ": " + output;
	}

	/** Where it runs. */
	Device device() {
		return device;
	}

	/** By name, in the order of the file. */
	Map<String, TensorSpec> inputs() {
		return inputs;
	}

	/** By name, in the order of the file. */
	Map<String, TensorSpec> outputs() {
		return outputs;
	}

	/** Names, types and shapes, for errors. */
	String signature() {
		return "%s -> %s".formatted(list(inputs.values()), list(outputs.values()));
	}

	private static String list(final Collection<TensorSpec> specs) {
		return specs.stream().map(TensorSpec::toString).collect(Collectors.joining(", "));
	}

	/**
	 * One call.
	 *
	 * @param given all inputs by name
	 * @param wanted names of outputs
	 * @param batch first side of outputs that leave it open
	 * @param memory where outputs go: directly, but for the first call of its kind where the file leaves a shape open
	 * @param progress asked while the call runs
	 * @return the outputs wanted, by name
	 * @throws CancellationException when stopped by {@code progress}
	 * @throws IllegalStateException if the network is closed
	 */
	Map<String, FloatTensor> run(final Map<String, FloatTensor> given, final Collection<String> wanted,
			final int batch, final Memory memory, final Progress progress) throws InferenceException {
		uses.acquire();
		try (Cancellation cancellation = Cancellation.watch(progress)) {
			try {
				return call(given, wanted, batch, memory, cancellation.options());
			} catch (final OrtException e) {
				if (!cancellation.isStopped()) throw e;
				progress.checkCanceled();
				throw new CancellationException("stopped while " + name + " ran");
			}
		} catch (final OrtException e) {
			throw new InferenceException(name, "the network failed", e);
		} finally {
			uses.release();
		}
	}

	private Map<String, FloatTensor> call(final Map<String, FloatTensor> given, final Collection<String> wanted,
			final int batch, final Memory memory, final RunOptions options) throws OrtException {
		final Map<String, FloatTensor> results = new HashMap<>();
		final Map<String, OnnxTensor> in = new HashMap<>();
		final Map<String, OnnxTensor> out = new HashMap<>();
		final Set<String> copied = new HashSet<>();
		try {
			for (final Map.Entry<String, FloatTensor> input : given.entrySet())
				in.put(input.getKey(), tensor(input.getValue(), inputs.get(input.getKey())));
			for (final String output : wanted) {
				final TensorSpec spec = outputs.get(output);
				final Optional<long[]> shape = shapes.of(spec, batch, given);
				if (shape.isEmpty()) {
					copied.add(output);
					continue;
				}
				final FloatTensor target = memory.take(shape.get());
				results.put(output, target);
				out.put(output, tensor(target, spec));
			}
			try (Result result = session.run(in, copied, out, options)) {
				for (final String output : copied) {
					final FloatTensor copy = copy((OnnxTensor) result.get(output).get(), memory);
					shapes.learn(outputs.get(output), given, copy.shape());
					results.put(output, copy);
				}
			}
			return results;
		} finally {
			in.values().forEach(OnnxTensor::close);
			out.values().forEach(OnnxTensor::close);
		}
	}

	/** Over the same memory, but for a network that takes bytes. */
	private OnnxTensor tensor(final FloatTensor values, final TensorSpec spec) throws OrtException {
		if (spec.type() != OnnxJavaType.UINT8)
			return OnnxTensor.createTensor(environment, values.data(), values.shape());
		final ByteBuffer bytes = ByteBuffer.allocateDirect(values.data().capacity());
		for (int i = 0; i < bytes.capacity(); i++) bytes.put(i, (byte) Math.round(values.data().get(i)));
		return OnnxTensor.createTensor(environment, bytes, values.shape(), OnnxJavaType.UINT8);
	}

	private static FloatTensor copy(final OnnxTensor tensor, final Memory memory) {
		final FloatBuffer values = tensor.getFloatBuffer();
		final FloatTensor copy = memory.take(tensor.getInfo().getShape());
		copy.data().put(0, values, 0, values.capacity());
		return copy;
	}

	/** Closing twice does nothing. */
	@Override
	public void close() {
		uses.close();
	}

	private void closeSession() {
		try {
			session.close();
		} catch (final OrtException e) {
			throw new IllegalStateException(name, e);
		}
	}
}
