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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The files of make_checkpoints.py, and archives with other contents. */
final class TestCheckpoints {

	static final Path FOLDER = Path.of("src/test/resources/checkpoint");

	private TestCheckpoints() {
	}

	/** Names of all checkpoints, good and bad. */
	static List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".pt")).sorted()
					.toList();
		}
	}

	/** The content of each entry of an archive, in its order. */
	static Map<String, byte[]> entries(final Path file) throws IOException {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (final ZipEntry entry : zip.stream().toList())
				entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
		}
		return entries;
	}

	/** Writes entries uncompressed, with their right checksums. */
	static void write(final Path file, final Map<String, byte[]> entries) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			zip.setMethod(ZipOutputStream.STORED);
			for (final Map.Entry<String, byte[]> named : entries.entrySet()) {
				final ZipEntry entry = new ZipEntry(named.getKey());
				final CRC32 crc = new CRC32();
				crc.update(named.getValue());
				entry.setCrc(crc.getValue());
				entry.setSize(named.getValue().length);
				zip.putNextEntry(entry);
				zip.write(named.getValue());
			}
		}
	}
}
