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

import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.ImagePlus;
import ij.gui.Roi;

/** Which plane a selection belongs to. ImageJ says it by channel, slice and frame or by the number in the stack. */
public final class StackPositions {

	private StackPositions() {
	}

	/**
	 * Ties a selection to a plane, in the way that ImageJ expects of the image: by all three positions in a hyperstack,
	 * by the number in a plain stack, not at all in a single image. Where channels are shown together it is on all of
	 * them, else it would be hidden while another one is the current.
	 */
	public static void set(final Roi roi, final PlanePosition plane, final ImagePlus image) {
		final int c = Planes.isComposite(image) ? PlanePosition.ALL_CHANNELS : plane.c();
		if (image.isHyperStack()) roi.setPosition(c, plane.z(), plane.t());
		else
			if (image.getStackSize() > 1 && c != PlanePosition.ALL_CHANNELS)
				roi.setPosition(image.getStackIndex(c, plane.z(), plane.t()));
			else
				roi.setPosition(0);
	}

	/**
	 * The plane that a selection is tied to; where it leaves open a position, that of {@code otherwise}.
	 *
	 * @param roi of any type
	 * @param image the image it is used on
	 * @param otherwise such as the plane that is shown
	 * @throws IllegalArgumentException if the position lies outside the image
	 */
	static PlanePosition get(final Roi roi, final ImagePlus image, final PlanePosition otherwise) {
		if (!roi.hasHyperStackPosition()) return numbered(roi.getPosition(), image, otherwise);
		return inside(roi.getCPosition(), roi.getZPosition(), roi.getTPosition(), image, otherwise);
	}

	/** The plane with this number in the stack, or {@code otherwise} for 0 (none) and less (several). */
	static PlanePosition numbered(final int number, final ImagePlus image, final PlanePosition otherwise) {
		if (number < 1) return otherwise;
		if (number > image.getStackSize())
			throw new IllegalArgumentException("a selection lies on plane %d, '%s' has %d".formatted(number,
					image.getTitle(), image.getStackSize()));
		final int[] position = image.convertIndexToPosition(number);
		return inside(position[0], position[1], position[2], image, otherwise);
	}

	private static PlanePosition inside(final int c, final int z, final int t, final ImagePlus image,
			final PlanePosition otherwise) {
		if (c > image.getNChannels() || z > image.getNSlices() || t > image.getNFrames())
			throw new IllegalArgumentException("a selection lies at channel %d, slice %d, frame %d, '%s' has %d, %d, %d"
					.formatted(c, z, t, image.getTitle(), image.getNChannels(), image.getNSlices(),
							image.getNFrames()));
		return new PlanePosition(c == 0 ? otherwise.c() : c, z == 0 ? otherwise.z() : z, t == 0 ? otherwise.t() : t);
	}
}
