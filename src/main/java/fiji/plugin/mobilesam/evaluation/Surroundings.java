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

import java.util.Optional;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

/** What lies beside an object: its box, grown on all sides by half of the longer one, less the object. */
final class Surroundings {

	private Surroundings() {
	}

	/** The pixels in the plane; nothing where the object fills all of it. */
	static Optional<BinaryMask> of(final BinaryMask object) {
		final PixelBox box = object.bounds().orElseThrow();
		final int margin = Math.max(1, Math.max(box.width(), box.height()) / 2);
		final BinaryMask.Builder grown = BinaryMask.builder(object.width(), object.height());
		for (int y = Math.max(0, box.top() - margin); y < Math.min(object.height(), box.bottom() + margin); y++)
			grown.addRun(y, Math.max(0, box.left() - margin), Math.min(object.width(), box.right() + margin));
		return Optional.of(grown.build().intersection(object.complement())).filter(mask -> !mask.isEmpty());
	}
}
