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

/**
 * Asks every point of one crop and keeps the masks that pass the thresholds. Few points at a time go all the way from the
 * network to the mask on one thread, so that what they need stays in the processor's caches.
 */
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
		final int batch = Math.min(options.pointsPerBatch(), predictor.promptsPerCall());
		final PointCount done = new PointCount(points.size(), progress);
		try (PendingMasks pending = new PendingMasks(workers)) {
			for (int from = 0; from < points.size(); from += batch) {
				final List<PointPrompt> part = points.subList(from, Math.min(from + batch, points.size()));
				pending.submit(() -> {
					final List<MaskRecord> found = masksAt(part, progress);
					done.add(part.size());
					return found;
				});
			}
			return pending.take();
		}
	}

	/** Counts the points of all threads. */
	private static final class PointCount {

		private final int total;
		private final Progress progress;
		private int done;

		PointCount(final int total, final Progress progress) {
			this.total = total;
			this.progress = progress;
		}

		synchronized void add(final int points) {
			done += points;
			progress.update(done, total, "points");
		}
	}

	/** Two steps: most candidates fail by their predicted IoU, and only the others are decoded. */
	private List<MaskRecord> masksAt(final List<PointPrompt> points, final Progress progress) throws IOException {
		progress.checkCanceled();
		final List<MaskRecord> found = new ArrayList<>();
		try (ScoredPrompts scored = predictor.score(points.stream().map(PromptSet::ofPoints).toList(), progress)) {
			for (int i = 0; i < points.size(); i++) {
				final int prompt = i;
				final int[] passing = IntStream.range(firstMask, predictor.masksPerPrompt()).filter(mask -> options
						.passesPredictedIou(scored.predictedIou(prompt, mask))).toArray();
				if (passing.length == 0) continue;
				final LowResMasks masks = scored.masks(prompt, passing, progress);
				final PointPrompt point = crop.inPlane(points.get(prompt));
				for (int mask = 0; mask < passing.length; mask++) {
					progress.checkCanceled();
					maskOf(masks, mask, point).ifPresent(found::add);
				}
			}
		}
		return found;
	}

	/** Nothing if the mask is unstable or cut off by the crop. */
	private Optional<MaskRecord> maskOf(final LowResMasks masks, final int mask, final PointPrompt point) {
		final float offset = (float) options.stabilityScoreOffset();
		final ThresholdedMask cut = upscaler.threshold(masks.logits(), masks.offset(0, mask), offset);
		final PixelBox box = crop.box();
		final PublishedBox bounds = PublishedBox.of(cut.mask()).shifted(box.left(), box.top());
		if (!options.passesStability(cut.stabilityScore()) || crop.cuts(bounds)) return Optional.empty();
		final BinaryMask inPlane = cut.mask().placedIn(crop.planeWidth(), crop.planeHeight(), box.left(), box.top());
		return Optional.of(new MaskRecord(inPlane, masks.predictedIou(0, mask), cut.stabilityScore(),
				PromptSet.ofPoints(point), box, PlanePosition.FIRST, Optional.empty()));
	}
}
