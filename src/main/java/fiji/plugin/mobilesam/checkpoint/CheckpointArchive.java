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

	private final Path file;
	private final ZipFile zip;
	/** Name of the archive's only folder, with its slash. */
	private final String folder;

	private CheckpointArchive(final Path file, final ZipFile zip) throws CheckpointException {
		this.file = file;
		this.zip = zip;
		final List<String> pickles = zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith("/" + PICKLE))
				.toList();
		if (pickles.size() != 1)
			throw new CheckpointException(file, "a zip archive with %d entries named %s, expected one; not a checkpoint"
					.formatted(pickles.size(), PICKLE));
		folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
	}

	/** @throws CheckpointException if the file is not such an archive */
	static CheckpointArchive open(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new NoSuchFileException(file.toString(), null, "no such file");
		final Optional<String> foreign = ForeignFormat.of(file);
		if (foreign.isPresent()) throw new CheckpointException(file, foreign.get());
		final ZipFile zip;
		try {
			zip = new ZipFile(file.toFile());
		} catch (final ZipException e) {
			throw new CheckpointException(file, "a cut off or damaged zip archive of %d bytes (%s); download it again"
					.formatted(Files.size(file), e.getMessage()));
		}
		try {
			final CheckpointArchive archive = new CheckpointArchive(file, zip);
			archive.check();
			return archive;
		} catch (final IOException e) {
			zip.close();
			throw e;
		}
	}

	private void check() throws IOException {
		if (zip.stream().anyMatch(entry -> entry.getName().startsWith(folder + "code/")))
			throw new CheckpointException(file,
					"a TorchScript program, expected a state dict; save model.state_dict() with torch.save");
		long total = 0;
		for (final ZipEntry entry : zip.stream().toList()) {
			if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize())
				throw new CheckpointException(file, entry.getName(),
						"a compressed entry, which torch.save never writes; write the checkpoint again");
			total += entry.getSize();
		}
		// Entries that overlap would let a small file claim any amount of memory.
		if (total > Files.size(file))
			throw new CheckpointException(file,
					"a zip archive of %d bytes whose entries claim %d; it is damaged".formatted(
							Files.size(file), total));
	}

	/** Name of the entry with the pickle. */
	String pickleEntry() {
		return folder + PICKLE;
	}

	/** The pickle. */
	byte[] pickle() throws IOException {
		return read(entry(PICKLE));
	}

	/** The content of a storage, in its byte order. */
	ByteBuffer storage(final Storage storage) throws IOException {
		final ZipEntry entry = entry("data/" + storage.key());
		if (entry.getSize() != storage.bytes())
			throw new CheckpointException(file, entry.getName(), "a storage of %d bytes, expected %d: %d elements of %s"
					.formatted(entry.getSize(), storage.bytes(), storage.elements(), storage.type()));
		return ByteBuffer.wrap(read(entry)).order(byteOrder());
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

	private ZipEntry entry(final String name) throws CheckpointException {
		final ZipEntry entry = zip.getEntry(folder + name);
		if (entry == null)
			throw new CheckpointException(file, "no entry %s%s, which the pickle refers to".formatted(folder, name));
		return entry;
	}

	private byte[] read(final ZipEntry entry) throws IOException {
		final byte[] content;
		try (InputStream in = zip.getInputStream(entry)) {
			content = in.readAllBytes();
		}
		final CRC32 crc = new CRC32();
		crc.update(content);
		if (content.length != entry.getSize() || crc.getValue() != entry.getCrc())
			throw new CheckpointException(file, entry.getName(),
					"%d bytes with checksum %08x, expected %d with %08x; the file is damaged".formatted(content.length,
							crc
									.getValue(),
							entry.getSize(), entry.getCrc()));
		return content;
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
