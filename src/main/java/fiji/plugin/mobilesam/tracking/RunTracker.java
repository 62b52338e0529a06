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
package fiji.plugin.mobilesam.tracking;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Keeps a record of runs. */
public interface RunTracker {

	/**
	 * The tracker that an MLflow tracking URI names: a server by {@code http:} or {@code https:}, else a file store by
	 * {@code file:} or by its folder.
	 *
	 * @throws IOException if a server is meant and MLflow's client is not there
	 * @throws IllegalArgumentException if this is no such URI
	 */
	static RunTracker of(final String uri) throws IOException {
		if (uri.matches("(?i)https?:.*")) {
			try {
				return new MlflowServer(URI.create(uri));
			} catch (final NoClassDefFoundError e) {
				throw new IOException(
						uri + ": MLflow's client is not there; it belongs into lib-mlflow beside mobilesam.jar",
						e);
			}
		}
		if (uri.matches("(?i)file:.*")) return new FileStore(Path.of(URI.create(uri)));
		if (uri.matches("[A-Za-z][A-Za-z0-9+.-]+:.*"))
			throw new IllegalArgumentException(
					"'%s' is no tracking URI known; use http:, https:, file: or a folder".formatted(
							uri));
		return new FileStore(Path.of(uri));
	}

	/**
	 * Logs a run that is over.
	 *
	 * @throws IOException if it cannot be logged
	 */
	void log(TrackedRun run) throws IOException;
}
