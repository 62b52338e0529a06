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
import java.nio.file.Path;

import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.tracking.RunTracker;
import fiji.plugin.mobilesam.tracking.TrackedRun;
import picocli.CommandLine.Option;

/** Whether and where runs are logged. */
final class TrackingArguments {

	@Option(names = "--mlflow", paramLabel = "URI", description = "Log parameters, metrics and the results file of each image to MLflow: a server (http://...) or a folder for its file store")
	private String uri;

	@Option(names = "--mlflow-experiment", paramLabel = "NAME", defaultValue = "mobilesam", description = "Default: ${DEFAULT-VALUE}")
	private String experiment;

	@Option(names = "--mlflow-run", paramLabel = "NAME", description = "Default: the name of the image")
	private String name;

	/** Whether anything is logged. */
	boolean isAsked() {
		return uri != null;
	}

	/**
	 * Logs a run, if that is asked for.
	 *
	 * @param file its results
	 * @throws IOException if it cannot be logged
	 */
	void log(final Path file) throws IOException {
		if (!isAsked()) return;
		try (ResultsFile results = ResultsFile.open(file)) {
			RunTracker.of(uri)
					.log(TrackedRun.of(experiment, name == null ? ImageFolder.stem(file) : name, results.run(),
							results.planes(), file));
		}
	}
}
