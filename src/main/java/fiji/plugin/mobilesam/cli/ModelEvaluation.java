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
package fiji.plugin.mobilesam.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.MaskGenerator;
import fiji.plugin.mobilesam.evaluation.EverythingEvaluation;
import fiji.plugin.mobilesam.evaluation.KnownObjects;
import fiji.plugin.mobilesam.evaluation.LabelledPlane;
import fiji.plugin.mobilesam.evaluation.ObjectScore;
import fiji.plugin.mobilesam.evaluation.PromptEvaluation;
import fiji.plugin.mobilesam.evaluation.SetScores;
import fiji.plugin.mobilesam.evaluation.TruthPrompt;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.inference.LentPredictor;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.results.AveragePrecision;
import ij.ImagePlus;

/** Scores a model on images of files. */
final class ModelEvaluation {

	private final MobileSam sam;
	private final AmgOptions options;
	private final Executor workers;
	private final Function<ImagePlus, Planes> rendering;
	private final double inputSizePercent;
	private final ScoreArguments asked;

	/**
	 * @param options of the generator of all masks
	 * @param workers of the same
	 * @param input how pixels reach the network
	 * @param asked which scores
	 * @throws IllegalArgumentException if an argument of the input is wrong
	 */
	ModelEvaluation(final MobileSam sam, final AmgOptions options, final Executor workers, final ImageArguments input,
			final ScoreArguments asked) {
		this.sam = sam;
		this.options = options;
		this.workers = workers;
		rendering = input.planes(sam.manifest().defaults().contrast());
		inputSizePercent = input.inputSizePercent();
		this.asked = asked;
	}

	/** Adds the scores of every plane of an image. */
	void add(final Path image, final Path labels, final SetScores scores, final Progress progress) throws IOException {
		final Planes planes = rendering.apply(ImageFiles.open(image));
		final ImagePlus truth = ImageFiles.open(labels);
		for (final PlanePosition position : planes.positions()) {
			final RgbImage plane = planes.plane(position).rgb();
			final LabelledPlane labelled = new LabelledPlane(plane.width(), plane.height(), LabelImages.values(truth,
					position, plane.width(), plane.height()));
			add(plane, new KnownObjects(labelled, asked.leastArea()), scores, progress);
		}
	}

	private void add(final RgbImage plane, final KnownObjects objects, final SetScores scores, final Progress progress)
			throws IOException {
		try (EncodedImage encoded = sam.encode(plane, inputSizePercent, progress)) {
			final PromptEvaluation evaluation = new PromptEvaluation(encoded, objects, asked.mostObjects());
			final List<List<ObjectScore>> prompted = new ArrayList<>();
			for (final TruthPrompt prompt : asked.prompts()) prompted.add(evaluation.scores(prompt, progress));
			final Optional<AveragePrecision> all = asked.everything()
					? Optional.of(EverythingEvaluation.of(everything(plane, encoded, progress), objects))
					: Optional.empty();
			// A plane counts once all of it is known, not half of it where a part fails.
			scores.addPlane(evaluation.objects());
			for (int i = 0; i < prompted.size(); i++) scores.add(asked.prompts().get(i), prompted.get(i));
			all.ifPresent(scores::add);
		}
	}

	/** Encodes crops only: the whole plane is encoded. */
	private List<MaskRecord> everything(final RgbImage plane, final EncodedImage encoded, final Progress progress)
			throws IOException {
		return new MaskGenerator((crop, stop) -> crop.width() == plane.width() && crop.height() == plane.height()
				? new LentPredictor(encoded.predictor())
				: sam.encode(crop, inputSizePercent, stop).predictor(), workers)
				.generate(plane, options, progress);
	}
}
