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
package fiji.plugin.mobilesam.cli;

import java.util.List;

import fiji.plugin.mobilesam.Candidates;
import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/**
 * Which of the masks of a prompt is taken: {@code best}, or the number of one of the candidates of an ambiguous prompt.
 */
record MaskChoice(String text) {

	private static final String BEST = "best";

	/** @throws IllegalArgumentException if it is none of these */
	MaskChoice {
		if (!text.matches("best|[123]"))
			throw new IllegalArgumentException("--mask-id takes 1, 2, 3 or best, got '%s'".formatted(text));
	}

	/** What is to be asked of the model. */
	Candidates candidates() {
		return text.equals(BEST) ? Candidates.AUTO : Candidates.SEVERAL;
	}

	/** @throws IllegalArgumentException if the model gives fewer masks */
	MaskRecord of(final List<MaskRecord> masks) {
		if (text.equals(BEST)) return EncodedImage.best(masks);
		final int number = Integer.parseInt(text);
		if (number > masks.size())
			throw new IllegalArgumentException(
					"--mask-id %d: this model gives %d mask%s for a prompt".formatted(number, masks
							.size(), masks.size() == 1 ? "" : "s"));
		return masks.get(number - 1);
	}
}
