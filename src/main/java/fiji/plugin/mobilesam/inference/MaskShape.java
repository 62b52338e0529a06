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

	/** More than any such network has. */
	private static final int MOST_MASKS = 64;
	private static final int MOST_SIZE = 2048;

	/** @throws IllegalArgumentException if a prompt's masks would not fit into memory */
	MaskShape {
		if (masks > MOST_MASKS || size > MOST_SIZE)
			throw new IllegalArgumentException("expected at most %d masks of %d x %d a prompt, found %d of %d x %d"
					.formatted(MOST_MASKS, MOST_SIZE, MOST_SIZE, masks, size, size));
	}

	/** That which the shapes {@code [B, K]} and {@code [B, K, m, m]} state; nothing where they leave a side open. */
	static Optional<MaskShape> of(final long[] iou, final long[] logits) {
		if (iou.length != 2 || logits.length != 4 || iou[1] < 1 || logits[1] != iou[1] || logits[2] < 1
				|| logits[3] != logits[2])
			return Optional.empty();
		return Optional.of(new MaskShape(number(iou[1]), number(logits[2])));
	}

	private static int number(final long side) {
		return (int) Math.min(side, Integer.MAX_VALUE);
	}

	/** Logits of a prompt. */
	int logits() {
		return masks * size * size;
	}
}
