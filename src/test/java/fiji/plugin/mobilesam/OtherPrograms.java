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
package fiji.plugin.mobilesam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Second readers of what this project writes. Tests that use one are skipped where it is absent. */
public final class OtherPrograms {

	private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3", "python");

	/** What a program said, both streams together. */
	private record Output(int exitCode, String text) {
	}

	private OtherPrograms() {
	}

	/**
	 * What a script of {@code src/test/python} prints.
	 *
	 * @param modules that it needs, such as {@code "numpy, PIL"}; without them the test is skipped
	 */
	public static String python(final String script, final String modules, final Object... arguments) {
		final Optional<String> python = PYTHONS.stream()
				.filter(command -> call(List.of(command, "-c", "import " + modules)).exitCode == 0).findFirst();
		Assumptions.assumeTrue(python.isPresent(), "skipped: no Python with " + modules);
		final List<String> command = new ArrayList<>(
				List.of(python.get(), Path.of("src", "test", "python", script).toString()));
		for (final Object argument : arguments) command.add(argument.toString());
		return output(command);
	}

	/** What {@code h5dump} prints of a file, with properties and without data. */
	public static String h5dump(final Path file) {
		Assumptions.assumeTrue(call(List.of("h5dump", "--version")).exitCode == 0,
				"skipped: needs h5dump (Debian: hdf5-tools)");
		return output(List.of("h5dump", "-H", "-p", file.toString()));
	}

	private static String output(final List<String> command) {
		final Output output = call(command);
		Assertions.assertEquals(0, output.exitCode, output.text);
		return output.text;
	}

	private static Output call(final List<String> command) {
		try {
			final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().put("PYTHONIOENCODING", "utf-8");
			final Process process = builder.start();
			process.getOutputStream().close();
			final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Output(process.waitFor(), text);
		} catch (final IOException e) {
			return new Output(-1, e.getMessage());
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}
}
