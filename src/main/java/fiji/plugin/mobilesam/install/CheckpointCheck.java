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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import fiji.plugin.mobilesam.model.Checksum;
import fiji.plugin.mobilesam.model.ModelSource;
import fiji.plugin.mobilesam.progress.Progress;

/** Compares a file with what its publisher states, before anything is read from it. */
final class CheckpointCheck {

	private static final int BUFFER = 1 << 16;

	private CheckpointCheck() {
	}

	/**
	 * @throws InstallException if the size or the checksum differs
	 * @throws IOException if the file cannot be read
	 */
	static void require(final Path file, final ModelSource expected, final Progress progress) throws IOException {
		if (!Files.isRegularFile(file)) throw new InstallException("%s: there is no such file".formatted(file));
		final long size = Files.size(file);
		if (expected.size().orElse(size) != size)
			throw new InstallException("%s: expected %d bytes, found %d; this is not the file of %s".formatted(file,
					expected.size().getAsLong(), size, expected.url()));
		final Checksum checksum = expected.checksum();
		final String found = digest(file, size, checksum.algorithm(), progress);
		if (!found.equals(checksum.hex()))
			throw new InstallException("%s: expected %s %s, found %s; this is not the file of %s".formatted(file,
					checksum.algorithm().key(), checksum.hex(), found, expected.url()));
	}

	private static String digest(final Path file, final long size, final Checksum.Algorithm algorithm,
			final Progress progress) throws IOException {
		final StreamDigest digest = StreamDigest.of(algorithm);
		final byte[] buffer = new byte[BUFFER];
		long done = 0;
		try (InputStream in = Files.newInputStream(file)) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				digest.update(buffer, read);
				done += read;
				progress.update(done, Math.max(size, done), "Checking " + file.getFileName());
				progress.checkCanceled();
			}
		}
		return digest.hex();
	}
}
