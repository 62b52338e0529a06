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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that was run in this Java.
 *
 * @param code its exit code
 * @param out what it wrote
 * @param err its errors
 * @param aside what libraries wrote past it, on the standard streams of Java
 */
record CommandRun(int code, String out, String err, String aside) {

	static CommandRun of(final String... arguments) {
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		final ByteArrayOutputStream aside = new ByteArrayOutputStream();
		final StringWriter ours = new StringWriter();
		final StringWriter errors = new StringWriter();
		System.setOut(new PrintStream(aside, true));
		System.setErr(new PrintStream(aside, true));
		try {
			final int code = Main.run(arguments, new PrintWriter(ours, true), new PrintWriter(errors, true));
			return new CommandRun(code, ours.toString(), errors.toString(), aside.toString());
		} finally {
			System.setOut(out);
			System.setErr(err);
		}
	}

	/** Refused in one line, with nothing else on any stream and nothing new in the folder. */
	static CommandRun refused(final Path folder, final String... arguments) throws IOException {
		final Set<Path> before = files(folder);
		final CommandRun run = of(arguments);
		assertEquals(ExitCode.BAD_INPUT, run.code, run::toString);
		run.assertOneLine();
		assertEquals("", run.out);
		assertEquals(before, files(folder), run::toString);
		return run;
	}

	/** Refused, or done where the input was still good. */
	static CommandRun refusedOrDone(final Path folder, final String... arguments) throws IOException {
		final Set<Path> before = files(folder);
		final CommandRun run = of(arguments);
		if (run.code == ExitCode.DONE) {
			assertTrue(run.err.lines().count() <= 1, run::toString);
			assertEquals("", run.aside);
			return run;
		}
		assertEquals(ExitCode.BAD_INPUT, run.code, run::toString);
		run.assertOneLine();
		assertEquals("", run.out);
		assertEquals(before, files(folder), run::toString);
		return run;
	}

	private void assertOneLine() {
		assertEquals(1, err.lines().count(), this::toString);
		assertTrue(err.startsWith("mobilesam: "), this::toString);
		assertTrue(err.chars().noneMatch(c -> c != '\n' && c != '\r' && Character.isISOControl(c)), this::toString);
		assertEquals("", aside, this::toString);
	}

	private static Set<Path> files(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return Set.of();
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> !Files.isDirectory(file)).collect(Collectors.toSet());
		}
	}
}
