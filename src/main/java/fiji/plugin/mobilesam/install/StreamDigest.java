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

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;

import fiji.plugin.mobilesam.model.Checksum.Algorithm;

/** A checksum of bytes that come in pieces. */
interface StreamDigest {

	/** Takes the first bytes of a buffer. */
	void update(byte[] buffer, int length);

	/** The checksum of all bytes so far, hexadecimal in lower case. */
	String hex();

	static StreamDigest of(final Algorithm algorithm) {
		return switch (algorithm) {
			case SHA256 -> new Sha256();
			case XXH128 -> new Xxh128();
		};
	}

	/** That of the Java platform. */
	final class Sha256 implements StreamDigest {

		private final MessageDigest digest;

		private Sha256() {
			try {
				digest = MessageDigest.getInstance("SHA-256");
			} catch (final NoSuchAlgorithmException e) {
				throw new IllegalStateException("every Java has SHA-256", e);
			}
		}

		@Override
		public void update(final byte[] buffer, final int length) {
			digest.update(buffer, 0, length);
		}

		@Override
		public String hex() {
			return HexFormat.of().formatHex(digest.digest());
		}
	}

	/** XXH3 of 128 bits without a seed, written as {@code xxh128sum} does. */
	final class Xxh128 implements StreamDigest {

		private final HashStream128 stream = Hashing.xxh3_128().hashStream();

		private Xxh128() {
		}

		@Override
		public void update(final byte[] buffer, final int length) {
			stream.putBytes(buffer, 0, length);
		}

		@Override
		public String hex() {
			final var hash = stream.get();
			return "%016x%016x".formatted(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
		}
	}
}
