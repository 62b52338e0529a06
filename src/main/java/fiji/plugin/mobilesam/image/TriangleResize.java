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
package fiji.plugin.mobilesam.image;

import java.util.Arrays;

/**
 * Antialiased bilinear resize: a triangle filter whose support grows with the reduction, along the rows and then along
 * the columns, with 8-bit values in between. Gives the pixels that Pillow's {@code BILINEAR} gives, which is what SAM's
 * training data went through.
 */
public final class TriangleResize {

	private final RgbImage image;
	private final ResampleAxis columns;
	private final ResampleAxis rows;
	private final int rowLength;
	/** Input rows resized along x, by row modulo the number kept. */
	private final int[][] ring;
	private int ringEnd;

	private TriangleResize(final RgbImage image, final int width, final int height) {
		this.image = image;
		columns = new ResampleAxis(image.width(), width);
		rows = new ResampleAxis(image.height(), height);
		rowLength = 3 * width;
		int longest = 0;
		for (int y = 0; y < height; y++) longest = Math.max(longest, rows.weights(y).length);
		ring = new int[longest][rowLength];
	}

	/**
	 * @param image is not changed
	 * @param width of the result, pixels, at least 1
	 * @param height of the result, pixels, at least 1
	 * @return the image itself when it has that size
	 * @throws IllegalArgumentException if a side is below 1
	 */
	public static RgbImage resize(final RgbImage image, final int width, final int height) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException(
					"an image is resized to at least one pixel, got %d x %d".formatted(width, height));
		if (width == image.width() && height == image.height()) return image;
		final byte[] rgb = new byte[Math.multiplyExact(3 * width, height)];
		new TriangleResize(image, width, height).fill(rgb);
		return new RgbImage(width, height, rgb);
	}

	/**
	 * Both sides times {@code percent / 100}, rounded half up, at least one pixel.
	 *
	 * @param image is not changed
	 * @param percent more than 0, at most 100
	 * @throws IllegalArgumentException if the percentage is out of range
	 */
	public static RgbImage reduce(final RgbImage image, final double percent) {
		if (!(percent > 0 && percent <= 100))
			throw new IllegalArgumentException(
					"an image is reduced to more than 0 and at most 100 percent, got " + percent);
		return resize(image, reduced(image.width(), percent), reduced(image.height(), percent));
	}

	private static int reduced(final int side, final double percent) {
		return Math.max(1, (int) (side * percent / 100 + 0.5));
	}

	private void fill(final byte[] rgb) {
		final int[] sums = new int[rowLength];
		for (int y = 0, at = 0; at < rgb.length; y++) {
			for (; ringEnd < rows.end(y); ringEnd++) resizeRow(ringEnd, ring[ringEnd % ring.length]);
			Arrays.fill(sums, 0);
			final int[] weights = rows.weights(y);
			for (int i = 0; i < weights.length; i++) addRow(ring[(rows.first(y) + i) % ring.length], weights[i], sums);
			for (int i = 0; i < rowLength; i++) rgb[at++] = (byte) ResampleAxis.round(sums[i]);
		}
	}

	private static void addRow(final int[] row, final int weight, final int[] sums) {
		for (int i = 0; i < sums.length; i++) sums[i] += weight * row[i];
	}

	private void resizeRow(final int y, final int[] resized) {
		final byte[] rgb = image.rgb();
		final int row = 3 * y * image.width();
		for (int x = 0; x < rowLength / 3; x++) {
			int red = 0;
			int green = 0;
			int blue = 0;
			int at = row + 3 * columns.first(x);
			for (final int weight : columns.weights(x)) {
				red += weight * (rgb[at] & 255);
				green += weight * (rgb[at + 1] & 255);
				blue += weight * (rgb[at + 2] & 255);
				at += 3;
			}
			resized[3 * x] = ResampleAxis.round(red);
			resized[3 * x + 1] = ResampleAxis.round(green);
			resized[3 * x + 2] = ResampleAxis.round(blue);
		}
	}
}
