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
package fiji.plugin.mobilesam.benchmark;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import fiji.plugin.mobilesam.benchmark.Timing.Work;

/** A network in ONNX Runtime with nothing around it, and inputs for it. */
final class RawSession implements AutoCloseable {

	private final OrtSession session;
	private final Map<String, OnnxTensor> inputs = new HashMap<>();

	/**
	 * @param onnx the file
	 * @param threads of a call
	 * @param points of the only prompt
	 */
	RawSession(final Path onnx, final int threads, final int points) throws OrtException {
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		session = open(onnx, threads);
		final Random random = new Random(1);
		for (final String name : session.getInputNames()) {
			final long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
			int count = 1;
			for (int i = 0; i < shape.length; i++) {
				if (shape[i] < 0) shape[i] = i == 1 ? points : 1;
				count *= (int) shape[i];
			}
			final float[] values = new float[count];
			if (!name.equals("has_mask_input"))
				for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
			inputs.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
		}
	}

	/** A network with the settings that the engine gives its own. */
	static OrtSession open(final Path onnx, final int threads) throws OrtException {
		try (SessionOptions options = new SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			return OrtEnvironment.getEnvironment().createSession(onnx.toString(), options);
		}
	}

	/** A call that asks for some of the outputs. */
	Work call(final Set<String> outputs) {
		return () -> session.run(inputs, outputs).close();
	}

	/** A call that asks for all outputs. */
	Work call() {
		return call(session.getOutputNames());
	}

	@Override
	public void close() throws OrtException {
		inputs.values().forEach(OnnxTensor::close);
		session.close();
	}
}
