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

import java.util.Objects;

/**
 * How networks run.
 *
 * @param device where; the CPU takes over where it does not work
 * @param threads of the CPU that one call may use, at least 1
 */
public record RuntimeOptions(Device device, int threads) {

	/** The CPU with all its processors. */
	public static final RuntimeOptions DEFAULT = new RuntimeOptions(Device.CPU,
			Runtime.getRuntime().availableProcessors());

	/** @throws IllegalArgumentException if there is no thread */
	public RuntimeOptions {
		Objects.requireNonNull(device, "device");
		if (threads < 1) throw new IllegalArgumentException("expected at least 1 thread, got " + threads);
	}

	/** The same on another device. */
	public RuntimeOptions withDevice(final Device other) {
		return new RuntimeOptions(other, threads);
	}

	/** The same with another number of threads. */
	public RuntimeOptions withThreads(final int number) {
		return new RuntimeOptions(device, number);
	}
}
