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

import java.util.Objects;

/**
 * An 8-bit RGB image.
 *
 * @param width pixels in a row, at least 1
 * @param height rows, at least 1
 * @param rgb {@code 3 * width * height} unsigned bytes, row by row, red first;
 *          not copied, so not to be changed
 */
public record RgbImage(int width, int height, byte[] rgb) {

	/** What an image can have at most: three bytes a pixel must fit one Java array. */
	public static final int MOST_PIXELS = (Integer.MAX_VALUE - 8) / 3;

	/**
	 * @throws IllegalArgumentException if a side is below 1 or the array does not
	 *           fit the sides
	 */
	public RgbImage {
		Objects.requireNonNull(rgb, "rgb");
		if (width < 1 || height < 1)
			throw new IllegalArgumentException(
					"an image needs at least one pixel, got %d x %d".formatted(width, height));
		if (rgb.length != 3L * width * height)
			throw new IllegalArgumentException("an RGB image of %d x %d needs %d bytes, got %d".formatted(width, height,
					3L * width * height, rgb.length));
	}

	/**
	 * A copy of a part.
	 *
	 * @param left first column inside
	 * @param top first row inside
	 * @param right first column outside
	 * @param bottom first row outside
	 * @throws IllegalArgumentException if the part is empty or leaves the image
	 */
	public RgbImage crop(final int left, final int top, final int right, final int bottom) {
		if (left < 0 || top < 0 || right > width || bottom > height || left >= right || top >= bottom)
			throw new IllegalArgumentException("part (%d, %d, %d, %d) is empty or leaves the image of %d x %d"
					.formatted(left, top, right, bottom, width, height));
		final int row = 3 * (right - left);
		final byte[] part = new byte[row * (bottom - top)];
		for (int y = top; y < bottom; y++) System.arraycopy(rgb, 3 * (y * width + left), part, (y - top) * row, row);
		return new RgbImage(right - left, bottom - top, part);
	}
}
