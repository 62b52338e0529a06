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
package fiji.plugin.mobilesam.amg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.LogitUpscaler;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.mask.ThresholdedMask;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Asks every point of one crop and keeps the masks that pass the thresholds. */
final class CropSearch {

	private final GridCrop crop;
	private final MaskPredictor predictor;
	private final AmgOptions options;
	private final Executor workers;
	private final LogitUpscaler upscaler;
	/** A lone point is ambiguous: index 0 answers only in a network that has no other. */
	private final int firstMask;

	CropSearch(final GridCrop crop, final MaskPredictor predictor, final AmgOptions options, final Executor workers) {
		this.crop = crop;
		this.predictor = predictor;
		this.options = options;
		this.workers = workers;
		upscaler = new LogitUpscaler(predictor.fit(), predictor.lowResSize());
		firstMask = predictor.masksPerPrompt() == 1 ? 0 : 1;
	}

	/** In the order of the points, for each its masks in the order of the network. */
	List<MaskRecord> run(final List<PointPrompt> points, final Progress progress) throws IOException {
		final List<MaskRecord> found = new ArrayList<>();
		try (PendingMasks pending = new PendingMasks(workers)) {
			for (int from = 0; from < points.size(); from += options.pointsPerBatch()) {
				final int to = Math.min(from + options.pointsPerBatch(), points.size());
				progress.checkCanceled();
				decode(points.subList(from, to), pending, found, progress);
				progress.update(to, points.size(), "points");
			}
			found.addAll(pending.take());
		}
		return found;
	}

	/** Two steps: most points fail by their predicted IoU, and only for the others are masks decoded. */
	private void decode(final List<PointPrompt> batch, final PendingMasks pending, final List<MaskRecord> found,
			final Progress progress) throws IOException {
		try (ScoredPrompts scored = predictor.score(batch.stream().map(PromptSet::ofPoints).toList(), progress)) {
			final int[] passing = IntStream.range(0, batch.size()).filter(prompt -> anyPasses(scored, prompt))
					.toArray();
			if (passing.length == 0) return;
			final LowResMasks masks = scored.masks(passing, progress);
			found.addAll(pending.take());
			for (int i = 0; i < passing.length; i++) {
				final int prompt = i;
				final PointPrompt point = crop.inPlane(batch.get(passing[i]));
				pending.submit(() -> masksOf(masks, prompt, point, progress));
			}
		}
	}

	private boolean anyPasses(final ScoredPrompts scored, final int prompt) {
		return IntStream.range(firstMask, predictor.masksPerPrompt())
				.anyMatch(mask -> options.passesPredictedIou(scored.predictedIou(prompt, mask)));
	}

	private List<MaskRecord> masksOf(final LowResMasks masks, final int prompt, final PointPrompt point,
			final Progress progress) {
		final List<MaskRecord> kept = new ArrayList<>();
		for (int mask = firstMask; mask < masks.masks(); mask++) {
			progress.checkCanceled();
			if (options.passesPredictedIou(masks.predictedIou(prompt, mask)))
				maskOf(masks, prompt, mask, point).ifPresent(kept::add);
		}
		return kept;
	}

	/** Nothing if the mask is unstable or cut off by the crop. */
	private Optional<MaskRecord> maskOf(final LowResMasks masks, final int prompt, final int mask,
			final PointPrompt point) {
		final float offset = (float) options.stabilityScoreOffset();
		final ThresholdedMask cut = upscaler.threshold(masks.logits(), masks.offset(prompt, mask), offset);
		final PixelBox box = crop.box();
		final PublishedBox bounds = PublishedBox.of(cut.mask()).shifted(box.left(), box.top());
		if (!options.passesStability(cut.stabilityScore()) || crop.cuts(bounds)) return Optional.empty();
		final BinaryMask inPlane = cut.mask().placedIn(crop.planeWidth(), crop.planeHeight(), box.left(), box.top());
		return Optional.of(new MaskRecord(inPlane, masks.predictedIou(prompt, mask), cut.stabilityScore(),
				PromptSet.ofPoints(point), box, PlanePosition.FIRST, Optional.empty()));
	}
}
