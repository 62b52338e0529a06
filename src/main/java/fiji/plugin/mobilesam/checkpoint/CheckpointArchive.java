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
package fiji.plugin.mobilesam.checkpoint;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Storage;

/**
 * The zip archive that {@code torch.save} writes: {@code NAME/data.pkl}, a pickle; {@code NAME/data/KEY}, one storage
 * each; {@code NAME/byteorder}, from PyTorch 2.1 on. Entries are never compressed, so that no more is read than the
 * file has.
 */
final class CheckpointArchive implements Closeable {

	private static final String PICKLE = "data.pkl";
	/** The largest Java array. */
	private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

	private final Path file;
	private final ZipFile zip;
	/** Name of the archive's only folder, with its slash. */
	private final String folder;
	private final ByteOrder byteOrder;

	private CheckpointArchive(final Path file, final ZipFile zip) throws IOException {
		this.file = file;
		this.zip = zip;
		final List<? extends ZipEntry> entries = entries();
		folder = folder(entries);
		requireNoProgram(entries);
		requirePlain(entries);
		byteOrder = byteOrder();
	}

	/** @throws CheckpointException if the file is not such an archive */
	static CheckpointArchive open(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new NoSuchFileException(file.toString(), null, "no such file");
		final Optional<String> foreign = ForeignFormat.of(file);
		if (foreign.isPresent()) throw new CheckpointException(file, foreign.get());
		final ZipFile zip = openZip(file);
		try {
			return new CheckpointArchive(file, zip);
		} catch (final IOException e) {
			zip.close();
			throw e;
		}
	}

	private static ZipFile openZip(final Path file) throws IOException {
		try {
			return new ZipFile(file.toFile());
		} catch (final ZipException | EOFException e) {
			throw new CheckpointException(file,
					"a cut off or damaged zip archive of %d bytes; download it again".formatted(Files.size(file)));
		}
	}

	private List<? extends ZipEntry> entries() throws CheckpointException {
		try {
			return zip.stream().toList();
		} catch (final IllegalArgumentException e) {
			throw new CheckpointException(file,
					"a damaged zip archive with an entry name that is not text; download it again");
		}
	}

	private String folder(final List<? extends ZipEntry> entries) throws CheckpointException {
		final List<String> pickles = entries.stream().map(ZipEntry::getName).filter(name -> name.endsWith("/" + PICKLE))
				.toList();
		if (pickles.size() != 1)
			throw new CheckpointException(file, "a zip archive with %d entries named %s, expected one; not a checkpoint"
					.formatted(pickles.size(), PICKLE));
		return pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
	}

	private void requireNoProgram(final List<? extends ZipEntry> entries) throws CheckpointException {
		if (entries.stream().anyMatch(entry -> entry.getName().startsWith(folder + "code/")))
			throw new CheckpointException(file,
					"a TorchScript program, expected a state dict; save model.state_dict() with torch.save");
	}

	/** Compressed entries, and those that overlap, would let a small file claim any amount of memory. */
	private void requirePlain(final List<? extends ZipEntry> entries) throws IOException {
		long left = Files.size(file);
		for (final ZipEntry entry : entries) {
			if (entry.getMethod() != ZipEntry.STORED)
				throw new CheckpointException(file, entry.getName(),
						"a compressed entry, which torch.save never writes; load the file in Python and save it again");
			if (entry.getSize() > left)
				throw new CheckpointException(file, entry.getName(),
						"an entry of %d bytes, more than the rest of the file; it is damaged"
								.formatted(entry.getSize()));
			left -= entry.getSize();
		}
	}

	private ByteOrder byteOrder() throws IOException {
		final ZipEntry entry = zip.getEntry(folder + "byteorder");
		if (entry == null) return ByteOrder.LITTLE_ENDIAN;
		final String order = new String(read(entry), StandardCharsets.US_ASCII);
		return switch (order) {
			case "little" -> ByteOrder.LITTLE_ENDIAN;
			case "big" -> ByteOrder.BIG_ENDIAN;
			default -> throw new CheckpointException(file, entry.getName(),
					"byte order '%s', expected 'little' or 'big'".formatted(order));
		};
	}

	/** Name of the entry with the pickle. */
	String pickleEntry() {
		return folder + PICKLE;
	}

	/** The pickle. */
	byte[] pickle() throws IOException {
		return read(zip.getEntry(pickleEntry()));
	}

	/** The content of a storage, in its byte order. */
	ByteBuffer storage(final Storage storage) throws IOException {
		final String name = folder + "data/" + storage.key();
		final ZipEntry entry = zip.getEntry(name);
		if (entry == null) throw new CheckpointException(file, name, "no entry for a storage of the pickle");
		if (entry.getSize() != storage.bytes())
			throw new CheckpointException(file, name, "a storage of %d bytes, expected %d: %d elements of %s".formatted(
					entry.getSize(), storage.bytes(), storage.elements(), storage.dtype()));
		return ByteBuffer.wrap(read(entry)).order(byteOrder);
	}

	private byte[] read(final ZipEntry entry) throws IOException {
		if (entry.getSize() > MAX_BYTES)
			throw new CheckpointException(file, entry.getName(), "an entry of %d bytes, expected at most %d".formatted(
					entry.getSize(), MAX_BYTES));
		final byte[] content;
		try (InputStream in = zip.getInputStream(entry)) {
			content = in.readAllBytes();
		} catch (final ZipException | EOFException e) {
			throw new CheckpointException(file, entry.getName(), "no such entry where the archive's directory has it; "
					+ "the file is damaged, download it again");
		}
		if (content.length != entry.getSize())
			throw new CheckpointException(file, entry.getName(), "%d bytes, expected %d; the file is damaged".formatted(
					content.length, entry.getSize()));
		requireChecksum(entry, content);
		return content;
	}

	/** A checksum of 0 means none: torch.save writes it when told not to compute any. */
	private void requireChecksum(final ZipEntry entry, final byte[] content) throws CheckpointException {
		final CRC32 crc = new CRC32();
		crc.update(content);
		if (entry.getCrc() != 0 && entry.getCrc() != crc.getValue())
			throw new CheckpointException(file, entry.getName(),
					"checksum %08x, expected %08x; the file is damaged, download it again".formatted(crc.getValue(),
							entry.getCrc()));
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
