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
package fiji.plugin.mobilesam.inference;

import java.util.Optional;

/**
 * What a decoder gives for a prompt.
 *
 * @param masks K, at least 1
 * @param size edge m of a mask, at least 1
 */
record MaskShape(int masks, int size) {

	/** That which the shapes {@code [B, K]} and {@code [B, K, m, m]} state; nothing where they leave a side open. */
	static Optional<MaskShape> of(final long[] iou, final long[] logits) {
		if (iou.length != 2 || logits.length != 4 || iou[1] < 1 || logits[1] != iou[1] || logits[2] < 1
				|| logits[3] != logits[2])
			return Optional.empty();
		return Optional.of(new MaskShape((int) iou[1], (int) logits[2]));
	}

	/** Logits of a prompt. */
	int logits() {
		return masks * size * size;
	}
}
