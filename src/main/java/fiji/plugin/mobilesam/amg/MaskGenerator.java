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
import java.util.concurrent.Executor;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.PromptableModel;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;

/**
 * Segments everything: asks the network for the masks at every point of a grid, over the whole image and over crops of
 * it, and keeps those that are sure, stable and not cut off, one of those that cover the same. See Kirillov et al.,
 * <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a> (2023), section 4 and appendix B. May be used from
 * several threads if the network may.
 */
public final class MaskGenerator {

	private final PromptableModel model;
	private final Executor workers;

	/**
	 * @param model encodes the image and its crops
	 * @param workers ask the network and score its masks, few points at a time each; not the thread that calls the
	 *            generator, which waits for them ({@code Runnable::run} does without other threads)
	 */
	public MaskGenerator(final PromptableModel model, final Executor workers) {
		this.model = model;
		this.workers = workers;
	}

	/**
	 * The masks of an image.
	 *
	 * @param image of any size
	 * @param options thresholds, grid and crops
	 * @param progress told the points done; asked whether to go on before and within every batch
	 * @return best predicted IoU first; with crops, the masks of smaller crops first; with region clean-up, those it
	 *         left alone first. Masks can be empty if stability_score_thresh is 0
	 * @throws IOException if the network fails
	 * @throws IllegalArgumentException if a layer of crops is left without points, the image is too small for its
	 *             crops, the region is that of another plane or outside, or no mask can be within the limits of the area
	 */
	public List<MaskRecord> generate(final RgbImage image, final AmgOptions options, final Progress progress)
			throws IOException {
		return candidates(image, options, progress).select(options);
	}

	/**
	 * All masks that pass the thresholds of predicted IoU and stability, before any is dropped in favour of another:
	 * what later thresholds are applied to without asking the network again.
	 *
	 * @param image of any size
	 * @param floor its thresholds are the lowest that can be applied later
	 * @param progress as for {@link #generate}
	 * @throws IOException if the network fails
	 * @throws IllegalArgumentException as for {@link #generate}
	 */
	public KeptCandidates candidates(final RgbImage image, final AmgOptions floor, final Progress progress)
			throws IOException {
		floor.requirePossible();
		final List<GridCrop> crops = GridCrop.of(image.width(), image.height(), floor);
		final long total = Math.max(1, crops.stream().mapToLong(crop -> crop.points().size()).sum());
		final List<List<MaskRecord>> found = new ArrayList<>();
		long done = 0;
		for (int i = 0; i < crops.size(); i++) {
			final GridCrop crop = crops.get(i);
			final List<PointPrompt> points = crop.points();
			if (points.isEmpty()) continue;
			final String part = crops.size() == 1 ? "image" : "crop %d of %d".formatted(i + 1, crops.size());
			progress.checkCanceled();
			progress.update(done, total, "encoding " + part);
			try (MaskPredictor predictor = model.encode(crop.cutFrom(image), progress)) {
				final Progress inCrop = new CropProgress(progress, done, total, "masks of " + part);
				found.add(new CropSearch(crop, predictor, floor, workers).run(points, inCrop));
			}
			done += points.size();
		}
		return new KeptCandidates(image.width(), image.height(), floor, found);
	}

	/** Counts the points of a crop on from those of the crops before. */
	private record CropProgress(Progress whole, long before, long total, String name) implements Progress {

		@Override
		public void update(final long done, final long ofCrop, final String step) {
			whole.update(before + done, total, name);
		}

		@Override
		public boolean isCanceled() {
			return whole.isCanceled();
		}

		@Override
		public void checkCanceled() {
			whole.checkCanceled();
		}
	}
}
