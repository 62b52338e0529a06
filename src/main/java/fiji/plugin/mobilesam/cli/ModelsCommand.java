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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import fiji.plugin.mobilesam.install.ModelInstaller;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam models}: what there is, and how to get more. */
@Command(name = "models", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "(list | get ID | info ID|FOLDER)", description = {
		"Lists models, downloads and converts published ones, and tells about one.%n"})
final class ModelsCommand {

	private final ModelLibrary library = ModelLibrary.standard();

	@Spec
	private CommandSpec spec;

	@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the models by their ids.%n")
	int list() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		for (final ModelFolder model : library.list(problem -> Failures.report(spec.commandLine().getErr(), problem
				.getMessage()))) {
			final ModelManifest manifest = model.manifest();
			out.printf("%-22s %-18s %s%n", manifest.id(),
					manifest.networks().isPresent() ? "ready" : "can be downloaded",
					manifest
							.title());
		}
		out.printf("%nModels of your own: folders with a %s in %s%n", ModelManifest.FILE_NAME, library.userFolder());
		return ExitCode.DONE;
	}

	@Command(name = "get", mixinStandardHelpOptions = true, description = {
			"Downloads a published checkpoint, checks it and converts it. A broken download goes on where it stopped.%n"})
	int get(@Parameters(paramLabel = "ID", description = "A model of 'mobilesam models list'") final String id,
			@Option(names = "--from", paramLabel = "FILE", description = "The checkpoint, if you have it already") final Path from)
			throws IOException {
		final ModelInstaller installer = new ModelInstaller(library);
		final ModelFolder model;
		try (ConsoleProgress progress = new ConsoleProgress()) {
			model = from == null ? installer.install(id, progress) : installer.installFrom(id, from, progress);
		}
		spec.commandLine().getOut().printf("%s is ready in %s%n", model.manifest().id(), model.location());
		return ExitCode.DONE;
	}

	@Command(name = "info", mixinStandardHelpOptions = true, description = "Tells about a model.%n")
	int info(
			@Parameters(paramLabel = "ID|FOLDER", description = "An id of 'mobilesam models list', or a model's folder") final String name)
			throws IOException {
		final ModelFolder model = library.named(name);
		final ModelManifest manifest = model.manifest();
		final Map<String, Integer> bytes = new LinkedHashMap<>();
		if (manifest.networks().isPresent())
			for (final ModelFile file : manifest.networks().get().files())
				bytes.put(file.file(), model.read(file).length);
		final PrintWriter out = spec.commandLine().getOut();
		line(out, "id", manifest.id());
		line(out, "title", manifest.title());
		line(out, "license", manifest.license());
		line(out, "citation", manifest.citation());
		line(out, "location", model.location());
		line(out, "image size", manifest.imageSize() + " pixels");
		manifest.defaults().contrast().ifPresent(contrast -> line(out, "contrast", contrast));
		manifest.defaults().parameters().forEach((parameter, value) -> line(out, parameter, BigDecimal.valueOf(value)
				.stripTrailingZeros().toPlainString()));
		manifest.source().ifPresent(source -> line(out, "source", source.url().toString()));
		if (bytes.isEmpty()) line(out, "state", "known but not here yet: mobilesam models get " + manifest.id());
		bytes.forEach((file, count) -> line(out, file, String.format(Locale.ROOT, "%.1f MB, checked", count / 1e6)));
		return ExitCode.DONE;
	}

	private static void line(final PrintWriter out, final String name, final String value) {
		out.printf("%-24s %s%n", name, value);
	}
}
