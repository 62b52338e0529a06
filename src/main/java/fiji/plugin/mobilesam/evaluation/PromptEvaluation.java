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
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * Asks a model for every object of an image and compares the answers with the truth, the mask of the highest predicted
 * IoU where there are several.
 *
 * @param prompt what is asked
 * @param leastArea objects of fewer pixels are left out
 */
public record PromptEvaluation(TruthPrompt prompt, long leastArea) {

	/** @throws IllegalArgumentException if the area is below 1 */
	public PromptEvaluation {
		if (leastArea < 1) throw new IllegalArgumentException("an object has at least 1 pixel, got " + leastArea);
	}

	/**
	 * @param image the encoded plane
	 * @param truth its objects
	 * @param progress told of the objects done, and asked whether to go on
	 * @return a score for each object, by rising label
	 * @throws IOException if the network fails
	 * @throws IllegalArgumentException if the truth is not of the image's size
	 */
	public List<ObjectScore> scores(final EncodedImage image, final LabelledPlane truth, final Progress progress)
			throws IOException {
		final List<Integer> labels = new ArrayList<>();
		final List<BinaryMask> objects = new ArrayList<>();
		final List<PromptSet> prompts = new ArrayList<>();
		truth.objects().forEach((label, object) -> {
			if (object.area() < leastArea) return;
			labels.add(label);
			objects.add(object);
			prompts.add(prompt.of(object));
		});
		final List<List<MaskRecord>> answers = image.predict(prompts, PredictOptions.DEFAULT, progress);
		final List<ObjectScore> scores = new ArrayList<>();
		for (int i = 0; i < objects.size(); i++) {
			final MaskRecord best = EncodedImage.best(answers.get(i));
			scores.add(new ObjectScore(labels.get(i), objects.get(i).area(), objects.get(i).iou(best.mask()),
					best.predictedIou()));
		}
		return scores;
	}
}
