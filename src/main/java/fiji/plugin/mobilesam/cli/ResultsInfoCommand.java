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
import java.nio.file.Path;
import java.util.concurrent.Callable;

import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.RunDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam results info}: how the masks came about and how many there are. */
@Command(name = "info", mixinStandardHelpOptions = true, description = "Shows how the masks came about.%n")
final class ResultsInfoCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "A results file")
	private Path file;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		try (ResultsFile results = ResultsFile.open(file)) {
			final RunDescription run = results.run();
			print(out, "image", run.imagePath());
			print(out, "model", run.modelType());
			print(out, "checkpoint", run.checkpoint());
			print(out, "device", run.device());
			print(out, "created", run.creationTime());
			run.attributes().asMap().forEach((name, value) -> print(out, name, value));
			for (final Performance.Phase phase : run.performance())
				print(out, phase.name(), "%.3f s, %.1f MB heap at most, %d times".formatted(phase.seconds(), phase
						.peakHeapBytes() / 1e6, phase.calls()));
			for (final ResultPlane plane : results.planes())
				print(out, "plane c%d z%d t%d".formatted(plane.position().c(),
						plane.position().z(), plane.position().t()),
						"%d masks, %d x %d pixels, %s".formatted(plane.entries()
								.size(), plane.width(), plane.height(), plane.attributes()));
		}
		return ExitCode.DONE;
	}

	private static void print(final PrintWriter out, final String name, final Object value) {
		out.printf("%-34s %s%n", name, value);
	}
}
