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

package fiji.plugin.mobilesam.imagej;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import ij.gui.Roi;

/**
 * What an area selection says of an object.
 *
 * @param pixels those inside the selection and the plane
 * @param box the edges of a rectangle, else of the pixels
 * @param rectangle whether the box says all
 */
record RoiArea(BinaryMask pixels, BoxPrompt box, boolean rectangle) {

	/**
	 * @param roi an area selection
	 * @param width of the plane, pixels
	 * @param height of the plane, pixels
	 * @throws IllegalArgumentException if it covers no pixel of the plane
	 */
	static RoiArea of(final Roi roi, final int width, final int height) {
		final BinaryMask pixels = MaskRois.mask(roi, width, height);
		final PixelBox bounds = pixels.bounds().orElseThrow(() -> new IllegalArgumentException(
				"%s selection: covers no pixel of the image of %d x %d".formatted(roi.getTypeAsString(), width,
						height)));
		if (roi.getType() != Roi.RECTANGLE || roi.getCornerDiameter() > 0)
			return new RoiArea(pixels, BoxPrompt.of(bounds), false);
		final Rectangle2D edges = roi.getFloatBounds().createIntersection(new Rectangle(width, height));
		return new RoiArea(pixels, new BoxPrompt(edges.getMinX(), edges.getMinY(), edges.getMaxX(), edges.getMaxY()),
				true);
	}
}
