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

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.prompt.MaskRecord;

/** Which mask has a pixel that several cover; of equal ones the first. */
public enum Overlap {

	/** The mask with the higher predicted IoU. */
	HIGHER_SCORE(Comparator.comparingDouble(record -> Double.isNaN(record.predictedIou())
			? Double.NEGATIVE_INFINITY
			: record.predictedIou())),
	/** The mask with fewer pixels, so that what lies on a large object is seen. */
	SMALLER(Comparator.comparingLong((MaskRecord record) -> record.mask().area()).reversed());

	private final Comparator<MaskRecord> rank;

	Overlap(final Comparator<MaskRecord> rank) {
		this.rank = rank;
	}

	/** Indices of the records, to be painted one over the other. */
	public int[] paintingOrder(final List<MaskRecord> records) {
		return IntStream.range(0, records.size()).boxed()
				.sorted(Comparator.<Integer, MaskRecord>comparing(records::get, rank)
						.thenComparing(Comparator.reverseOrder()))
				.mapToInt(Integer::intValue).toArray();
	}
}
