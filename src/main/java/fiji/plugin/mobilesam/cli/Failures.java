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
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

import fiji.plugin.mobilesam.batch.BatchReport;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What went wrong, as one line for the user and an exit code for the caller. */
final class Failures {

	private Failures() {
	}

	/** Options that do not parse. */
	static int usage(final ParameterException e, final String[] arguments) {
		final CommandLine command = e.getCommandLine();
		report(command.getErr(), "%s (see '%s --help')".formatted(sentence(e.getMessage()),
				command.getCommandSpec().qualifiedName()));
		return ExitCode.BAD_INPUT;
	}

	/** A command that failed. */
	static int execution(final Exception e, final CommandLine command, final ParseResult result) {
		if (e instanceof CancellationException) {
			report(command.getErr(), e.getMessage());
			return ExitCode.STOPPED;
		}
		if (isOfTheInput(e)) {
			report(command.getErr(), describe(e));
			return ExitCode.BAD_INPUT;
		}
		report(command.getErr(), "internal error, please report it: " + e);
		if (System.getenv("MOBILESAM_DEBUG") != null) e.printStackTrace(command.getErr());
		return ExitCode.INTERNAL_ERROR;
	}

	/** One line: what the exception says, in words also where Java's own message is only a file name. */
	static String describe(final Exception e) {
		if (e instanceof UncheckedIOException io) return describe(io.getCause());
		if (e instanceof FileSystemException file && file.getFile() != null && file.getMessage().equals(file.getFile())
				&& !file.getFile().contains(": "))
			return sentence(file.getFile() + ": " + inWords(file));
		return sentence(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
	}

	private static String inWords(final FileSystemException e) {
		if (e instanceof NoSuchFileException) return "there is no such file or folder";
		if (e instanceof AccessDeniedException) return "no permission to read or write it";
		if (e instanceof FileAlreadyExistsException) return "exists already and is in the way";
		return "cannot be used (%s)".formatted(e.getClass().getSimpleName());
	}

	/**
	 * Says what failed in a batch.
	 *
	 * @return its exit code
	 */
	static int report(final PrintWriter err, final BatchReport batch) {
		batch.failed().forEach(failure -> report(err, describe(failure.reason())));
		if (!batch.failed().isEmpty())
			report(err, "%d of %d images failed%s".formatted(batch.failed().size(), batch.images(),
					batch.failed().size() < batch.images() ? ", the others are done" : ""));
		return batch.exitCode();
	}

	static void report(final PrintWriter err, final String line) {
		err.println("mobilesam: " + line);
	}

	private static boolean isOfTheInput(final Exception e) {
		return e instanceof IOException || e instanceof UncheckedIOException || e instanceof IllegalArgumentException;
	}

	private static String sentence(final String message) {
		final String line = message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
		return FileNames.explained(line);
	}
}
