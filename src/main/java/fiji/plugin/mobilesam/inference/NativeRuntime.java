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

import java.util.concurrent.CancellationException;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/** The native library of ONNX Runtime, loaded on first use. */
final class NativeRuntime {

	/** What the runtime would print on standard error, it also throws. */
	static final OrtLoggingLevel SILENT = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

	/** Why it could not be loaded; Java says it the first time only. */
	private static String failure;

	private NativeRuntime() {
	}

	/**
	 * The environment that all of this Java has in common; another plugin may have made it.
	 *
	 * @throws InferenceException if there is no native library for this machine, or it cannot be loaded
	 * @throws CancellationException if Java is ending, when it can no longer be loaded
	 */
	static synchronized OrtEnvironment environment() throws InferenceException {
		if (failure == null) {
			try {
				return OrtEnvironment.getEnvironment(SILENT, "mobilesam");
			} catch (final IllegalStateException e) {
				throw new CancellationException("stopped before ONNX Runtime was loaded: " + e.getMessage());
			} catch (LinkageError | RuntimeException e) {
				final Throwable root = rootOf(e);
				failure = root.getClass().getSimpleName() + ": " + root.getMessage();
			}
		}
		throw new InferenceException("ONNX Runtime",
				"the native library cannot be loaded on %s, %s (%s); there is one for Linux and macOS on 64-bit x86 and ARM, and for Windows on 64-bit x86"
						.formatted(System.getProperty("os.name"), System.getProperty("os.arch"), failure));
	}

	private static Throwable rootOf(final Throwable thrown) {
		Throwable root = thrown;
		while (root.getCause() != null) root = root.getCause();
		return root;
	}
}
