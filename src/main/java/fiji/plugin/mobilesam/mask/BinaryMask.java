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

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A set of pixels of a plane. Immutable. Held as run lengths over the pixels in row order, in bytes of variable number,
 * so that thousands of masks of a large plane fit in memory.
 */
public final class BinaryMask {

	/** Takes the horizontal runs of a mask. */
	@FunctionalInterface
	public interface RunConsumer {

		/**
		 * @param y row
		 * @param from first column inside
		 * @param to first column outside
		 */
		void accept(int y, int from, int to);
	}

	/** Takes the runs of a mask over the pixels in row order. */
	@FunctionalInterface
	interface SpanConsumer {

		/**
		 * @param from first pixel inside, {@code y * width + x}
		 * @param to first pixel outside
		 */
		void accept(long from, long to);
	}

	private final int width;
	private final int height;
	/** Gap, length, gap, length, ... over the pixels in row order: seven bits a byte, lowest first. */
	private final byte[] runs;
	private final long area;
	/** Null when the mask is empty. */
	private final PixelBox bounds;

	private BinaryMask(final int width, final int height, final byte[] runs) {
		this.width = width;
		this.height = height;
		this.runs = runs;
		final Extent extent = new Extent();
		forEachRun(extent);
		area = extent.area;
		bounds = extent.box();
	}

	/**
	 * Starts a mask of a plane.
	 *
	 * @param width of the plane, pixels
	 * @param height of the plane, pixels
	 * @throws IllegalArgumentException if a side is below 1
	 */
	public static Builder builder(final int width, final int height) {
		return new Builder(width, height);
	}

	/**
	 * @param width of the plane, pixels
	 * @param height of the plane, pixels
	 * @param pixels {@code width * height} values, row by row, set where not 0
	 * @throws IllegalArgumentException if the array does not fit the plane
	 */
	public static BinaryMask of(final int width, final int height, final byte[] pixels) {
		if (pixels.length != (long) width * height)
			throw new IllegalArgumentException("a mask of %d x %d needs %d pixels, got %d".formatted(width, height,
					(long) width * height, pixels.length));
		final Builder builder = new Builder(width, height);
		for (int i = 0; i < pixels.length; i++) {
			if (pixels[i] == 0) continue;
			final int from = i;
			while (i < pixels.length && pixels[i] != 0) i++;
			builder.addSpan(from, i);
		}
		return builder.build();
	}

	/** Width of the plane, pixels. */
	public int width() {
		return width;
	}

	/** Height of the plane, pixels. */
	public int height() {
		return height;
	}

	/** Number of pixels set. */
	public long area() {
		return area;
	}

	/** The smallest box around the pixels; nothing for an empty mask. */
	public Optional<PixelBox> bounds() {
		return Optional.ofNullable(bounds);
	}

	/** Whether no pixel is set. */
	public boolean isEmpty() {
		return area == 0;
	}

	/** Whether the pixel is set; one outside the plane is not. Reads the runs up to it. */
	public boolean contains(final int x, final int y) {
		if (bounds == null || !bounds.contains(x, y)) return false;
		final long pixel = (long) y * width + x;
		final Spans spans = new Spans(this);
		while (spans.next()) if (pixel < spans.to) return pixel >= spans.from;
		return false;
	}

	/**
	 * Hands over every run, from the top row down and from left to right; no run touches the next one of its row.
	 */
	public void forEachRun(final RunConsumer consumer) {
		forEachSpan((from, to) -> {
			// A span that goes on in the next row is more than one run.
			int y = (int) (from / width);
			for (long row = (long) y * width; row < to; row += width, y++)
				consumer.accept(y, (int) (Math.max(from, row) - row), (int) (Math.min(to, row + width) - row));
		});
	}

	/** Hands over every run over the pixels in row order; none touches the next one. */
	void forEachSpan(final SpanConsumer consumer) {
		final Spans spans = new Spans(this);
		while (spans.next()) consumer.accept(spans.from, spans.to);
	}

	/**
	 * The pixels as bytes.
	 *
	 * @param on value of the pixels set; the others are 0
	 * @return {@code width * height} bytes, row by row
	 */
	public byte[] toBytes(final byte on) {
		final byte[] pixels = new byte[Math.multiplyExact(width, height)];
		forEachSpan((from, to) -> Arrays.fill(pixels, (int) from, (int) to, on));
		return pixels;
	}

	/** The pixels that are not set. */
	public BinaryMask complement() {
		final Builder builder = new Builder(width, height);
		final Spans spans = new Spans(this);
		long end = 0;
		while (spans.next()) {
			if (spans.from > end) builder.addSpan(end, spans.from);
			end = spans.to;
		}
		if (end < (long) width * height) builder.addSpan(end, (long) width * height);
		return builder.build();
	}

	/**
	 * The pixels set in both masks.
	 *
	 * @throws IllegalArgumentException if the masks belong to planes of different sizes
	 */
	public BinaryMask intersection(final BinaryMask other) {
		requireSameSize(other);
		final Builder builder = new Builder(width, height);
		final Spans a = new Spans(this);
		final Spans b = new Spans(other);
		boolean more = a.next() && b.next();
		while (more) {
			final long from = Math.max(a.from, b.from);
			final long to = Math.min(a.to, b.to);
			if (from < to) builder.addSpan(from, to);
			more = a.to < b.to ? a.next() : b.next();
		}
		return builder.build();
	}

