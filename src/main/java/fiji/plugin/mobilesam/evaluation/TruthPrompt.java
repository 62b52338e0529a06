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

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** What is asked of the model about an object that is known. */
public enum TruthPrompt {

	/** One click at the centre of the pixel that is farthest from the object's edge. */
	CLICK {

		@Override
		public PromptSet of(final BinaryMask object) {
			return PromptSet.ofPoints(EdgeDistance.innermost(object));
		}
	},
	/** The smallest box around the object's pixels. */
	BOX {

		@Override
		public PromptSet of(final BinaryMask object) {
			return PromptSet.ofBox(object.bounds().map(BoxPrompt::of)
					.orElseThrow(() -> new IllegalArgumentException("an empty mask has no box")));
		}
	};

	/**
	 * The prompt for one object.
	 *
	 * @throws IllegalArgumentException if the mask is empty
	 */
	public abstract PromptSet of(BinaryMask object);
}
