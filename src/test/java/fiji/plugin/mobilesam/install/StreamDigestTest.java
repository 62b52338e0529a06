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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.model.Checksum.Algorithm;

/** Expected values were printed by the programs {@code xxh128sum} 0.8.1 and {@code sha256sum}. */
class StreamDigestTest {

	private static final byte[] SQUARES = new byte[5000];
	static {
		for (int i = 0; i < SQUARES.length; i++) SQUARES[i] = (byte) (i * i % 251);
	}

	@Test
	void xxh128AgreesWithItsProgram() {
		assertEquals("06b05ab6733a618578af5f94892f3950", inPieces(Algorithm.XXH128, "abc".getBytes(
				StandardCharsets.US_ASCII), 2));
		assertEquals("03b1968210409dc8924c0d5e41418245", inPieces(Algorithm.XXH128, SQUARES, 777));
	}

	@Test
	void sha256AgreesWithItsProgram() {
		assertEquals("660faa7089afce64fd1e9dd44cdbce136859740a4fe371c564b58687a67f7b8b",
				inPieces(Algorithm.SHA256, SQUARES, 777));
	}

	private static String inPieces(final Algorithm algorithm, final byte[] bytes, final int piece) {
		final StreamDigest digest = StreamDigest.of(algorithm);
		for (int at = 0; at < bytes.length; at += piece) {
			final byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
			digest.update(Arrays.copyOf(part, piece + 3), part.length);
		}
		return digest.hex();
	}
}
