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
package fiji.plugin.mobilesam.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** One model used by several threads. */
class ConcurrentUseTest {

	private static final int THREADS = 4;
	private static final RgbImage IMAGE = new RgbImage(16, 16, new byte[3 * 16 * 16]);

	@TempDir
	Path folder;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	@AfterEach
	void end() {
		threads.shutdown();
	}

	private SamModel open() throws IOException {
		return SamModel.open(TinyNetworks.writeTwoStepModel(folder), RuntimeOptions.DEFAULT);
	}

	private static float[] score(final MaskPredictor image, final List<PromptSet> prompts) throws IOException {
		try (ScoredPrompts scored = image.score(prompts, Progress.NONE)) {
			return scored.masks(2, new int[]{0}, Progress.NONE).logits(0, 0).logits();
		}
	}

	@Test
	void threadsGetTheAnswersToTheirOwnPrompts() throws Exception {
		try (SamModel model = open()) {
			final List<Future<Void>> calls = new ArrayList<>();
			for (int t = 0; t < THREADS; t++) {
				final int own = t;
				final Callable<Void> task = () -> {
					final MaskPredictor image = model.encode(IMAGE, Progress.NONE);
					for (int i = 0; i < 50; i++) {
						final float x = 3 * own + i % 3;
						final PromptSet other = PromptSet.ofPoints(PointPrompt.on(15, 15));
						final PromptSet prompt = PromptSet.ofPoints(PointPrompt.on(2 * x, 0));
						final float[] expected = new float[16];
						Arrays.fill(expected, x);
						assertArrayEquals(expected, score(image, List.of(other, other, prompt)));
						assertArrayEquals(expected,
								image.predict(List.of(prompt), Progress.NONE).logits(0, 0).logits());
					}
					return null;
				};
				calls.add(threads.submit(task));
			}
			for (final Future<Void> call : calls) call.get();
		}
	}

	@Test
	void closingWhileOthersUseTheModelEndsTheirCallsOrRefusesThem() throws Exception {
		for (int round = 0; round < 15; round++) {
			final SamModel model = open();
			final MaskPredictor image = model.encode(IMAGE, Progress.NONE);
			final List<PromptSet> prompts = List.of(PromptSet.ofPoints(PointPrompt.on(2, 4)));
			final CyclicBarrier start = new CyclicBarrier(THREADS);
			final List<Future<?>> calls = new ArrayList<>();
			for (int t = 1; t < THREADS; t++) {
				calls.add(threads.submit(() -> {
					start.await();
					while (true) image.score(prompts, Progress.NONE).masks(0, new int[]{0}, Progress.NONE);
				}));
			}
			calls.add(threads.submit(() -> {
				start.await();
				model.close();
				model.close();
				throw new IllegalStateException("closed");
			}));
			for (final Future<?> call : calls) {
				try {
					call.get();
				} catch (final ExecutionException e) {
					assertInstanceOf(IllegalStateException.class, e.getCause());
				}
			}
		}
	}
}
