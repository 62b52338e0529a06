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
package fiji.plugin.mobilesam.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Programs that read HDF5 by the HDF Group's own library. Tests that need them are skipped where they are absent. */
final class OtherReaders {

	private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

	/** What a program said, both streams together. */
	private record Outcome(int exitCode, String text) {
	}

	private OtherReaders() {
	}

	/** What {@code results_summary.py} finds in a file. */
	static JsonObject summary(final Path file, final String filter) throws IOException {
		final String python = PYTHONS.stream().filter(name -> works(name, "-c", "import h5py")).findFirst()
				.orElse(null);
		assumeTrue(python != null, "skipped: needs Python with h5py (Debian: python3-h5py)");
		return JsonParser.parseString(run(python, "src/test/python/results_summary.py", file.toString(), filter))
				.getAsJsonObject();
	}

	/** What {@code h5dump} prints of a file, with properties and without data. */
	static String dump(final Path file) throws IOException {
		assumeTrue(works("h5dump", "--version"), "skipped: needs h5dump (Debian: hdf5-tools)");
		return run("h5dump", "-H", "-p", file.toString());
	}

	private static String run(final String... command) throws IOException {
		final Outcome outcome = outcome(command);
		assertEquals(0, outcome.exitCode(), outcome.text());
		return outcome.text();
	}

	private static boolean works(final String... command) {
		try {
			return outcome(command).exitCode() == 0;
		} catch (final IOException e) {
			return false;
		}
	}

	private static Outcome outcome(final String... command) throws IOException {
		final ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
		builder.environment().put("PYTHONIOENCODING", "utf-8");
		final Process process = builder.start();
		process.getOutputStream().close();
		final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			return new Outcome(process.waitFor(), text);
		} catch (final InterruptedException e) {
			process.destroyForcibly();
			throw new IOException(e);
		}
	}
}
