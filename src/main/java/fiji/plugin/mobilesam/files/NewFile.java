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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that takes its place when it is whole. Closing it removes what was not moved. */
public final class NewFile implements AutoCloseable {

	/** Writes the content of a file; need not close the stream. */
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private final Path place;
	private final Workplace workplace;
	private final FileChannel channel;

	private NewFile(final Path place, final Workplace workplace) throws IOException {
		this.place = place;
		this.workplace = workplace;
		channel = FileChannel.open(workplace.made(), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
	}

	/**
	 * Begins a file.
	 *
	 * @param place where it will be; its folder is made if there is none
	 * @throws IOException if nothing can be written there
	 */
	public static NewFile beside(final Path place) throws IOException {
		final Workplace workplace = Workplace.beside(place);
		try {
			return new NewFile(place, workplace);
		} catch (final IOException e) {
			workplace.close();
			throw e;
		}
	}

	/**
	 * Writes a file, whole or not at all.
	 *
	 * @param place its folder is made if there is none
	 * @param overwrite whether a file that is there may be replaced
	 * @throws FileAlreadyExistsException if it is there and may not be replaced
	 * @throws IOException if writing fails; what was there is whole then, and nothing else is left behind
	 */
	public static void write(final Path place, final boolean overwrite, final Content content) throws IOException {
		requireFree(place, overwrite);
		try (NewFile file = beside(place)) {
			file.fill(content);
			file.moveIntoPlace(overwrite);
		} catch (final FileSystemException e) {
			throw e;
		} catch (final IOException e) {
			throw new IOException(place + ": " + e.getMessage(), e);
		}
	}

	/** @throws FileAlreadyExistsException if there is something at the place that may not be replaced */
	public static void requireFree(final Path place, final boolean overwrite) throws FileAlreadyExistsException {
		if (!overwrite && Files.exists(place))
			throw new FileAlreadyExistsException(
					place + ": exists already; ask to overwrite it or choose another place");
	}

	/**
	 * Looks, before work that would be lost, whether a file can be written.
	 *
	 * @param place its folder may be missing
	 * @param overwrite whether a file that is there may be replaced
	 * @throws FileAlreadyExistsException if it is there and may not be replaced
	 * @throws IOException if it is a folder, or its folder cannot be written into
	 */
	public static void requireWritable(final Path place, final boolean overwrite) throws IOException {
		requireFree(place, overwrite);
		if (Files.isDirectory(place)) throw new IOException(place + ": is a folder, expected a file to write");
		NewFolder.requireWritable(place.toAbsolutePath().getParent());
	}

	/** Where it lies until it is moved. */
	public Path path() {
		return workplace.made();
	}

	/** Takes the content. */
	public FileChannel channel() {
		return channel;
	}

	/**
	 * Moves the file, which is whole now, into its place; nothing more can be written to it.
	 *
	 * @throws FileAlreadyExistsException if there is a file already and it may not be replaced
	 */
	public void moveIntoPlace(final boolean overwrite) throws IOException {
		requireFree(place, overwrite);
		// The old file must not give way to one that a failing computer has not written yet.
		if (Files.exists(place)) channel.force(true);
		channel.close();
		if (overwrite) Files.move(path(), place, StandardCopyOption.ATOMIC_MOVE);
		else Files.move(path(), place);
	}

	@Override
	public void close() throws IOException {
		try {
			channel.close();
		} finally {
			workplace.close();
		}
	}

	private void fill(final Content content) throws IOException {
		final OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
		content.writeTo(out);
		out.flush();
	}
}
