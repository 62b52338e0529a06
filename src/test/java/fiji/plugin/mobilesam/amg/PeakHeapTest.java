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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** A large image with thousands of masks fits into a small heap. */
class PeakHeapTest {

	private static final int SIDE = 2048;
	private static final int HEAP_MEGABYTES = 600;

	@Test
	void threeThousandMasksOfALargeImageNeedLessThan600Megabytes() throws IOException, InterruptedException {
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + HEAP_MEGABYTES + "m", "-cp", System.getProperty("java.class.path"),
				PeakHeapTest.class.getName())
				.redirectErrorStream(true).start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), output);
		assertTrue(Integer.parseInt(output.strip()) >= 3000, output);
	}

	/** Prints the number of masks found. */
	public static void main(final String[] arguments) throws IOException {
		final AmgOptions all = AmgOptions.DEFAULTS.withPredIouThresh(0).withStabilityScoreThresh(0).withBoxNmsThresh(1)
				.withMinMaskRegionArea(20);
		final RgbImage image = new RgbImage(SIDE, SIDE, new byte[3 * SIDE * SIDE]);
		System.out.println(new MaskGenerator((plane, progress) -> new RaggedDiscs(), Runnable::run).generate(image, all,
				Progress.NONE).size());
	}

	/** Decodes to discs of three sizes with ragged edges and specks, at SAM's sizes. */
	private static final class RaggedDiscs implements MaskPredictor {

		private static final int MASKS = 4;
		private static final int LOW_RES = 256;

		private final float[] noise = new float[LOW_RES * LOW_RES];

		private RaggedDiscs() {
			final Random random = new Random(1);
			for (int i = 0; i < noise.length; i++) noise[i] = 4 * (float) random.nextGaussian();
		}

		@Override
		public InputFit fit() {
			return new InputFit(SIDE, SIDE, 1024);
		}

		@Override
		public int masksPerPrompt() {
			return MASKS;
		}

		@Override
		public int promptsPerCall() {
			return 64;
		}

		@Override
		public int lowResSize() {
			return LOW_RES;
		}

		@Override
		public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) {
			final LowResMasks masks = predict(prompts, progress);
			return new ScoredPrompts() {

				@Override
				public int size() {
					return prompts.size();
				}

				@Override
				public float predictedIou(final int prompt, final int mask) {
					return masks.predictedIou(prompt, mask);
				}

				@Override
				public LowResMasks masks(final int prompt, final int[] wanted, final Progress asked) {
					assertEquals(MASKS - 1, wanted.length, "every mask passes");
					final FloatBuffer all = masks.logits().slice(masks.offset(prompt, 1), wanted.length * noise.length);
					return new LowResMasks(1, wanted.length, LOW_RES, new float[wanted.length], all);
				}

				@Override
				public void close() {
				}
			};
		}

		@Override
		public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) {
			final float[] scores = new float[prompts.size() * MASKS];
			final FloatBuffer logits = FloatBuffer.allocate(scores.length * noise.length);
			for (final PromptSet prompt : prompts) {
				final PointPrompt point = prompt.points().get(0);
				for (int mask = 0; mask < MASKS; mask++) addDisc(point, 12 * mask, logits);
			}
			return new LowResMasks(prompts.size(), MASKS, LOW_RES, scores, logits);
		}

		private void addDisc(final PointPrompt point, final int radius, final FloatBuffer logits) {
			for (int i = 0; i < noise.length; i++) {
				final double x = i % LOW_RES - point.x() * LOW_RES / SIDE;
				final double y = i / LOW_RES - point.y() * LOW_RES / SIDE;
				logits.put((float) (radius - Math.sqrt(x * x + y * y)) + noise[i]);
			}
		}
	}
}
