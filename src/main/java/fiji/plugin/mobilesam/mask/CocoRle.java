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
package fiji.plugin.mobilesam.mask;

import java.util.stream.LongStream;

/**
 * The compressed run lengths of COCO's annotation format: lengths over the pixels in column order, background first,
 * each from the fourth one on as the difference to the one two before, as characters of five bits, lowest first. See
 * Lin et al., <a href="https://arxiv.org/abs/1405.0312">Microsoft COCO</a> (2014), and its mask API.
 */
public final class CocoRle {

	private static final char ZERO = '0';
	private static final int BITS = 5;
	private static final int MORE = 0x20;
	private static final int SIGN = 0x10;

	private CocoRle() {
	}

	/** Run lengths over the pixels in column order, background first (0 when the first pixel is set). */
	public static long[] counts(final BinaryMask mask) {
		final long pixels = (long) mask.width() * mask.height();
		final LongStream.Builder counts = LongStream.builder();
		final long[] end = {0};
		Transposition.of(mask).forEachSpan((from, to) -> {
			counts.add(from - end[0]).add(to - from);
			end[0] = to;
		});
		if (end[0] < pixels) counts.add(pixels - end[0]);
		return counts.build().toArray();
	}

	/** The string that stands in a COCO annotation as {@code counts}. */
	public static String encode(final BinaryMask mask) {
		final long[] counts = counts(mask);
		final StringBuilder text = new StringBuilder();
		for (int i = 0; i < counts.length; i++) append(i > 2 ? counts[i] - counts[i - 2] : counts[i], text);
		return text.toString();
	}

	/**
	 * @param width of the plane, pixels
	 * @param height of the plane, pixels
	 * @param text as {@link #encode} gives it
	 * @throws IllegalArgumentException if the text is no such string or does not fill the plane
	 */
	public static BinaryMask decode(final int width, final int height, final String text) {
		final BinaryMask.Builder columns = BinaryMask.builder(height, width);
		final long pixels = (long) width * height;
		final long[] counts = numbers(text);
		long end = 0;
		for (int i = 0; i < counts.length; i++) {
			if (i > 2) counts[i] += counts[i - 2];
			if (counts[i] < 0 || counts[i] > pixels - end)
				throw new IllegalArgumentException("run %d of a COCO mask has %d pixels, after %d of the %d x %d pixels"
						.formatted(i, counts[i], end, width, height));
			if (i % 2 == 1 && counts[i] > 0) columns.addSpan(end, end + counts[i]);
			end += counts[i];
		}
		if (end != pixels)
			throw new IllegalArgumentException("the runs of a COCO mask have %d pixels, a plane of %d x %d has %d"
					.formatted(end, width, height, pixels));
		return Transposition.of(columns.build());
	}

	private static void append(final long number, final StringBuilder text) {
		long rest = number;
		boolean more = true;
		while (more) {
			final int bits = (int) rest & (1 << BITS) - 1;
			rest >>= BITS;
			more = rest != ((bits & SIGN) == 0 ? 0 : -1);
			text.append((char) (ZERO + (more ? bits | MORE : bits)));
		}
	}

	private static long[] numbers(final String text) {
		final LongStream.Builder numbers = LongStream.builder();
		long number = 0;
		int shift = 0;
		for (int at = 0; at < text.length(); at++) {
			final int bits = text.charAt(at) - ZERO;
			final boolean more = (bits & MORE) != 0;
			if (bits < 0 || bits >= 2 * MORE || more && (at == text.length() - 1 || shift > 50))
				throw new IllegalArgumentException(
						"character %d of %d does not belong into a COCO mask".formatted(at, text.length()));
			number |= (long) (bits & MORE - 1) << shift;
			shift += BITS;
			if (more) continue;
			numbers.add((bits & SIGN) == 0 ? number : number | -1L << shift);
			number = 0;
			shift = 0;
		}
		return numbers.build().toArray();
	}
}
