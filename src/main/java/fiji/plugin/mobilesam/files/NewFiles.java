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

package fiji.plugin.mobilesam.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one image, all of them or none: when writing one fails, the others that are new are taken back. */
public final class NewFiles implements AutoCloseable {

	private final List<Path> files;
	private boolean complete;

	/** @param files and folders to be written; those that are there already are never taken back */
	public NewFiles(final List<Path> files) {
		this.files = files.stream().filter(file -> !Files.exists(file)).toList();
	}

	/** All are written. */
	public void complete() {
		complete = true;
	}

	/** @throws IOException if a file that is to be taken back cannot be deleted */
	@Override
	public void close() throws IOException {
		if (complete) return;
		for (final Path file : files) Workplace.delete(file);
	}
}
