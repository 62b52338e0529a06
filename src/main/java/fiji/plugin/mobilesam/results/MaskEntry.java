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
package fiji.plugin.mobilesam.results;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * What the table of a results file says of one mask.
 *
 * @param id of the mask in its plane
 * @param area number of pixels
 * @param box as SAM's generator states boxes
 * @param pointX x of the first point of the prompt that lies on the object, image pixels; NaN when there is none
 * @param pointY y of that point
 * @param predictedIou the model's own estimate
 * @param stabilityScore may be NaN
 * @param cropBox the part of the plane that was encoded
 */
public record MaskEntry(int id, long area, PublishedBox box, double pointX, double pointY, double predictedIou,
		double stabilityScore, PixelBox cropBox) {

	/** @throws IllegalArgumentException if the id or the area is negative */
	public MaskEntry {
		if (id < 0 || area < 0)
			throw new IllegalArgumentException("id and area of a mask count from 0, got %d and %d".formatted(id, area));
		Objects.requireNonNull(box, "box");
		Objects.requireNonNull(cropBox, "cropBox");
	}

	/** The entry of a mask. */
	public static MaskEntry of(final int id, final MaskRecord record) {
		final PointPrompt point = record.prompt().points().stream().filter(PointPrompt::foreground).findFirst()
				.orElse(null);
		return new MaskEntry(id, record.mask().area(), PublishedBox.of(record.mask()),
				point == null ? Double.NaN : point.x(), point == null ? Double.NaN : point.y(), record.predictedIou(),
				record.stabilityScore(), record.cropBox());
	}

	/** The prompts of which the points are all; nothing if one mask has no point. */
	static Optional<List<PromptSet>> pointPrompts(final List<MaskEntry> entries) {
		if (entries.stream().anyMatch(entry -> Double.isNaN(entry.pointX()))) return Optional.empty();
		return Optional.of(entries.stream().map(entry -> PromptSet.ofPoints(PointPrompt.on(entry.pointX(), entry
				.pointY()))).toList());
	}
}
