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

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

/**
 * Deflates masks, as bytes 0 and 1, faster than their pixels could be looked at. Most of a plane lies above or below the
 * mask: that is put together from blocks of zeros that were deflated once. Blocks that end at a byte and look back to
 * nothing before them can follow each other in any order (RFC 1951, section 2); the checksum at the end (RFC 1950,
 * section 8.2) comes from the lengths of the runs.
 */
final class MaskDeflater implements AutoCloseable {

	/** The first block of zeros has 2^15, the others twice as many as the one before. */
	private static final int SMALLEST = 15;
	private static final int LARGEST = 20;
	private static final byte[][] ZEROS = zeros();
	/** Planes of at most so many pixels are deflated in one, which leaves half and takes little time. */
	private static final int SMALL_PLANE = 1 << 18;

	/** Deflate with a window of 32 kB; the last five bits make it a multiple of 31. */
	private static final byte[] HEADER = {0x78, 0x5e};
	/** A last block with nothing in it. */
	private static final byte[] END = {3, 0};

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
	private final byte[] buffer = new byte[1 << 16];
	private byte[] rows = {};

	/** Writes the zlib stream of a mask. */
	void write(final BinaryMask mask, final OutputStream out) throws IOException {
		final long pixels = (long) mask.width() * mask.height();
		final PixelBox box = mask.bounds().orElse(null);
		final boolean small = pixels <= SMALL_PLANE;
		final long above = small || box == null ? 0 : wholeBlocks((long) box.top() * mask.width());
		final long below = small ? 0 : wholeBlocks(pixels - (box == null ? 0 : (long) box.bottom() * mask.width()));
		out.write(HEADER);
		writeZeros(above, out);
		writeRows(mask, above, (int) (pixels - above - below), out);
		writeZeros(below, out);
		out.write(END);
		writeChecksum(mask, pixels, out);
	}

	@Override
	public void close() {
		deflater.end();
	}

	private static long wholeBlocks(final long zeros) {
		return zeros >> SMALLEST << SMALLEST;
	}

	private static void writeZeros(final long count, final OutputStream out) throws IOException {
		long rest = count;
		for (int size = LARGEST; size >= SMALLEST; size--)
			for (; rest >= 1L << size; rest -= 1L << size) out.write(ZEROS[size - SMALLEST]);
	}

	/** Writes the pixels that are not among the blocks of zeros. */
	private void writeRows(final BinaryMask mask, final long from, final int length, final OutputStream out)
			throws IOException {
		if (rows.length < length) rows = new byte[length];
		Arrays.fill(rows, 0, length, (byte) 0);
		mask.forEachRun((y, start, end) -> {
			final int row = (int) ((long) y * mask.width() - from);
			Arrays.fill(rows, row + start, row + end, (byte) 1);
		});
		deflater.reset();
		deflater.setInput(rows, 0, length);
		flush(deflater, buffer, out);
	}

	/** Writes all that was put in, up to the end of a byte. */
	private static void flush(final Deflater deflater, final byte[] buffer, final OutputStream out) throws IOException {
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
			deflater.setInput(new byte[1 << i + SMALLEST]);
			final byte[] block = new byte[(1 << i + SMALLEST) / 64 + 64];
			blocks[i] = Arrays.copyOf(block, deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH));
			deflater.end();
		}
		return blocks;
	}

	private static void writeChecksum(final BinaryMask mask, final long pixels, final OutputStream out)
			throws IOException {
		final Adler sum = new Adler();
		mask.forEachRun((y, from, to) -> {
			sum.zerosUpTo((long) y * mask.width() + from);
			sum.ones(to - from);
		});
		sum.zerosUpTo(pixels);
		for (int shift = 24; shift >= 0; shift -= 8) out.write((int) (sum.value() >>> shift));
	}

	/** Adler-32 of runs of bytes 0 and 1. */
	private static final class Adler {

		private static final int MODULUS = 65521;

		private long bytes;
		private long sum = 1;
		private long sumOfSums;

		private void zerosUpTo(final long end) {
			sumOfSums = (sumOfSums + (end - bytes) % MODULUS * sum) % MODULUS;
			bytes = end;
		}

		private void ones(final long count) {
			sumOfSums = (sumOfSums + count * sum + count * (count + 1) / 2) % MODULUS;
			sum = (sum + count) % MODULUS;
			bytes += count;
		}

		private long value() {
			return sumOfSums << 16 | sum;
		}
	}
}
