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

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.results.AveragePrecision;
import fiji.plugin.mobilesam.results.MaskMatching;

/** Compares the masks of everything in a plane with its objects. */
public final class EverythingEvaluation {

	private EverythingEvaluation() {
	}

	/**
	 * @param masks of the plane; those smaller than the objects that count do not count either
	 * @param objects of the plane
	 * @throws IllegalArgumentException if the objects are not of the plane's size
	 */
	public static AveragePrecision of(final List<MaskRecord> masks, final KnownObjects objects) {
		final List<BinaryMask> found = masks.stream().map(MaskRecord::mask).filter(objects::isLargeEnough).toList();
		return AveragePrecision.of(new MaskMatching(found, objects.all().stream().map(KnownObject::mask).toList()));
	}
}
