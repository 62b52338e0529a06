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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.PredictOptions;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * Asks a model for objects of an image and compares the answers with the truth, the mask of the highest predicted IoU
 * where there are several.
 */
public final class PromptEvaluation {

	private final EncodedImage image;
	private final KnownObjects objects;
	private final List<KnownObject> asked;

	/**
	 * @param image the encoded plane
	 * @param objects its objects
	 * @param mostObjects at most so many are asked for, spread evenly over the labels
	 */
	public PromptEvaluation(final EncodedImage image, final KnownObjects objects, final int mostObjects) {
		this.image = image;
		this.objects = objects;
		asked = objects.spread(mostObjects);
	}

	/** How many objects are asked for. */
	public int objects() {
		return asked.size();
	}

	/**
	 * @param prompt what is asked
	 * @param progress asked whether to go on
	 * @return a score for each object, by rising label
	 * @throws IOException if the network fails
	 * @throws IllegalArgumentException if the objects are not of the image's size
	 */
	public List<ObjectScore> scores(final TruthPrompt prompt, final Progress progress) throws IOException {
		List<PromptSet> prompts = asked.stream().map(object -> prompt.of(object, objects)).toList();
		List<MaskRecord> answers = answers(prompts, progress);
		for (int i = 0; i < prompt.corrections(); i++) {
			prompts = corrected(prompts, answers);
			answers = answers(prompts, progress);
		}
		final List<ObjectScore> scores = new ArrayList<>();
		for (int i = 0; i < asked.size(); i++) {
			final KnownObject object = asked.get(i);
			final MaskRecord answer = answers.get(i);
			scores.add(new ObjectScore(object.label(), object.mask().area(), object.mask().iou(answer.mask()),
					answer.predictedIou()));
		}
		return scores;
	}

	private List<MaskRecord> answers(final List<PromptSet> prompts, final Progress progress) throws IOException {
		return image.predict(prompts, PredictOptions.DEFAULT, progress).stream().map(EncodedImage::best).toList();
	}

	private List<PromptSet> corrected(final List<PromptSet> prompts, final List<MaskRecord> answers) {
		final List<PromptSet> corrected = new ArrayList<>();
		for (int i = 0; i < prompts.size(); i++)
			corrected.add(prompts.get(i).withPoints(Correction.of(answers.get(i).mask(), asked.get(i).mask()).stream()
					.toList()));
		return corrected;
	}
}
