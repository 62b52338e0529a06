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
package fiji.plugin.mobilesam.mask;

import java.util.Objects;

/**
 * A mask cut from logits, and how firmly.
 *
 * @param mask the pixels whose logit is above 0
 * @param innerArea pixels whose logit is above the stability offset
 * @param outerArea pixels whose logit is above minus the stability offset
 */
public record ThresholdedMask(BinaryMask mask, long innerArea, long outerArea) {

	public ThresholdedMask {
		Objects.requireNonNull(mask, "mask");
	}

	/**
	 * How little the mask changes when its threshold moves: the IoU of the masks cut at plus and minus the offset, in
	 * single precision as the published generator computes it. The first lies inside the second, so the IoU is a ratio
	 * of two pixel counts. See Kirillov et al., <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a> (2023),
	 * appendix B.
	 *
	 * @return in [0, 1], or NaN when no logit exceeds minus the offset
	 */
	public float stabilityScore() {
		return (float) innerArea / outerArea;
	}
}
