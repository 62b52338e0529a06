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
 * A rectangle of pixels: left and top are inside, right and bottom outside.
 * Crop boxes, regions and the bounds of masks are pixel boxes.
 *
 * @param left first column inside
 * @param top first row inside
 * @param right first column outside
 * @param bottom first row outside
 */
public record PixelBox(int left, int top, int right, int bottom) {

	/**
	 * @throws IllegalArgumentException if the box is empty or a corner is negative
	 */
	public PixelBox {
		if (left < 0 || top < 0 || right <= left || bottom <= top)
			throw new IllegalArgumentException("a box must be non-empty with corners >= 0, got (%d, %d, %d, %d)"
					.formatted(left, top, right, bottom));
	}

	/** Columns inside. */
	public int width() {
		return right - left;
	}

	/** Rows inside. */
	public int height() {
		return bottom - top;
	}

	/** Whether the pixel is inside. */
	public boolean contains(final int x, final int y) {
		return x >= left && x < right && y >= top && y < bottom;
	}

	/** Whether a pixel is inside both. */
	public boolean overlaps(final PixelBox other) {
		return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
	}
}
