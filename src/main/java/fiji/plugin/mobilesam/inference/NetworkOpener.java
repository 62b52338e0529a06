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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.onnx.OnnxCheck;

/** Opens the networks of one model on the device asked for, or on the CPU where that does not work. */
final class NetworkOpener {

	/**
	 * Whether the runtime's threads wait by running in circles. They then take the processor from whoever scores masks
	 * between two calls, and from the other networks' threads.
	 */
	private static final String SPINNING = "session.intra_op.allow_spinning";

	private final RuntimeOptions options;
	private final OrtEnvironment environment;
	private final List<Network> opened = new ArrayList<>();
	private String fallbackReason;

	/** @throws InferenceException if there is no native runtime for this machine */
	NetworkOpener(final RuntimeOptions options) throws InferenceException {
		this.options = options;
		environment = NativeRuntime.environment();
	}

	/** Why a device other than the one asked for is used, one line. */
	Optional<String> fallbackReason() {
		return Optional.ofNullable(fallbackReason);
	}

	/** Closes all networks that were opened, when the model cannot be completed. */
	void closeAll() {
		opened.forEach(Network::close);
	}

	/**
	 * A file of a model folder.
	 *
	 * @throws IOException if it is not the file meant or no network that the runtime can run
	 */
	Network open(final ModelFolder folder, final ModelFile file) throws IOException {
		return open(folder.nameOf(file.file()), folder.read(file), options.threads());
	}

	/**
	 * A file of a model folder, whose calls keep to the thread that makes them.
	 *
	 * @throws IOException if it is not the file meant or no network that the runtime can run
	 */
	Network openForOneThread(final ModelFolder folder, final ModelFile file) throws IOException {
		return open(folder.nameOf(file.file()), folder.read(file), 1);
	}

	/**
	 * @param name of the file, for errors
	 * @param onnx its bytes
	 * @throws InferenceException if it is no network that the runtime can run
	 */
	Network open(final String name, final byte[] onnx) throws InferenceException {
		return open(name, onnx, options.threads());
	}

	private Network open(final String name, final byte[] onnx, final int threads) throws InferenceException {
		try {
			OnnxCheck.check(onnx);
		} catch (final IllegalArgumentException e) {
			throw new InferenceException(name, e.getMessage());
		}
		final List<String> refused = new ArrayList<>();
		for (final Device device : candidates()) {
			try {
				return open(name, onnx, threads, device);
			} catch (final OrtException e) {
				refused.add(
						"%s is not available (%s)".formatted(device.key(), InferenceException.brief(e)));
			}
		}
		try {
			final Network network = open(name, onnx, threads, Device.CPU);
			if (!refused.isEmpty() && options.device() != Device.AUTO && fallbackReason == null)
				fallbackReason = "%s; running on cpu".formatted(String.join(", ", refused));
			return network;
		} catch (final OrtException e) {
			throw new InferenceException(name, "cannot be loaded as an ONNX network", e);
		}
	}

	private List<Device> candidates() {
		return switch (options.device()) {
			case CPU -> List.of();
			case AUTO -> List.of(Device.CUDA, Device.COREML);
			default -> List.of(options.device());
		};
	}

	private Network open(final String name, final byte[] onnx, final int threads, final Device device)
			throws OrtException {
		try (SessionOptions session = new SessionOptions()) {
			session.setIntraOpNumThreads(threads);
			session.setSessionLogLevel(NativeRuntime.SILENT);
			session.addConfigEntry(SPINNING, "0");
			switch (device) {
				case CUDA -> session.addCUDA();
				case TENSORRT -> session.addTensorrt(0);
				case COREML -> session.addCoreML();
				default -> {
				}
			}
			final Network network = new Network(name, device, environment, environment.createSession(onnx, session));
			opened.add(network);
			return network;
		}
	}
}
