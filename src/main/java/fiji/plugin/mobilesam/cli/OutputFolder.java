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
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for results, looked at before the work so that none is lost. */
final class OutputFolder {

	private OutputFolder() {
	}

	/**
	 * @param folder that is there, or will be made in the nearest one that is
	 * @throws IOException if nothing can be written there
	 */
	static void requireWritable(final Path folder) throws IOException {
		Path there = folder.toAbsolutePath();
		while (!Files.exists(there)) there = there.getParent();
		if (!Files.isDirectory(there)) throw new IOException(there + ": is a file, expected a folder to write into");
		if (!Files.isWritable(there)) throw new IOException(there + ": no permission to write into this folder");
	}
}
