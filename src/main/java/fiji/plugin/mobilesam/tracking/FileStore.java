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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import com.google.gson.Gson;

/**
 * A folder {@code mlruns} as MLflow itself keeps one: a folder for each experiment, in it one for each run, each with a
 * {@code meta.yaml}; parameters and tags are files with their value, metrics files with time, value and step.
 */
final class FileStore implements RunTracker {

	private static final String META = "meta.yaml";
	/** The state of a run that ended well, as the store numbers it. */
	private static final int FINISHED = 3;
	/** Texts in YAML may be written as JSON strings. */
	private static final Gson QUOTES = new Gson();

	private final Path folder;

	FileStore(final Path folder) {
		this.folder = folder.toAbsolutePath();
	}

	@Override
	public void log(final TrackedRun run) throws IOException {
		final Path experiment = experiment(run.experiment());
		final String id = UUID.randomUUID().toString().replace("-", "");
		final Path place = experiment.resolve(id);
		for (final String part : List.of("params", "metrics", "tags", "artifacts"))
			Files.createDirectories(place.resolve(part));
		final long time = run.end().toEpochMilli();
		for (final Map.Entry<String, String> parameter : run.parameters().entrySet())
			write(place.resolve("params").resolve(parameter.getKey()), parameter.getValue());
		for (final Map.Entry<String, Double> metric : run.metrics().entrySet())
			write(place.resolve("metrics").resolve(metric.getKey()), time + " " + metric.getValue() + " 0\n");
		write(place.resolve("tags").resolve("mlflow.runName"), run.name());
		Files.copy(run.file(), place.resolve("artifacts").resolve(run.file().getFileName()));
		// Last, so that MLflow sees no run that is not whole.
		write(place.resolve(META), yaml(Map.of("artifact_uri", place.resolve("artifacts").toUri().toString(),
				"experiment_id", experiment.getFileName().toString(), "lifecycle_stage", "active", "run_id", id,
				"run_uuid",
				id, "run_name", run.name(), "user_id", System.getProperty("user.name"), "source_name", ""),
				Map.of(
						"start_time", time, "end_time", time, "status", (long) FINISHED, "source_type", 4L))
				+ "tags: []\n");
	}

	/** The folder of the experiment of that name; made if there is none. */
	private Path experiment(final String name) throws IOException {
		Files.createDirectories(folder);
		final String line = "name: " + QUOTES.toJson(name);
		try (Stream<Path> folders = Files.list(folder)) {
			for (final Path candidate : folders.sorted().toList()) {
				final Path meta = candidate.resolve(META);
				if (!Files.exists(meta)) continue;
				final List<String> lines = Files.readAllLines(meta);
				if (lines.contains(line) || lines.contains("name: " + name)) return candidate;
			}
		}
		final String id = Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000_000L,
				1_000_000_000_000_000_000L));
		final Path place = Files.createDirectory(folder.resolve(id));
		final long now = System.currentTimeMillis();
		write(place.resolve(META), yaml(Map.of("artifact_location", place.toUri().toString(), "experiment_id", id,
				"lifecycle_stage", "active", "name", name), Map.of("creation_time", now, "last_update_time", now)));
		return place;
	}

	private static String yaml(final Map<String, String> texts, final Map<String, Long> numbers) {
		final StringBuilder yaml = new StringBuilder();
		texts.forEach((key, value) -> yaml.append(key).append(": ").append(QUOTES.toJson(value)).append('\n'));
		numbers.forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
		return yaml.toString();
	}

	private static void write(final Path file, final String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}
}
