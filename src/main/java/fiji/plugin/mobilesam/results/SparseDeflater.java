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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Deflates bytes that are mostly zero, faster than Java does: long runs of zeros are put together from blocks that were
 * deflated once. Blocks that end at a byte and look back to nothing before them can follow each other in any order (RFC
 * 1951, section 2).
 */
final class SparseDeflater {

	/**
	 * The first block of zeros has 2^17, the others twice as many as the one before. At each the coding begins anew, so that
	 * smaller ones would take more room.
	 */
	private static final int SMALLEST = 17;
	private static final int LARGEST = 20;
	private static final byte[][] ZEROS = zeros();
	private static final byte[] NOTHING = new byte[1 << SMALLEST];

	/** Deflate with a window of 32 kB; the last five bits make it a multiple of 31. */
	private static final byte[] HEADER = {0x78, 0x5e};
	/** A last block with nothing in it. */
	private static final byte[] END = {3, 0};

	private static final int BUFFER = 1 << 14;

	private SparseDeflater() {
	}

	/** The zlib stream of the bytes. */
	static byte[] deflate(final byte[] bytes) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(HEADER);
		final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
		int at = 0;
		while (at < bytes.length) {
			final int some = endOf(false, bytes, at);
			deflater.reset();
			deflater.setInput(bytes, at, some - at);
			flush(deflater, out);
			at = endOf(true, bytes, some);
			writeZeros(at - some, out);
		}
		deflater.end();
		out.writeBytes(END);
		final Adler32 checksum = new Adler32();
		checksum.update(bytes);
		out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
		return out.toByteArray();
	}

	/** Where the blocks end, from an address on, of which all are zeros, or none is. */
	private static int endOf(final boolean zeros, final byte[] bytes, final int from) {
		int end = from;
		while (end < bytes.length && zeros == isNothing(bytes, end))
			end = Math.min(bytes.length, end + NOTHING.length);
		return end;
	}

	/** Whether a whole block of zeros begins at an address. */
	private static boolean isNothing(final byte[] bytes, final int from) {
		return bytes.length - from >= NOTHING.length
				&& Arrays.equals(bytes, from, from + NOTHING.length, NOTHING, 0, NOTHING.length);
	}

	private static void writeZeros(final int count, final ByteArrayOutputStream out) {
		int rest = count;
		for (int size = LARGEST; size >= SMALLEST; size--)
			for (; rest >= 1 << size; rest -= 1 << size) out.writeBytes(ZEROS[size - SMALLEST]);
	}

	/** Writes all that was put in, up to the end of a byte. */
	private static void flush(final Deflater deflater, final ByteArrayOutputStream out) {
		final byte[] buffer = new byte[BUFFER];
		int written;
		do {
			written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
			out.write(buffer, 0, written);
		} while (written == buffer.length);
	}

	private static byte[][] zeros() {
		final byte[][] blocks = new byte[LARGEST - SMALLEST + 1][];
		for (int i = 0; i < blocks.length; i++) {
			final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
			final ByteArrayOutputStream block = new ByteArrayOutputStream();
			deflater.setInput(new byte[1 << i + SMALLEST]);
			flush(deflater, block);
			blocks[i] = block.toByteArray();
			deflater.end();
		}
		return blocks;
	}
}
