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

import java.util.List;
import java.util.Set;

import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.ImagePlus;

/**
 * An image and what was found in it.
 *
 * @param image that was segmented
 * @param planes those that were segmented, also where nothing was found; at least one
 * @param records masks on these planes; the number of a mask in names and label images is its index here plus 1
 * @param model id of the model, empty if it has none
 */
public record SegmentedImage(ImagePlus image, List<PlanePosition> planes, List<MaskRecord> records, String model) {

	/**
	 * @throws IllegalArgumentException if there is no plane, or a mask is empty, has another size than the image or
	 *           lies on another plane
	 */
	public SegmentedImage {
		planes = List.copyOf(planes);
		records = List.copyOf(records);
		if (planes.isEmpty()) throw new IllegalArgumentException("a segmented image needs a plane that was segmented");
		final Set<PlanePosition> segmented = Set.copyOf(planes);
		for (int i = 0; i < records.size(); i++) {
			final MaskRecord record = records.get(i);
			if (record.mask().width() != image.getWidth() || record.mask().height() != image.getHeight()
					|| record.mask().isEmpty())
				throw new IllegalArgumentException(
						"mask %d of '%s' must have pixels in %d x %d, it is a %s".formatted(i + 1,
								image.getTitle(), image.getWidth(), image.getHeight(), record.mask()));
			if (!segmented.contains(record.position()))
				throw new IllegalArgumentException(
						"mask %d lies on %s, which was not segmented".formatted(i + 1, record.position()));
		}
	}

	/** One of its planes alone; its masks are numbered anew. */
	public SegmentedImage only(final PlanePosition plane) {
		return new SegmentedImage(image, List.of(plane),
				records.stream().filter(record -> record.position().equals(plane)).toList(), model);
	}
}
