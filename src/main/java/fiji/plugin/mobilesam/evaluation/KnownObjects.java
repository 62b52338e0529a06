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

import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.mask.BinaryMask;

/** The objects of a plane that count: those of enough pixels, by rising label. */
public final class KnownObjects {

	private final long leastArea;
	private final List<KnownObject> objects;

	/**
	 * @param plane with its labels
	 * @param leastArea smaller objects do not count, pixels
	 * @throws IllegalArgumentException if the area is below 1
	 */
	public KnownObjects(final LabelledPlane plane, final long leastArea) {
		if (leastArea < 1) throw new IllegalArgumentException("an object has at least 1 pixel, got " + leastArea);
		this.leastArea = leastArea;
		objects = plane.objects().entrySet().stream().filter(object -> isLargeEnough(object.getValue()))
				.map(object -> new KnownObject(object.getKey(), object.getValue())).toList();
	}

	List<KnownObject> all() {
		return objects;
	}

	/** At most so many of them, spread evenly over the labels. */
	List<KnownObject> spread(final int most) {
		final int count = Math.min(most, objects.size());
		return IntStream.range(0, count).mapToObj(i -> objects.get((int) ((long) i * objects.size() / count))).toList();
	}

	boolean isLargeEnough(final BinaryMask mask) {
		return mask.area() >= leastArea;
	}
}
