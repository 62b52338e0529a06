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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.Candidates;
import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.PredictOptions;
import fiji.plugin.mobilesam.settings.MaskChoice;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * A plane that answers.
 *
 * @param position of the plane
 * @param model id of the model that encoded it
 * @param image the encoded plane
 */
record EncodedPlane(PlanePosition position, String model, EncodedImage image) {

	private static final List<MaskChoice> NUMBERED = List.of(MaskChoice.FIRST, MaskChoice.SECOND, MaskChoice.THIRD);

	/**
	 * The mask that the user wants to see: at first the best one, then in turn the others that the model proposes.
	 *
	 * @param prompts that can be answered
	 * @param look of the mask
	 * @throws IOException if the network fails
	 * @throws IllegalStateException if the model was closed
	 */
	Answer answer(final ObjectPrompts prompts, final MaskPicture.Look look)
			throws IOException {
		final PromptSet set = prompts.set();
		final int count = count(set);
		final int turn = prompts.turn() % count;
		if (turn == 0)
			return answer(predict(set, Candidates.BEST).get(0), look, MaskChoice.BEST, 0, count);
		final List<MaskRecord> proposals = predict(set, Candidates.SEVERAL);
		final List<MaskChoice> others = new ArrayList<>(
				NUMBERED.subList(0, Math.min(NUMBERED.size(), proposals.size())));
		// The best of a lone point has been shown; it is one of them, unless the model proposes more than have numbers.
		final int best = proposals.indexOf(EncodedImage.best(proposals));
		if (!set.isUnambiguous() && best < others.size()) others.remove(best);
		final MaskChoice choice = others.get(turn - 1);
		return answer(choice.of(proposals).get(0), look, choice, turn, count);
	}

	private int count(final PromptSet set) {
		final int proposals = Math.min(NUMBERED.size(), image.predictor().masksPerPrompt() - 1);
		return set.isUnambiguous() ? proposals + 1 : Math.max(1, proposals);
	}

	private List<MaskRecord> predict(final PromptSet set, final Candidates candidates)
			throws IOException {
		return image.predict(List.of(set), PredictOptions.DEFAULT.withCandidates(candidates), Progress.NONE).get(0);
	}

	private Answer answer(final MaskRecord record, final MaskPicture.Look look, final MaskChoice choice, final int turn,
			final int count) {
		final Optional<MaskPicture> picture = record.mask().isEmpty()
				? Optional.empty()
				: Optional.of(MaskPicture.of(record.mask(), look));
		return new Answer(record.at(position), picture, choice, turn + 1, count, model);
	}
}
