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
import fiji.plugin.mobilesam.prompt.PointPrompt;

/**
 * The click by which a user would correct a mask: at the pixel of the mistakes that is farthest from their edge, on the
 * object where it was missed and beside it where the mask is too large. The protocol of interactive segmentation, see
 * Sofiiuk et al., <a href="https://arxiv.org/abs/2102.06583">Reviving iterative training with mask guidance</a> (2022),
 * section 4. Points alone: the mask itself is no prompt.
 */
final class Correction {

	private Correction() {
	}

	/** The click; nothing where the mask is the object. */
	static Optional<PointPrompt> of(final BinaryMask answer, final BinaryMask object) {
		final Optional<InnermostPixel> missed = innermost(object.intersection(answer.complement()));
		final Optional<InnermostPixel> tooMuch = innermost(answer.intersection(object.complement()));
		if (missed.isPresent() && distance(missed) >= distance(tooMuch)) return missed.map(InnermostPixel::on);
		return tooMuch.map(InnermostPixel::beside);
	}

	private static Optional<InnermostPixel> innermost(final BinaryMask mistakes) {
		return mistakes.isEmpty() ? Optional.empty() : Optional.of(EdgeDistance.innermost(mistakes));
	}

	private static double distance(final Optional<InnermostPixel> pixel) {
		return pixel.map(InnermostPixel::distance).orElse(0.0);
	}
}
