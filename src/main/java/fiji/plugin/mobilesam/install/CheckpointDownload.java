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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import fiji.plugin.mobilesam.model.ModelSource;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * The download of a model's checkpoint.
 *
 * @param id of the model
 * @param source where it is published
 * @param target where it goes; beside it lies {@code .part}, what has arrived
 */
record CheckpointDownload(String id, ModelSource source, Path target) {

	/**
	 * Goes on with the download, or starts it, and checks the file before it gets its name.
	 *
	 * @throws InstallException if it cannot be had or is another file than published; says what to do by hand
	 * @throws java.util.concurrent.CancellationException if the user stops it; a part that has arrived stays
	 */
	void run(final Downloader downloader, final Progress progress) throws IOException {
		final Path part = target.resolveSibling(target.getFileName() + ".part");
		try {
			ModelsFolder.prepare(target.toAbsolutePath().getParent(), source.size());
			fetch(downloader, part, progress);
			Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
		} catch (final FileSystemException e) {
			// Such as a full disk, which a beginning would only keep full.
			Files.deleteIfExists(part);
			throw new InstallException("the model '%s' cannot be downloaded: %s".formatted(id, InstallException
					.describe(e)), e);
		} catch (final IOException e) {
			final String size = source.size().isPresent()
					? " (%d bytes)".formatted(source.size().getAsLong())
					: "";
			throw new InstallException(
					"the model '%s' cannot be downloaded: %s. Get %s%s on any machine and put it at %s, or install it from where it is: models get %s --from FILE, in ImageJ MobileSAM Models... > From File"
							.formatted(id, InstallException.describe(e), source.url(), size, target, id),
					e);
		}
	}

	private void fetch(final Downloader downloader, final Path part, final Progress progress) throws IOException {
		// A beginning that was there before may stem from another file; then there is a second chance.
		boolean again = Files.exists(part);
		while (true) {
			downloader.fetch(source.url(), source.size(), part, progress);
			try {
				CheckpointCheck.require(part, source, progress);
				return;
			} catch (final InstallException e) {
				Files.delete(part);
				if (!again) throw e;
				again = false;
			}
		}
	}
}
