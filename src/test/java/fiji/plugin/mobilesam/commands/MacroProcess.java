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
package fiji.plugin.mobilesam.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs macros and scripts in a Java without a screen. */
public final class MacroProcess {

	private MacroProcess() {
	}

	/**
	 * What macros printed, and after each its result.
	 *
	 * @param folder for the plugin, the output and, in its {@code models}, the user's models
	 * @param macros each before its argument
	 */
	public static String run(final Path folder, final String... macros) throws Exception {
		return run("-Xmx1g", folder, macros);
	}

	/**
	 * The same in a Java with an option.
	 *
	 * @param option of Java, such as that of the memory
	 */
	static String run(final String option, final Path folder, final String... macros) throws Exception {
		return run(option, folder, HeadlessMacro.class, macros);
	}

	/**
	 * What a script printed, and its outputs.
	 *
	 * @param folder for the plugin and the output
	 * @param script the file
	 * @param inputs each as key=value
	 */
	static String runScript(final Path folder, final Path script, final String... inputs) throws Exception {
		return run("-Xmx1g", folder, HeadlessScript.class,
				Stream.concat(Stream.of(script.toString()), Stream.of(inputs)).toArray(
						String[]::new));
	}

	private static String run(final String option, final Path folder, final Class<?> main, final String[] arguments)
			throws Exception {
		PluginFolder.create(folder);
		final Path output = folder.resolve("output.txt");
		final List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), option,
				"-Djava.awt.headless=true", "-Dplugins.dir=" + folder, "-Dmobilesam.models=" + folder.resolve("models"),
				"--add-opens=java.base/java.lang=ALL-UNNAMED",
				"-Djava.util.prefs.userRoot=" + System.getProperty("java.util.prefs.userRoot"),
				// Else Jython writes what it knows of the class path into the Maven repository.
				"-Dpython.cachedir.skip=true", "-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		final Process java = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
				.start();
		java.waitFor();
		return Files.readString(output);
	}
}
