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
 * The box of a mask as SAM's automatic mask generation measures it: both corners are pixels of the mask, so a mask of one
 * pixel has a box of width 0. All zeros for an empty mask.
 *
 * @param x0 first column
 * @param y0 first row
 * @param x1 last column
 * @param y1 last row
 */
public record CornerBox(int x0, int y0, int x1, int y1) {

	/** @throws IllegalArgumentException if a corner is negative or the second lies before the first */
	public CornerBox {
		if (x0 < 0 || y0 < 0 || x1 < x0 || y1 < y0)
			throw new IllegalArgumentException("corners must be >= 0 and in order, got (%d, %d, %d, %d)".formatted(x0,
					y0, x1, y1));
	}

	/** The box of a mask's pixels. */
	public static CornerBox of(final BinaryMask mask) {
		return mask.bounds().map(b -> new CornerBox(b.left(), b.top(), b.right() - 1, b.bottom() - 1))
				.orElse(new CornerBox(0, 0, 0, 0));
	}

	/** The same box, from a crop to the plane that it was cut from. */
	public CornerBox shifted(final int left, final int top) {
		return new CornerBox(x0 + left, y0 + top, x1 + left, y1 + top);
	}

	/** Columns from corner to corner: one less than the mask has. */
	public int width() {
		return x1 - x0;
	}

	/** Rows from corner to corner: one less than the mask has. */
	public int height() {
		return y1 - y0;
	}

	/**
	 * Intersection over union in single precision, as the published generator computes it; NaN for two boxes without
	 * area.
	 */
	float iou(final CornerBox other) {
		final float common = (float) Math.max(0, Math.min(x1, other.x1) - Math.max(x0, other.x0))
				* Math.max(0, Math.min(y1, other.y1) - Math.max(y0, other.y0));
		return common / (area() + other.area() - common);
	}

	private float area() {
		return (float) width() * height();
	}
}
