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
package fiji.plugin.mobilesam.prompt;

import java.util.Objects;
import java.util.Optional;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

/**
 * One mask and where it comes from.
 *
 * @param mask the pixels, at the size of the plane
 * @param predictedIou the model's own estimate of the mask's IoU with the
 *          truth, about 0 to 1
 * @param stabilityScore IoU of the mask cut at two shifted thresholds, 0 to 1,
 *          or NaN where nothing exceeds them
 * @param prompt what was asked
 * @param cropBox the part of the plane that was encoded; the whole plane unless
 *          crops were used
 * @param position the plane in its stack
 * @param logits the low-res logits, when asked for
 */
public record MaskRecord(BinaryMask mask, double predictedIou, double stabilityScore, PromptSet prompt,
		PixelBox cropBox, PlanePosition position, Optional<LowResMask> logits) {

	public MaskRecord {
		Objects.requireNonNull(mask, "mask");
		Objects.requireNonNull(prompt, "prompt");
		Objects.requireNonNull(cropBox, "cropBox");
		Objects.requireNonNull(position, "position");
		Objects.requireNonNull(logits, "logits");
	}

	/** The same on another plane. */
	public MaskRecord at(final PlanePosition plane) {
		return new MaskRecord(mask, predictedIou, stabilityScore, prompt, cropBox, plane, logits);
	}

	/** The same scores for a mask that was cleaned up. */
	public MaskRecord withMask(final BinaryMask cleaned) {
		return new MaskRecord(cleaned, predictedIou, stabilityScore, prompt, cropBox, position, logits);
	}
}
