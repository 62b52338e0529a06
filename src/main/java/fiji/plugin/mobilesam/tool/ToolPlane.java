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

package fiji.plugin.mobilesam.tool;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.mobilesam.commands.ToolSettings;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.ImagePlus;

/**
 * A plane of an image that the tool works on.
 *
 * @param image by identity
 * @param position of the plane
 */
record ToolPlane(ImagePlus image, PlanePosition position) {

	/**
	 * The plane that an image shows.
	 *
	 * @throws IllegalArgumentException if the image is empty or too large, or the settings do not suit it
	 */
	static ToolPlane shownBy(final ImagePlus image, final ToolSettings settings) {
		return new ToolPlane(image, settings.planes(image).current());
	}

	/** Whether its image shows it. */
	boolean isShown() {
		final int[] shown = image.convertIndexToPosition(image.getCurrentSlice());
		return (position.c() == PlanePosition.ALL_CHANNELS || position.c() == shown[0]) && position.z() == shown[1]
				&& position.t() == shown[2];
	}

	/** The planes that the user is likely to see next. */
	List<ToolPlane> neighbours() {
		final List<ToolPlane> neighbours = new ArrayList<>();
		for (final int step : new int[]{1, -1}) {
			addIfThere(neighbours, position.z() + step, position.t());
			addIfThere(neighbours, position.z(), position.t() + step);
		}
		return neighbours;
	}

	private void addIfThere(final List<ToolPlane> planes, final int z, final int t) {
		if (z >= 1 && z <= image.getNSlices() && t >= 1 && t <= image.getNFrames())
			planes.add(new ToolPlane(image, new PlanePosition(position.c(), z, t)));
	}
}
