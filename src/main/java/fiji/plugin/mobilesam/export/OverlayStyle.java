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

package fiji.plugin.mobilesam.export;

import fiji.plugin.mobilesam.imagej.MaskColors;

/**
 * How masks are drawn over an image.
 *
 * @param colors of the masks, by their order
 * @param opacity of the fill, 0 to 1
 * @param contours whether the masks have an outline in their full colour
 */
public record OverlayStyle(MaskColors colors, double opacity, boolean contours) {

	/** Fixed colours, a fill that the image shows through, contours. */
	public static final OverlayStyle DEFAULT = new OverlayStyle(MaskColors.FIXED, 0.4, true);

	/** @throws IllegalArgumentException if the opacity is not 0 to 1 */
	public OverlayStyle {
		if (!(opacity >= 0 && opacity <= 1))
			throw new IllegalArgumentException("the opacity of a fill is 0 to 1, got " + opacity);
	}

	/** The same in other colours. */
	public OverlayStyle withColors(final MaskColors others) {
		return new OverlayStyle(others, opacity, contours);
	}

	/** The same without outlines. */
	public OverlayStyle withoutContours() {
		return new OverlayStyle(colors, opacity, false);
	}
}
