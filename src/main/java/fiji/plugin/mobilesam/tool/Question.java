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

package fiji.plugin.mobilesam.tool;

import java.util.function.Consumer;

/**
 * Prompts that the model is to answer.
 *
 * @param target the plane they are about
 * @param prompts that can be answered
 * @param look of the mask
 * @param taker gets the answer, on the event thread
 */
record Question(Target target, ObjectPrompts prompts, MaskPicture.Look look, Consumer<Answer> taker) {

	/** Whether another one has the same answer. */
	boolean isSame(final Question other) {
		return target.equals(other.target) && prompts.equals(other.prompts) && look.equals(other.look);
	}
}
