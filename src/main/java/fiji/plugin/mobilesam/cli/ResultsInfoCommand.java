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

import fiji.plugin.mobilesam.results.ResultsFile;
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
			final int planes = results.planes().size();
			out.printf("%s: %d masks in %d plane%s%n", file.getFileName(),
					results.planes().stream().mapToInt(plane -> plane
							.entries().size()).sum(),
					planes, planes == 1 ? "" : "s");
			new ResultsSummary(results).sections().forEach((title, rows) -> {
				out.println(title);
				TextTable.lines(rows).forEach(line -> out.println("  " + line));
			});
		}
		return ExitCode.DONE;
	}
}
