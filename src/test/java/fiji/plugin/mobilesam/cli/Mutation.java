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
package fiji.plugin.mobilesam.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Damage to a file, the same for the same seed. */
final class Mutation {

	/** Sizes and counts that programs stumble over. */
	private static final int[] EXTREMES = {0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 1 << 24,
			Integer.MAX_VALUE, Integer.MIN_VALUE};
	private static final int MOST_CHANGES = 8;
	/** Headers lie at the start, where more changes go. */
	private static final int HEADER = 200;
	private static final int PNG_SIGNATURE = 8;
	private static final int PNG_CHUNK = 12;

	private final Random random;

	Mutation(final long seed) {
		random = new Random(seed);
	}

	Random random() {
		return random;
	}

	/** The file with a few bytes, numbers or pieces changed, removed or doubled. */
	byte[] of(final byte[] file) {
		byte[] changed = file.clone();
		final int changes = 1 + random.nextInt(random.nextInt(MOST_CHANGES) + 1);
		for (int i = 0; i < changes && changed.length > 4; i++) changed = once(changed);
		return changed;
	}

	private byte[] once(final byte[] file) {
		final int reach = random.nextBoolean() ? Math.min(HEADER, file.length) : file.length;
		final int at = random.nextInt(reach - Math.min(3, reach - 1));
		final int length = 1 + random.nextInt(30);
		switch (random.nextInt(8)) {
			case 0, 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
			case 2 -> file[at] = (byte) random.nextInt(256);
			case 3, 4 -> ByteBuffer.wrap(file).order(random.nextBoolean()
					? ByteOrder.LITTLE_ENDIAN
					: ByteOrder.BIG_ENDIAN).putInt(Math.min(at, file.length - 4), extreme());
			case 5 -> {
				return pieces(file, at, Math.min(file.length, at + length));
			}
			case 6 -> {
				return pieces(file, Math.min(file.length, at + length), at);
			}
			default -> {
				return random.nextInt(3) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
			}
		}
		return file;
	}

	/** The bytes before {@code end} and those from {@code start}. */
	private static byte[] pieces(final byte[] file, final int end, final int start) {
		final byte[] joined = Arrays.copyOf(file, end + file.length - start);
		System.arraycopy(file, start, joined, end, file.length - start);
		return joined;
	}

	int extreme() {
		return EXTREMES[random.nextInt(EXTREMES.length)];
	}

	/** A PNG file with the checksums of its content, so that more than the checksum is put to the test. */
	static byte[] withChecksums(final byte[] png) {
		final ByteBuffer file = ByteBuffer.wrap(png.clone());
		int at = PNG_SIGNATURE;
		while (at + PNG_CHUNK <= png.length) {
			final int length = file.getInt(at);
			if (length < 0 || length > png.length - at - PNG_CHUNK) break;
			final CRC32 crc = new CRC32();
			crc.update(file.array(), at + 4, length + 4);
			file.putInt(at + 8 + length, (int) crc.getValue());
			at += PNG_CHUNK + length;
		}
		return file.array();
	}
}
