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

import fiji.plugin.mobilesam.prompt.PromptSet;

/** How many masks a prompt set gets. A model that gives one mask a prompt gives that one always. */
public enum Candidates {

	/** Several where the prompt is ambiguous, which is a lone point, else one. */
	AUTO,
	/** The answer to an unambiguous prompt. */
	ONE,
	/** The answers to an ambiguous prompt: three for SAM, which tend to be subpart, part and whole. */
	SEVERAL;

	/** The first index among the decoder's K masks. */
	int first(final PromptSet prompt, final int masksPerPrompt) {
		return isOne(prompt, masksPerPrompt) ? 0 : 1;
	}

	/** The index behind the last. */
	int end(final PromptSet prompt, final int masksPerPrompt) {
		return isOne(prompt, masksPerPrompt) ? 1 : masksPerPrompt;
	}

	private boolean isOne(final PromptSet prompt, final int masksPerPrompt) {
		return masksPerPrompt == 1 || this == ONE || this == AUTO && prompt.isUnambiguous();
	}
}
