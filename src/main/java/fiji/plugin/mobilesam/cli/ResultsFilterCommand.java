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
import java.util.List;
import java.util.concurrent.Callable;

import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.ResultsWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam results filter}: some of the masks as a results file of their own. */
@Command(name = "filter", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes some of the masks, with their ids, into a new results file.%n")
final class ResultsFilterCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "A results file")
	private Path file;

	@Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "The new results file")
	private Path output;

	@Option(names = "--overwrite", description = "Replace a file that is there")
	private boolean overwrite;

	@Mixin
	private FilterArguments filter;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		try (ConsoleProgress progress = new ConsoleProgress(); ResultsFile results = ResultsFile.open(file)) {
			final List<ResultPlane> selected = filter.filter().select(results.planes());
			ResultsWriter.write(output, results.run(), selected, overwrite, progress);
			spec.commandLine().getOut().printf("%s: %d of %d masks%n", output, count(selected),
					count(results.planes()));
		}
		return ExitCode.DONE;
	}

	private static int count(final List<ResultPlane> planes) {
		return planes.stream().mapToInt(plane -> plane.entries().size()).sum();
	}
}
