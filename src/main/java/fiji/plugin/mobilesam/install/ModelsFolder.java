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
package fiji.plugin.mobilesam.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

import fiji.plugin.mobilesam.model.ModelLibrary;

/** The folder that models are installed in. */
final class ModelsFolder {

	/** A download, and twice that for the files made of it. */
	private static final int SPACE_FACTOR = 3;

	private ModelsFolder() {
	}

	/**
	 * Makes the folder if need be.
	 *
	 * @param checkpoint bytes of the checkpoint, where they are known
	 * @throws InstallException if it cannot be made or written, or lacks space for the model
	 */
	static void prepare(final Path folder, final OptionalLong checkpoint) throws IOException {
		try {
			Files.createDirectories(folder);
		} catch (final IOException e) {
			throw unusable(folder, "made", e);
		}
		if (!Files.isWritable(folder)) throw unusable(folder, "written", null);
		final long free = Files.getFileStore(folder).getUsableSpace();
		if (checkpoint.orElse(0) > free / SPACE_FACTOR)
			throw new InstallException("%s has %d bytes free, and %d times %d are needed".formatted(folder, free,
					SPACE_FACTOR, checkpoint.getAsLong()));
	}

	private static InstallException unusable(final Path folder, final String what, final IOException cause) {
		return new InstallException(("the folder %s cannot be %s (the system property %s or the environment variable %s"
				+ " can name another one)").formatted(folder, what, ModelLibrary.FOLDER_PROPERTY,
						ModelLibrary.FOLDER_VARIABLE),
				cause);
	}
}
