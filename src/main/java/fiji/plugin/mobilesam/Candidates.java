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
package fiji.plugin.mobilesam;

import java.util.stream.IntStream;

import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Which masks a prompt set gets. A model that gives one mask a prompt gives that one always. */
public enum Candidates {

	/** Several where the prompt is ambiguous, which is a lone point, else one. */
	AUTO,
	/**
	 * Of these the one with the highest predicted IoU: the quickest answer to a click, as only one mask is enlarged.
	 */
	BEST,
	/** The answer to an unambiguous prompt. */
	ONE,
	/** The answers to an ambiguous prompt: three for SAM, which tend to be subpart, part and whole. */
	SEVERAL;

	/**
	 * Indices among the decoder's K masks.
	 *
	 * @param masks of the decoder
	 * @param index of the prompt set in {@code masks}
	 * @param prompt that prompt set
	 */
	int[] of(final LowResMasks masks, final int index, final PromptSet prompt) {
		final boolean several = this == SEVERAL || this != ONE && !prompt.isUnambiguous();
		if (!several || masks.masks() == 1) return new int[]{0};
		final IntStream all = IntStream.range(1, masks.masks());
		if (this != BEST) return all.toArray();
		return new int[]{all.reduce((a, b) -> masks.predictedIou(index, b) > masks.predictedIou(index, a) ? b : a)
				.getAsInt()};
	}
}
