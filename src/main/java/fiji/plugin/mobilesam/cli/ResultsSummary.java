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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.results.Attributes;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.RunDescription;

/** What a results file says of its run, in words. */
final class ResultsSummary {

	private static final String CHECKSUM_PREFIX = "sha256_";

	private final ResultsFile results;
	private final RunDescription run;

	ResultsSummary(final ResultsFile results) {
		this.results = results;
		run = results.run();
	}

	/** Rows of a name and a value each, under a title; sections that would be empty are left out. */
	Map<String, List<List<String>>> sections() {
		final Map<String, List<List<String>>> sections = new LinkedHashMap<>();
		sections.put("Run", List.of(row("image", run.imagePath()), row("model", run.modelType()), row("checkpoint", run
				.checkpoint()), row("device", run.device()), row("created", run.creationTime().toString())));
		sections.put("Planes", results.planes().stream().map(ResultsSummary::plane).toList());
		sections.put("Parameters, as options of 'everything'", parameters());
		sections.put("Image, model and program", details());
		sections.put("Time and memory", run.performance().stream().map(ResultsSummary::phase).toList());
		sections.values().removeIf(List::isEmpty);
		return sections;
	}

	private static List<String> plane(final ResultPlane plane) {
		final List<String> facts = new ArrayList<>(List.of("%d masks".formatted(plane.entries().size()),
				"%d x %d pixels".formatted(plane.width(), plane.height())));
		plane.attributes().asMap().forEach((name, value) -> facts.add(words(name) + " " + text(value)));
		if (!plane.hasImage()) facts.add("without its image");
		return row("channel %d, slice %d, frame %d".formatted(plane.position().c(), plane.position().z(), plane
				.position().t()), String.join(", ", facts));
	}

	private List<List<String>> parameters() {
		final int prefix = RunDescription.AMG_PREFIX.length();
		return run.attributes().asMap().entrySet().stream().filter(entry -> isParameter(entry.getKey())).map(
				entry -> row("--" + entry.getKey().substring(prefix).replace('_', '-'), entry.getValue().toString()))
				.toList();
	}

	private List<List<String>> details() {
		return run.attributes().asMap().entrySet().stream().filter(entry -> !isParameter(entry.getKey())).map(
				entry -> row(words(entry.getKey()), text(entry.getValue()))).toList();
	}

	private static List<String> phase(final Performance.Phase phase) {
		return row(phase.name(),
				String.format(Locale.ROOT, "%.3f s, at most %.1f MB of heap, %d time%s", phase.seconds(),
						phase.peakHeapBytes() / 1e6, phase.calls(), phase.calls() == 1 ? "" : "s"));
	}

	private static boolean isParameter(final String name) {
		return name.startsWith(RunDescription.AMG_PREFIX);
	}

	private static String words(final String name) {
		return name.startsWith(CHECKSUM_PREFIX)
				? "SHA-256 of " + name.substring(CHECKSUM_PREFIX.length())
				: name.replace('_', ' ');
	}

	/** A value of {@link Attributes}. */
	private static String text(final Object value) {
		if (value instanceof final List<?> numbers)
			return numbers.stream().map(ResultsSummary::text).collect(Collectors.joining(" and "));
		return value instanceof final Double number ? ShortNumber.of(number) : value.toString();
	}

	private static List<String> row(final String name, final String value) {
		return List.of(name, value);
	}
}
