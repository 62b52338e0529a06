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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's own inflater, which tests the checksum, gives the bytes back. */
class SparseDeflaterTest {

	private static final int BLOCK = 1 << 17;

	@ParameterizedTest
	@ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7, 64 * BLOCK, 200 * BLOCK + 5})
	void zerosAndOnesComeBack(final int length) throws IOException {
		final byte[] bytes = new byte[length];
		assertComesBack(bytes);
		Arrays.fill(bytes, (byte) 1);
		assertComesBack(bytes);
	}

	@Test
	void oneByteComesBackFromEveryPlace() throws IOException {
		for (int at = 0; at < 4 * BLOCK; at += 9973) {
			final byte[] bytes = new byte[4 * BLOCK];
			bytes[at] = (byte) at;
			assertComesBack(bytes);
		}
	}

	@Test
	void scatteredBytesComeBack() throws IOException {
		final Random random = new Random(3);
		for (int run = 0; run < 30; run++) {
			final byte[] bytes = new byte[20 * BLOCK + random.nextInt(BLOCK)];
			for (int part = 0; part < 3; part++) {
				final int from = random.nextInt(bytes.length);
				final int to = Math.min(bytes.length, from + random.nextInt(4 * BLOCK));
				for (int i = from; i < to; i++) bytes[i] = (byte) random.nextInt();
			}
			assertComesBack(bytes);
		}
	}

	@Test
	void zerosTakeLittleRoom() {
		final byte[] bytes = new byte[100 * BLOCK];
		bytes[50 * BLOCK] = 1;
		assertTrue(SparseDeflater.deflate(bytes).length < bytes.length / 900,
				SparseDeflater.deflate(bytes).length + " bytes");
	}

	private static void assertComesBack(final byte[] bytes) throws IOException {
		final ByteArrayInputStream deflated = new ByteArrayInputStream(SparseDeflater.deflate(bytes));
		assertArrayEquals(bytes, new InflaterInputStream(deflated).readAllBytes());
	}
}
