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

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * What the user has said of one object. Immutable.
 *
 * @param points in the order of the clicks, at the centres of pixels
 * @param box around the object
 * @param turn how often the user asked for the next mask since the last point or box
 */
record ObjectPrompts(List<PointPrompt> points, Optional<PixelBox> box, int turn) {

	/** Nothing yet. */
	static final ObjectPrompts NONE = new ObjectPrompts(List.of(), Optional.empty(), 0);

	private static final double PIXEL_CENTRE = 0.5;

	/** The same with a point at the centre of a pixel. */
	ObjectPrompts withPoint(final int x, final int y, final boolean foreground) {
		final PointPrompt point = new PointPrompt(x + PIXEL_CENTRE, y + PIXEL_CENTRE, foreground);
		return new ObjectPrompts(Stream.concat(points.stream(), Stream.of(point)).toList(), box, 0);
	}

	/** The same with another box. */
	ObjectPrompts withBox(final PixelBox pixels) {
		return new ObjectPrompts(points, Optional.of(pixels), 0);
	}

	/** The same, but for the next mask that the model proposes. */
	ObjectPrompts next() {
		return new ObjectPrompts(points, box, turn + 1);
	}

	boolean isEmpty() {
		return points.isEmpty() && box.isEmpty();
	}

	/** Whether it says where the object is, and not only where it is not. */
	boolean canBeAnswered() {
		return box.isPresent() || points.stream().anyMatch(PointPrompt::foreground);
	}

	/**
	 * For the model: first the points on the object, then those beside it, as the recorded macro has them. In another
	 * order the last bits of the mask could differ.
	 */
	PromptSet set() {
		final Stream<PointPrompt> on = points.stream().filter(PointPrompt::foreground);
		final Stream<PointPrompt> beside = points.stream().filter(point -> !point.foreground());
		return new PromptSet(Stream.concat(on, beside).toList(), box.map(BoxPrompt::of), Optional.empty());
	}
}
