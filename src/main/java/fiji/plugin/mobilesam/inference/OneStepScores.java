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

import fiji.plugin.mobilesam.progress.Progress;

/** Predicted IoUs of a decoder that gives the masks with them. */
final class OneStepScores implements ScoredPrompts {

	private final LowResMasks all;

	OneStepScores(final LowResMasks all) {
		this.all = all;
	}

	@Override
	public int size() {
		return all.prompts();
	}

	@Override
	public float predictedIou(final int prompt, final int mask) {
		return all.predictedIou(prompt, mask);
	}

	@Override
	public LowResMasks masks(final int prompt, final int[] masks, final Progress progress) {
		return all.of(prompt, masks);
	}

	/** The memory is the collector's. */
	@Override
	public void close() {
	}
}
