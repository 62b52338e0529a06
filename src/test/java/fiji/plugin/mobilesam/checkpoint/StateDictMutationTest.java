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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.progress.Progress;

/** A checkpoint with changed bytes is read or refused, and nothing else happens. */
@Timeout(120)
class StateDictMutationTest {

	@TempDir
	private Path temporary;

	/** Checksums notice: what is read at all is what was there before. */
	@ParameterizedTest
	@ValueSource(strings = {"protocol-2.pt", "newer-pytorch.pt"})
	void aByteOfTheArchiveChanges(final String name) throws IOException {
		final byte[] whole = Files.readAllBytes(TestCheckpoints.FOLDER.resolve(name));
		final String original = read(TestCheckpoints.FOLDER.resolve(name)).orElseThrow();
		final Path file = temporary.resolve("changed.pt");
		final Random random = new Random(1);
		int refused = 0;
		for (int i = 0; i < 300; i++) {
			final byte[] changed = whole.clone();
			changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
			Files.write(file, changed);
			final Optional<String> read = read(file);
			if (read.isPresent()) assertEquals(original, read.get());
			else refused++;
		}
		assertTrue(refused > 100, "only " + refused + " of 300 changes were noticed");
	}

	/** The checksum is made right again, so that the pickle itself is put to the test. */
	@ParameterizedTest
	@ValueSource(strings = {"protocol-2.pt", "protocol-5.pt", "training-checkpoint.pt"})
	void bytesOfThePickleChange(final String name) throws IOException {
		final Map<String, byte[]> entries = TestCheckpoints.entries(TestCheckpoints.FOLDER.resolve(name));
		final String pickle = entries.keySet().stream().filter(entry -> entry.endsWith("data.pkl")).findFirst()
				.orElseThrow();
		final byte[] whole = entries.get(pickle);
		final Path file = temporary.resolve("changed.pt");
		final Random random = new Random(2);
		int refused = 0;
		for (int i = 0; i < 300; i++) {
			final byte[] changed = i % 10 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
			for (int change = 0; change < 1 + i % 3 && changed.length > 0; change++)
				changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			entries.put(pickle, changed);
			TestCheckpoints.write(file, entries);
			if (read(file).isEmpty()) refused++;
		}
		assertTrue(refused > 100, "only " + refused + " of 300 changes were noticed");
	}

	/** All that is in a checkpoint, or nothing when it is refused. */
	private static Optional<String> read(final Path file) throws IOException {
		try {
			final StateDict dict = StateDict.read(file, Progress.NONE);
			return Optional.of(dict.names().stream().map(name -> name + dict.tensor(name) + Arrays.hashCode(dict.tensor(
					name).floats())).collect(Collectors.joining("\n")));
		} catch (final CheckpointException e) {
			return Optional.empty();
		}
	}
}
