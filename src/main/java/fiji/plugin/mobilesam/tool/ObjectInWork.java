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

import java.util.Optional;

import fiji.plugin.mobilesam.commands.ToolSettings;

/** An object that the user marks, on its plane. Belongs to the event thread. */
final class ObjectInWork {

	private final ToolPlane plane;
	private final PromptHistory history = new PromptHistory();
	private final PromptLayer layer;
	/** To the prompts of this moment; null until it is there. */
	private Answer answer;
	/** With which that was given. */
	private ToolSettings settings;
	private boolean acceptedInAdvance;

	/** @param stage where it is shown */
	ObjectInWork(final ToolPlane plane, final LayerStage stage) {
		this.plane = plane;
		layer = new PromptLayer(plane, stage);
	}

	ToolPlane plane() {
		return plane;
	}

	PromptHistory history() {
		return history;
	}

	PromptLayer layer() {
		return layer;
	}

	Optional<Answer> answer() {
		return Optional.ofNullable(answer);
	}

	/**
	 * Shows the prompts, with the mask of those before until the answer is there.
	 *
	 * @param soon whether it is there in a moment
	 */
	void showPrompts(final boolean soon) {
		if (soon) layer.mark(history.now());
		else
			layer.show(MobileSamTool.NAME, history.now(), history.now().canBeAnswered()
					? answer().flatMap(Answer::picture)
					: Optional.empty());
		answer = null;
	}

	/** @param with the settings that it was given with */
	void showAnswer(final Answer given, final ToolSettings with) {
		answer = given;
		settings = with;
		layer.show("%s: mask %d of %d".formatted(MobileSamTool.NAME, given.number(), given.count()), history.now(),
				given
						.picture());
	}

	/** Those of the answer. */
	ToolSettings settings() {
		return settings;
	}

	/** @param accepted whether the mask that is not there yet is wanted */
	void acceptInAdvance(final boolean accepted) {
		acceptedInAdvance = accepted;
	}

	boolean isAcceptedInAdvance() {
		return acceptedInAdvance;
	}
}
