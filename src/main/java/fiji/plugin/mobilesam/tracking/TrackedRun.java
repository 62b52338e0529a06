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

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.RunDescription;
import fiji.plugin.mobilesam.results.Statistics;

/**
 * What is logged of a run.
 *
 * @param experiment name of the experiment, which is made if there is none
 * @param name of the run
 * @param end when it ended
 * @param parameters by name
 * @param metrics by name; none is NaN
 * @param file the results file
 */
public record TrackedRun(String experiment, String name, Instant end, Map<String, String> parameters,
		Map<String, Double> metrics, Path file) {

	/** What MLflow does not take in names; it takes letters, digits, these and spaces. */
	private static final String OTHER_CHARACTERS = "[^A-Za-z0-9_./ -]";
	/** The longest value that servers of any age take. */
	private static final int LONGEST_VALUE = 500;

	public TrackedRun {
		parameters = Map.copyOf(parameters);
		metrics = Map.copyOf(metrics);
	}

	/**
	 * The attributes of a run as parameters; the number of masks, statistics of area and scores, and the seconds of each
	 * phase as metrics.
	 *
	 * @param planes of the results file
	 */
	public static TrackedRun of(final String experiment, final String name, final RunDescription run,
			final List<? extends ResultPlane> planes, final Path file) {
		final Map<String, String> parameters = new LinkedHashMap<>();
		run.attributes().asMap().forEach((key, value) -> parameters.put(clean(key), shortened(value.toString())));
		parameters.put("image_path", shortened(run.imagePath()));
		parameters.put("model_type", run.modelType());
		parameters.put("checkpoint", shortened(run.checkpoint()));
		parameters.put("device", run.device());
		final Map<String, Double> metrics = new LinkedHashMap<>();
		metrics.put("num_masks", (double) planes.stream().mapToInt(plane -> plane.entries().size()).sum());
		for (final MaskKey key : MaskKey.values()) {
			final Statistics statistics = Statistics.of(planes, key);
			metrics.put(key + "_mean", statistics.mean());
			metrics.put(key + "_median", statistics.median());
			metrics.put(key + "_std", statistics.std());
		}
		for (final Performance.Phase phase : run.performance())
			metrics.put(clean("seconds " + phase.name()), phase
					.seconds());
		metrics.values().removeIf(value -> Double.isNaN(value));
		return new TrackedRun(experiment, name, run.creationTime(), parameters, metrics, file);
	}

	private static String clean(final String name) {
		return name.replaceAll(OTHER_CHARACTERS, "_");
	}

	private static String shortened(final String value) {
		return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
	}
}
