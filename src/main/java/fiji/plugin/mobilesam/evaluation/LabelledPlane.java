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

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import fiji.plugin.mobilesam.mask.BinaryMask;

/** The objects of a plane by their labels. */
public final class LabelledPlane {

	private final SortedMap<Integer, BinaryMask> objects = new TreeMap<>();

	/**
	 * @param width pixels in a row
	 * @param height rows
	 * @param labels {@code width * height} values, row by row: 0 for the background, else the number of an object; only
	 *            read
	 * @throws IllegalArgumentException if the array does not fit the sides
	 */
	public LabelledPlane(final int width, final int height, final int[] labels) {
		if (labels.length != (long) width * height)
			throw new IllegalArgumentException(
					"a plane of %d x %d needs %d labels, got %d".formatted(width, height, (long) width * height,
							labels.length));
		final SortedMap<Integer, BinaryMask.Builder> builders = new TreeMap<>();
		for (int y = 0; y < height; y++)
			for (int from = 0, to; from < width; from = to) {
				final int label = labels[y * width + from];
				for (to = from + 1; to < width && labels[y * width + to] == label;) to++;
				if (label != 0)
					builders.computeIfAbsent(label, l -> BinaryMask.builder(width, height)).addRun(y, from, to);
			}
		builders.forEach((label, builder) -> objects.put(label, builder.build()));
	}

	/** The pixels of each object, by rising label. */
	public SortedMap<Integer, BinaryMask> objects() {
		return Collections.unmodifiableSortedMap(objects);
	}
}
