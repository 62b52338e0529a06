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
package fiji.plugin.mobilesam.evaluation;

import fiji.plugin.mobilesam.prompt.PointPrompt;

/**
 * The pixel of a mask that is farthest from the mask's edge.
 *
 * @param x column
 * @param y row
 * @param distance from the edge, in pixels, as {@link EdgeDistance} measures
 */
record InnermostPixel(int x, int y, double distance) {

	/** A click on its centre. */
	PointPrompt on() {
		return PointPrompt.on(x + 0.5, y + 0.5);
	}

	/** Its centre as a point that is not the object. */
	PointPrompt beside() {
		return PointPrompt.beside(x + 0.5, y + 0.5);
	}

	/** Square of the distance of two pixels' centres. */
	long squaredDistance(final InnermostPixel other) {
		final long dx = x - other.x;
		final long dy = y - other.y;
		return dx * dx + dy * dy;
	}
}
