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

/**
 * An object of which the pixels are known.
 *
 * @param label its number in the label image
 * @param mask its pixels
 * @param centre the pixel farthest from its edge
 */
record KnownObject(int label, BinaryMask mask, InnermostPixel centre) {

	/** @throws IllegalArgumentException if the mask is empty */
	KnownObject(final int label, final BinaryMask mask) {
		this(label, mask, EdgeDistance.innermost(mask));
	}
}
