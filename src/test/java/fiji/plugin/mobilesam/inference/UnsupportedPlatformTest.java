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
package fiji.plugin.mobilesam.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.model.ModelFolder;

/** A Java of its own on a machine that ONNX Runtime was not built for. */
class UnsupportedPlatformTest {

	/** Prints what opening a model says, twice. */
	public static void main(final String[] arguments) {
		for (int i = 0; i < 2; i++) {
			try {
				SamModel.open(ModelFolder.shipped("nano"), RuntimeOptions.DEFAULT).close();
			} catch (final IOException e) {
				System.out.println(e.getMessage());
			}
		}
	}

	@Test
	void openingAModelSaysInOneLineWhatIsMissing() throws IOException, InterruptedException {
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dos.arch=sparc", "-cp", System.getProperty("java.class.path"),
				UnsupportedPlatformTest.class.getName())
				.redirectErrorStream(true).start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), output);
		final List<String> lines = output.lines().toList();
		assertEquals(2, lines.size(), output);
		for (final String line : lines)
			assertTrue(line.contains("sparc") && line.contains("Unsupported arch") && line.contains("Linux and macOS"),
					line);
	}
}
