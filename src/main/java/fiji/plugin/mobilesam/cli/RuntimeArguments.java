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
package fiji.plugin.mobilesam.cli;

import java.io.IOException;
import java.io.PrintWriter;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.inference.Device;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import picocli.CommandLine.Option;

/** Where networks run. */
final class RuntimeArguments {

	/** More than any processor has; the runtime starts all of them for each network. */
	private static final int MOST_THREADS = 256;

	@Option(names = "--device", paramLabel = "cpu|cuda|tensorrt|coreml|auto", defaultValue = "cpu", description = "Where the networks run; what the machine lacks falls back to the CPU. Default: ${DEFAULT-VALUE}")
	private String device;

	@Option(names = "--threads", paramLabel = "N", description = "Threads of the networks. Default: all processors")
	private Integer threads;

	/**
	 * Loads a model; says why if it does not run where it was asked to.
	 *
	 * @param model id or folder
	 */
	MobileSam open(final String model, final PrintWriter err) throws IOException {
		final MobileSam sam = MobileSam.open(model, new RuntimeOptions(Device.named(device), threads()));
		sam.fallbackReason().ifPresent(reason -> Failures.report(err, reason));
		return sam;
	}

	/** Threads for networks and masks. */
	int threads() {
		if (threads == null) return Runtime.getRuntime().availableProcessors();
		if (threads < 1 || threads > MOST_THREADS)
			throw new IllegalArgumentException("--threads takes 1 to %d, got %d".formatted(MOST_THREADS, threads));
		return threads;
	}
}
