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

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import fiji.plugin.mobilesam.MobileSam;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** The program {@code mobilesam}. */
@Command(name = "mobilesam", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, subcommands = {
		EverythingCommand.class, SegmentCommand.class, ResultsCommand.class, EvaluateCommand.class, ModelsCommand.class,
		ConvertCommand.class,
		HelpCommand.class}, synopsisSubcommandLabel = "COMMAND", description = {
				"Segments images with MobileSAM and models like it, without Python.%n"}, footer = {"",
						"Exit codes: 0 done; 1 some images failed, the others are done; 2 wrong input or options;",
						"3 a mistake of the program; 130 stopped.", "",
						"Example: mobilesam everything cells.tif --output results"})
public final class Main {

	/** The version in the jar's manifest. */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[]{"mobilesam " + MobileSam.version().orElse("(not built as a jar)")};
		}
	}

	private Main() {
	}

	/** Runs a command and ends the process with its exit code. */
	public static void main(final String[] arguments) {
		System.setProperty("java.awt.headless", "true");
		final int code = run(arguments, new PrintWriter(System.out, true), new PrintWriter(System.err, true));
		// Java is ending already where the user stopped it, and waits for this thread.
		if (code == ExitCode.STOPPED) Runtime.getRuntime().halt(code);
		System.exit(code);
	}

	/**
	 * Runs a command.
	 *
	 * @param out takes results and help
	 * @param err takes errors and warnings
	 * @return the exit code
	 */
	static int run(final String[] arguments, final PrintWriter out, final PrintWriter err) {
		try {
			return new CommandLine(new Main()).registerConverter(Path.class, Main::path).setOut(out).setErr(err)
					.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true)
					.setParameterExceptionHandler(Failures::usage).setExecutionExceptionHandler(Failures::execution)
					.execute(arguments);
		} catch (final OutOfMemoryError e) {
			Failures.report(err, "the %d MB of memory that Java may use are not enough; start it with a larger -Xmx"
					.formatted(Runtime.getRuntime().maxMemory() >> 20));
			return ExitCode.BAD_INPUT;
		}
	}

	/** An empty name, which a shell makes of a variable that is not set, is a mistake, not the working directory. */
	private static Path path(final String name) {
		if (name.isEmpty()) throw new TypeConversionException("expected the name of a file or folder, got nothing");
		try {
			return Path.of(name);
		} catch (final InvalidPathException e) {
			throw new TypeConversionException(e.getMessage());
		}
	}
}
