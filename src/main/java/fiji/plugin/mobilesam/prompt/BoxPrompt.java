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
package fiji.plugin.mobilesam.prompt;

import fiji.plugin.mobilesam.mask.PixelBox;

/**
 * A box around the object, by its edges in image pixels: 0 is the left (top)
 * edge of the first pixel, so the box of the pixels i to j goes from i to j +
 * 1.
 *
 * @param left left edge
 * @param top top edge
 * @param right right edge, more than {@code left}
 * @param bottom bottom edge, more than {@code top}
 */
public record BoxPrompt(double left, double top, double right, double bottom) {

	/**
	 * @throws IllegalArgumentException if an edge is not finite or the box is empty
	 */
	public BoxPrompt {
		if (!(Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(right) && Double.isFinite(bottom)
				&& left < right && top < bottom))
			throw new IllegalArgumentException(
					"a box needs finite edges with left < right and top < bottom, got (%s, %s, %s, %s)".formatted(left,
							top, right, bottom));
	}

	/** The box of some pixels, by their outer edges. */
	public static BoxPrompt of(final PixelBox pixels) {
		return new BoxPrompt(pixels.left(), pixels.top(), pixels.right(), pixels.bottom());
	}
}
