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
package fiji.plugin.mobilesam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.mask.LogitUpscaler;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.ThresholdedMask;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * An image that was encoded once and answers prompts with masks at its own size. Usable until its model is closed, from
 * any thread. It need not be closed; its memory is there for the next image at once if it is.
 */
public final class EncodedImage implements AutoCloseable {

	/** Prompt sets whose low-res masks are held at a time: 1 MB each for SAM. */
	private static final int BATCH = 16;
	/** Shift of the threshold for the stability score, logits; the published default. */
	private static final float STABILITY_OFFSET = 1;

	private final MaskPredictor predictor;
	private final LogitUpscaler upscaler;
	private final PixelBox plane;

	/** @param predictor of the image */
	public EncodedImage(final MaskPredictor predictor) {
		this.predictor = predictor;
		final InputFit fit = predictor.fit();
		upscaler = new LogitUpscaler(fit, predictor.lowResSize());
		plane = new PixelBox(0, 0, fit.imageWidth(), fit.imageHeight());
	}

	/** Answers with low-res masks, as the generator of all masks takes it. */
	public MaskPredictor predictor() {
		return predictor;
	}

	/**
	 * The masks of one object: one, or several candidates where the prompt is a lone point.
	 *
	 * @param prompt in pixels of the image
	 * @return in the order of the model; {@link #best} chooses one
	 * @throws IOException if the network fails or gives no numbers
	 */
	public List<MaskRecord> predict(final PromptSet prompt) throws IOException {
		return predict(List.of(prompt), PredictOptions.DEFAULT, Progress.NONE).get(0);
	}

	/**
	 * The masks of many objects.
	 *
	 * @param prompts in pixels of the image, one set an object
	 * @param options which masks
	 * @param progress told of the prompts done and asked whether to go on
	 * @return for each prompt set its masks, in the order of the model
	 * @throws IOException if the network fails or gives no numbers
	 */
	public List<List<MaskRecord>> predict(final List<PromptSet> prompts, final PredictOptions options,
			final Progress progress) throws IOException {
		final List<List<MaskRecord>> records = new ArrayList<>();
		for (int from = 0; from < prompts.size(); from += BATCH) {
			final List<PromptSet> part = prompts.subList(from, Math.min(from + BATCH, prompts.size()));
			final LowResMasks masks = predictor.predict(part, progress);
			for (int i = 0; i < part.size(); i++) {
				progress.checkCanceled();
				records.add(records(masks, i, part.get(i), options));
			}
			progress.update(records.size(), prompts.size(), "Segmenting");
		}
		return records;
	}

	/** The mask of the highest predicted IoU; the first of equals. */
	public static MaskRecord best(final List<MaskRecord> candidates) {
		return candidates.stream().max(Comparator.comparingDouble(MaskRecord::predictedIou)).orElseThrow();
	}

	/** Calls that run finish; later ones throw an {@link IllegalStateException}. Closing twice does nothing. */
	@Override
	public void close() {
		predictor.close();
	}

	private List<MaskRecord> records(final LowResMasks masks, final int index, final PromptSet prompt,
			final PredictOptions options) {
		final List<MaskRecord> records = new ArrayList<>();
		for (final int mask : options.candidates().of(masks, index, prompt)) {
			final ThresholdedMask cut = upscaler.threshold(masks.logits(), masks.offset(index, mask), STABILITY_OFFSET);
			final Optional<LowResMask> logits = options.keepLogits()
					? Optional.of(masks.logits(index, mask))
					: Optional.empty();
			records.add(new MaskRecord(cut.mask(), masks.predictedIou(index, mask), cut.stabilityScore(), prompt, plane,
					PlanePosition.FIRST, logits));
		}
		return records;
	}
}
