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

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.PromptableModel;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * A network without a network: the masks of a point are what has its red value, within three distances of it; the
 * scores follow from the value and the mask's index. Counts what it is asked.
 */
final class FakeModel implements PromptableModel {

	private static final int INPUT = 128;
	private static final int LOW_RES = 32;

	final int masksPerPrompt;
	/** Of every point asked, the best score of its candidates. */
	final List<Float> bestScores = Collections.synchronizedList(new ArrayList<>());
	final AtomicInteger encoded = new AtomicInteger();
	final AtomicInteger decoded = new AtomicInteger();
	final AtomicInteger open = new AtomicInteger();

	FakeModel(final int masksPerPrompt) {
		this.masksPerPrompt = masksPerPrompt;
	}

	/** Index 0 scores best, so that to use it for an ambiguous prompt shows. */
	private static float score(final int value, final int mask) {
		return mask == 0 ? 0.99f : 0.5f + value * 37 % 256 / 600f + mask * 0.02f;
	}

	@Override
	public MaskPredictor encode(final RgbImage image, final Progress progress) {
		encoded.incrementAndGet();
		return new Predictor(image);
	}

	private final class Predictor implements MaskPredictor {

		private final RgbImage image;
		private final InputFit fit;

		private Predictor(final RgbImage image) {
			this.image = image;
			fit = new InputFit(image.width(), image.height(), INPUT);
		}

		@Override
		public InputFit fit() {
			return fit;
		}

		@Override
		public int masksPerPrompt() {
			return masksPerPrompt;
		}

		@Override
		public int promptsPerCall() {
			return 7;
		}

		@Override
		public int lowResSize() {
			return LOW_RES;
		}

		@Override
		public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) {
			final List<PointPrompt> points = prompts.stream().map(prompt -> prompt.points().get(0)).toList();
			for (final PointPrompt point : points)
				bestScores.add(FakeModel.score(value(point), masksPerPrompt - 1));
			open.incrementAndGet();
			return new Scored(points);
		}

		@Override
		public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) {
			throw new UnsupportedOperationException("a generator asks in two steps");
		}

		/** The red value of the image under a low-res pixel; the padding has none. */
		private int value(final int column, final int row) {
			final double toImage = (double) INPUT / LOW_RES / fit.scaledWidth() * image.width();
			final int x = (int) ((column + 0.5) * toImage);
			final int y = (int) ((row + 0.5) * toImage);
			return x < image.width() && y < image.height() ? image.rgb()[3 * (y * image.width() + x)] & 255 : -1;
		}

		private int value(final PointPrompt point) {
			return image.rgb()[3 * ((int) point.y() * image.width() + (int) point.x())] & 255;
		}

		private final class Scored implements ScoredPrompts {

			private final List<PointPrompt> points;
			private boolean closed;

			private Scored(final List<PointPrompt> points) {
				this.points = points;
			}

			@Override
			public int size() {
				return points.size();
			}

			@Override
			public float predictedIou(final int prompt, final int mask) {
				return FakeModel.score(value(points.get(prompt)), mask);
			}

			@Override
			public LowResMasks masks(final int prompt, final int[] masks, final Progress progress) {
				if (masks.length == 0) throw new IllegalArgumentException("a network makes at least one mask");
				decoded.incrementAndGet();
				final float[] scores = new float[masks.length];
				final FloatBuffer logits = FloatBuffer.allocate(scores.length * LOW_RES * LOW_RES);
				for (int i = 0; i < masks.length; i++) {
					scores[i] = predictedIou(prompt, masks[i]);
					addLogits(points.get(prompt), masks[i], logits);
				}
				return new LowResMasks(1, masks.length, LOW_RES, scores, logits);
			}

			private void addLogits(final PointPrompt point, final int mask, final FloatBuffer logits) {
				final double toLowRes = (double) LOW_RES / INPUT * fit.scaledWidth() / image.width();
				for (int row = 0; row < LOW_RES; row++)
					for (int column = 0; column < LOW_RES; column++) {
						final double far = Math.hypot(column + 0.5 - point.x() * toLowRes,
								row + 0.5 - point.y() * toLowRes);
						final double unlike = Math.abs(value(column, row) - value(point)) / 8.0;
						logits.put((float) ((mask + 1) * (2.5 + 2 * mask - far - unlike)));
					}
			}

			@Override
			public void close() {
				if (!closed) open.decrementAndGet();
				closed = true;
			}
		}
	}
}
