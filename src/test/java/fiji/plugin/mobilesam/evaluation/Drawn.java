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

import fiji.plugin.mobilesam.mask.BinaryMask;

/** Planes and masks of a test, in a square plane. */
final class Drawn {

	static final int SIZE = 16;

	private Drawn() {
	}

	/** A rectangle by its first and last columns and rows. */
	static BinaryMask rectangle(final int left, final int top, final int right, final int bottom) {
		final BinaryMask.Builder mask = BinaryMask.builder(SIZE, SIZE);
		for (int y = top; y <= bottom; y++) mask.addRun(y, left, right + 1);
		return mask.build();
	}

	/** Objects that count whatever their area, labelled 1, 2, ... */
	static KnownObjects objects(final BinaryMask... masks) {
		return objects(1, masks);
	}

	static KnownObjects objects(final long leastArea, final BinaryMask... masks) {
		final int[] labels = new int[SIZE * SIZE];
		for (int i = 0; i < masks.length; i++) {
			final int label = i + 1;
			masks[i].forEachRun((y, from, to) -> {
				for (int x = from; x < to; x++) labels[y * SIZE + x] = label;
			});
		}
		return new KnownObjects(new LabelledPlane(SIZE, SIZE, labels), leastArea);
	}
}
