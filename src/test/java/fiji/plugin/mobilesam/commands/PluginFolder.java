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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An ImageJ folder with the plugin's jar. The jar holds the menu alone: the classes are on the class path. */
final class PluginFolder {

	private PluginFolder() {
	}

	/** Writes the jar where ImageJ looks for it, under the folder that {@code plugins.dir} names. */
	static void create(final Path folder) throws IOException {
		final Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("MobileSAM_.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			zip.putNextEntry(new ZipEntry("plugins.config"));
			Files.copy(Path.of("plugins.config"), zip);
		}
	}
}
