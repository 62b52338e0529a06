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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

import io.jhdf.Superblock;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfWritingException;
import io.jhdf.storage.HdfFileChannel;

/**
 * Writes an HDF5 file into a channel that the caller opened and closes. The library's own writer keeps the file open when
 * the disk is full, and cannot be handed an open file.
 */
final class HdfOutput {

	private HdfOutput() {
	}

	/**
	 * @param channel of an empty file
	 * @param root a group without a parent
	 * @throws IOException if the file cannot be written, or contents cannot be had
	 */
	static void write(final FileChannel channel, final WritableGroup root) throws IOException {
		final Superblock.SuperblockV2V3 superblock = new Superblock.SuperblockV2V3();
		final HdfFileChannel output = new HdfFileChannel(channel, superblock);
		try {
			final long end = root.write(output, WritableHdfFile.ROOT_GROUP_ADDRESS);
			// Last, so that a file without its end has no beginning either.
			OutputDataset.put(output, superblock.toBuffer(end), 0);
		} catch (final UncheckedIOException e) {
			throw e.getCause();
		} catch (final HdfWritingException e) {
			if (e.getCause() instanceof final IOException cause) throw cause;
			throw e;
		}
	}
}
