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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import fiji.plugin.mobilesam.prompt.PlanePosition;

/**
 * The planes that a run renders. What the run used stays known when the user changes the image before its results are
 * written. May be used by several threads.
 */
public final class RenderedPlanes {

	private final Planes planes;
	private final Map<PlanePosition, Contrast> contrasts = new ConcurrentHashMap<>();

	/** @param planes of the image; none is rendered yet */
	public RenderedPlanes(final Planes planes) {
		this.planes = planes;
	}

	/** The planes of the image, as it is now. */
	public Planes all() {
		return planes;
	}

	/**
	 * Renders a plane and remembers with which contrast.
	 *
	 * @throws IllegalArgumentException if the image has no such plane
	 */
	public Plane render(final PlanePosition position) {
		final Plane plane = planes.plane(position);
		contrasts.put(position, plane.contrast());
		return plane;
	}

	/**
	 * The contrast with which a plane was rendered last; that of now where it never was, as in a run that was stopped.
	 *
	 * @throws IllegalArgumentException if the image has no such plane
	 */
	public Contrast contrast(final PlanePosition position) {
		return contrasts.computeIfAbsent(position, unused -> planes.plane(unused).contrast());
	}
}
