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

/**
 * Mask logits in the model's low resolution: the square input at (usually) a
 * quarter of its edge, padding included. What the decoder gives and what it
 * takes as a mask prompt.
 *
 * @param size edge, low-res pixels
 * @param logits {@code size * size} values, row by row, above 0 inside the
 *          mask; not copied
 */
public record LowResMask(int size, float[] logits) {

	/** @throws IllegalArgumentException if the array does not fit the edge */
	public LowResMask {
		Objects.requireNonNull(logits, "logits");
		if (size < 1 || logits.length != (long) size * size)
			throw new IllegalArgumentException("a low-res mask of edge %d needs %d logits, got %d".formatted(size,
					(long) size * size, logits.length));
	}
}
