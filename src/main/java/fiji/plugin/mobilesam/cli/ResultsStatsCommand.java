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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam results stats}: statistics of area and scores as CSV. */
@Command(name = "stats", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Prints statistics of area and scores as CSV.%n",
		"The standard deviation is that of these masks themselves (divided by their number).%n"})
final class ResultsStatsCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "A results file")
	private Path file;

	@Mixin
	private FilterArguments filter;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		try (ResultsFile results = ResultsFile.open(file)) {
			final List<ResultPlane> selected = filter.filter().select(results.planes());
			out.println("key,count,mean,median,std,min,max,total");
			for (final MaskKey key : MaskKey.values()) {
				final Statistics s = Statistics.of(selected, key);
				out.println(key + "," + s.count() + "," + DoubleStream.of(s.mean(), s.median(), s.std(), s.min(),
						s.max(), s.total()).mapToObj(ShortNumber::of).collect(Collectors.joining(",")));
			}
		}
		return ExitCode.DONE;
	}
}
