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

import java.util.Objects;

/**
 * What is wanted of a prediction.
 *
 * @param candidates masks of a prompt set
 * @param keepLogits whether mask records carry their low-res logits, with which a mask can be corrected by further
 *            prompts; 256 kB a mask for SAM
 */
public record PredictOptions(Candidates candidates, boolean keepLogits) {

	/** As many masks as suit the prompt, without logits. */
	public static final PredictOptions DEFAULT = new PredictOptions(Candidates.AUTO, false);

	public PredictOptions {
		Objects.requireNonNull(candidates, "candidates");
	}

	/** The same with another number of masks. */
	public PredictOptions withCandidates(final Candidates other) {
		return new PredictOptions(other, keepLogits);
	}

	/** The same with logits. */
	public PredictOptions withLogits() {
		return new PredictOptions(candidates, true);
	}
}
