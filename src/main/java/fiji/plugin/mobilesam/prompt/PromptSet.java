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

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything the user says of one object: points, at most one box, at most one
 * low-res mask.
 *
 * @param points foreground and background points, in any order
 * @param box around the object
 * @param mask an earlier answer to be corrected, or a drawn area
 */
public record PromptSet(List<PointPrompt> points, Optional<BoxPrompt> box, Optional<LowResMask> mask) {

	/** @throws IllegalArgumentException if nothing is said */
	public PromptSet {
		points = List.copyOf(points);
		if (points.isEmpty() && box.isEmpty() && mask.isEmpty())
			throw new IllegalArgumentException("a prompt set needs a point, a box or a mask");
	}

	/** One object by its points. */
	public static PromptSet ofPoints(final PointPrompt... points) {
		return new PromptSet(List.of(points), Optional.empty(), Optional.empty());
	}

	/** One object by its box. */
	public static PromptSet ofBox(final BoxPrompt box) {
		return new PromptSet(List.of(), Optional.of(box), Optional.empty());
	}

	/** The same with further points. */
	public PromptSet withPoints(final List<PointPrompt> more) {
		return new PromptSet(Stream.concat(points.stream(), more.stream()).toList(), box, mask);
	}

	/** The same with a mask prompt. */
	public PromptSet withMask(final LowResMask lowResMask) {
		return new PromptSet(points, box, Optional.of(lowResMask));
	}

	/**
	 * Whether one answer (index 0 of the decoder) is meant: anything but a lone
	 * point, whose whole, part and subpart all fit.
	 */
	public boolean isUnambiguous() {
		return box.isPresent() || mask.isPresent() || points.size() > 1;
	}
}
