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

import fiji.plugin.mobilesam.export.ExportTarget;
import fiji.plugin.mobilesam.export.ResultPicture;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam results view}: pictures of results. */
@Command(name = "view", mixinStandardHelpOptions = true, sortOptions = false, description = "Draws masks and plots as PNG files.%n")
final class ResultsViewCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "A results file")
	private Path file;

	@Option(names = {"-o",
			"--output"}, paramLabel = "DIR", required = true, description = "Folder; made if there is none")
	private Path folder;

	@Option(names = "--picture", paramLabel = "overlay|contours|grid|histogram|scatter", split = ",", defaultValue = "overlay,grid,histogram,scatter", description = "overlay (masks over the image), contours (outlines alone), grid (a tile a mask), histogram and scatter (of area and scores). Several by commas. Default: ${DEFAULT-VALUE}")
	private List<String> pictures;

	@Option(names = "--overwrite", description = "Replace files that are there")
	private boolean overwrite;

	@Mixin
	private FilterArguments filter;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final ExportTarget target = new ExportTarget(folder, ImageFolder.stem(file), overwrite);
		final List<ResultPicture> asked = pictures.stream().map(ResultPicture::of).toList();
		try (ResultsFile results = ResultsFile.open(file)) {
			final List<ResultPlane> selected = filter.filter().select(results.planes());
			for (final ResultPicture picture : asked)
				picture.write(selected, target).forEach(written -> spec.commandLine().getOut().println(written));
		}
		return ExitCode.DONE;
	}
}