	/**
	 * Number of pixels set in both masks.
	 *
	 * @throws IllegalArgumentException if the masks belong to planes of different sizes
	 */
	public long intersectionArea(final BinaryMask other) {
		requireSameSize(other);
		if (bounds == null || other.bounds == null || !bounds.overlaps(other.bounds)) return 0;
		final Spans a = new Spans(this);
		final Spans b = new Spans(other);
		long common = 0;
		boolean more = a.next() && b.next();
		while (more) {
			common += Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
			more = a.to < b.to ? a.next() : b.next();
		}
		return common;
	}

	/**
	 * Intersection over union with another mask, 0 to 1; two empty masks are equal, so 1.
	 *
	 * @throws IllegalArgumentException if the masks belong to planes of different sizes
	 */
	public double iou(final BinaryMask other) {
		final long common = intersectionArea(other);
		final long union = area + other.area - common;
		return union == 0 ? 1 : (double) common / union;
	}

	/**
	 * The same pixels in a plane that this one is a part of.
	 *
	 * @param planeWidth width of the plane, pixels
	 * @param planeHeight height of the plane, pixels
	 * @param left column of the plane where this mask's first column lies
	 * @param top row of the plane where this mask's first row lies
	 * @throws IllegalArgumentException if a pixel comes to lie outside the plane
	 */
	public BinaryMask placedIn(final int planeWidth, final int planeHeight, final int left, final int top) {
		if (left == 0 && top == 0 && planeWidth == width && planeHeight == height) return this;
		final Builder builder = new Builder(planeWidth, planeHeight);
		forEachRun((y, from, to) -> builder.addRun(y + top, from + left, to + left));
		return builder.build();
	}

	private void requireSameSize(final BinaryMask other) {
		if (width != other.width || height != other.height)
			throw new IllegalArgumentException("masks of one plane are compared, got %d x %d and %d x %d"
					.formatted(width, height, other.width, other.height));
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof BinaryMask mask && width == mask.width && height == mask.height
				&& Arrays.equals(runs, mask.runs);
	}

	@Override
	public int hashCode() {
		return Objects.hash(width, height, Arrays.hashCode(runs));
	}

	@Override
	public String toString() {
		return "mask of %d pixels in %d x %d".formatted(area, width, height);
	}

	/** Collects runs in row order; runs that touch become one, over the end of a row too. */
	public static final class Builder {

		private final int width;
		private final int height;
		private byte[] runs = new byte[64];
		private int length;
		/** End of the span before the last one. */
		private long written;
		/** The last span, not written yet; empty at first. */
		private long from;
		private long to;

		private Builder(final int width, final int height) {
			if (width < 1 || height < 1)
				throw new IllegalArgumentException(
						"a mask needs at least one pixel, got %d x %d".formatted(width, height));
			this.width = width;
			this.height = height;
		}

		/**
		 * @param y row, not above that of the run before
		 * @param start first column inside, not left of the end of the run before
		 * @param end first column outside, more than {@code start}
		 * @throws IllegalArgumentException if the run is empty, leaves the plane or comes out of order
		 */
		public Builder addRun(final int y, final int start, final int end) {
			if (y < 0 || y >= height || start < 0 || end > width || start >= end)
				throw new IllegalArgumentException("run %d to %d of row %d is empty or leaves the plane of %d x %d"
						.formatted(start, end, y, width, height));
			final long row = (long) y * width;
			if (row + start < to)
				throw new IllegalArgumentException("run %d to %d of row %d comes before the end of the run before"
						.formatted(start, end, y));
			addSpan(row + start, row + end);
			return this;
		}

		/** The mask of all runs so far; more may be added for another one. */
		public BinaryMask build() {
			final int closed = length;
			writeSpan();
			final byte[] bytes = Arrays.copyOf(runs, length);
			// The last span may still grow.
			length = closed;
			return new BinaryMask(width, height, bytes);
		}

		/** Adds a non-empty span of the pixels in row order that begins where the one before ends, or after. */
		void addSpan(final long start, final long end) {
			if (start > to) {
				writeSpan();
				written = to;
				from = start;
			}
			to = end;
		}

		/** Writes the last span, which does not grow any more, as the gap before it and its length. */
		private void writeSpan() {
			if (from == to) return;
			// Two numbers of at most ten bytes.
			if (length + 20 > runs.length) runs = Arrays.copyOf(runs, 2 * runs.length);
			write(from - written);
			write(to - from);
		}

		private void write(final long number) {
			long rest = number;
			for (; rest >= 128; rest >>>= 7) runs[length++] = (byte) (rest | 128);
			runs[length++] = (byte) rest;
		}
	}

	/** Reads the runs over the pixels in row order. */
	private static final class Spans {

		private final byte[] bytes;
		private int at;
		private long from;
		private long to;

		private Spans(final BinaryMask mask) {
			bytes = mask.runs;
		}

		private boolean next() {
			if (at == bytes.length) return false;
			from = to + number();
			to = from + number();
			return true;
		}

		private long number() {
			long value = 0;
			for (int shift = 0;; shift += 7) {
				final byte b = bytes[at++];
				value |= (long) (b & 127) << shift;
				if (b >= 0) return value;
			}
		}
	}

	private static final class Extent implements RunConsumer {

		private long area;
		private int left = Integer.MAX_VALUE;
		private int top = -1;
		private int right;
		private int bottom;

		@Override
		public void accept(final int y, final int from, final int to) {
			area += to - from;
			left = Math.min(left, from);
			right = Math.max(right, to);
			if (top < 0) top = y;
			bottom = y + 1;
		}

		private PixelBox box() {
			return area == 0 ? null : new PixelBox(left, top, right, bottom);
		}
	}
}
