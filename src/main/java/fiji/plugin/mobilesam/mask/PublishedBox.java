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

/**
 * The box of a mask as SAM's published generator states it: the pixel indices of its first column and row, and the
 * steps from there to the last ones, so that a mask of one pixel has width and height 0. Suppression compares these
 * boxes and exported metadata has them; {@link PixelBox#width()} counts pixels.
 *
 * @param x first column; 0 for an empty mask
 * @param y first row; 0 for an empty mask
 * @param width last column less first
 * @param height last row less first
 */
public record PublishedBox(int x, int y, int width, int height) {

	/** The box of a mask. */
	public static PublishedBox of(final BinaryMask mask) {
		return mask.bounds().map(b -> new PublishedBox(b.left(), b.top(), b.width() - 1, b.height() - 1))
				.orElse(new PublishedBox(0, 0, 0, 0));
	}

	/** The same box of the plane, when this one is of a crop that begins at the given column and row. */
	public PublishedBox shifted(final int left, final int top) {
		return new PublishedBox(x + left, y + top, width, height);
	}

	/**
	 * Intersection over union in single precision, as the published generator computes it; NaN for two boxes without
	 * area.
	 */
	float iou(final PublishedBox other) {
		final int columns = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
		final int rows = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
		final float common = (float) Math.max(0, columns) * Math.max(0, rows);
		return common / (area() + other.area() - common);
	}

	private float area() {
		return (float) width * height;
	}
}
