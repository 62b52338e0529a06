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

import java.util.ArrayList;
import java.util.List;

/** The prompts of an object, step by step. */
final class PromptHistory {

	private final List<ObjectPrompts> steps = new ArrayList<>(List.of(ObjectPrompts.NONE));
	private int at;

	/** Those at this moment. */
	ObjectPrompts now() {
		return steps.get(at);
	}

	/** Goes on with other prompts; what was undone cannot be redone any more. */
	void add(final ObjectPrompts prompts) {
		steps.subList(at + 1, steps.size()).clear();
		steps.add(prompts);
		at++;
	}

	/** @return whether there was a step to undo */
	boolean undo() {
		if (at == 0) return false;
		at--;
		return true;
	}

	/** @return whether there was a step to redo */
	boolean redo() {
		if (at == steps.size() - 1) return false;
		at++;
		return true;
	}
}
