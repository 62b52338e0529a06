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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** What every encoded image promises, whatever network answers; its image is at least 16 pixels wide and high. */
abstract class MaskPredictorContract {

	/** The runtime may add up in another order in a batch than alone. */
	private static final float TOLERANCE = 1e-4f;

	private SamModel model;
	private MaskPredictor predictor;

	/** The model under test; closed by the contract. */
	abstract SamModel openModel() throws IOException;

	/** An image encoded by it. */
	abstract MaskPredictor encode(SamModel opened) throws IOException;

	@BeforeEach
	void open() throws IOException {
		model = openModel();
		predictor = encode(model);
	}

	@AfterEach
	void close() {
		model.close();
	}

	/** Prompt sets of 1 to 4 rows, in no order, more than go into one call. */
	private List<PromptSet> mixedPrompts() {
		final LowResMask mask = new LowResMask(predictor.lowResSize(), ramp(predictor.lowResSize()));
		final List<PromptSet> prompts = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			prompts.add(PromptSet.ofPoints(PointPrompt.on(2 + i, 3)));
			prompts.add(PromptSet.ofBox(new BoxPrompt(1, 2, 9 + i, 11)));
			prompts.add(PromptSet.ofPoints(PointPrompt.on(5, 6), PointPrompt.beside(12 - i, 3)));
			prompts.add(PromptSet.ofPoints(PointPrompt.on(4, 4)).withMask(mask));
		}
		return prompts;
	}

	private static float[] ramp(final int size) {
		final float[] logits = new float[size * size];
		for (int i = 0; i < logits.length; i++) logits[i] = 8f * (i % size) / size - 4;
		return logits;
	}

	private LowResMasks alone(final PromptSet prompt) throws IOException {
		return predictor.predict(List.of(prompt), Progress.NONE);
	}

	private void assertSameAnswer(final LowResMasks expected, final LowResMasks found, final int index) {
		for (int mask = 0; mask < expected.masks(); mask++) {
			assertEquals(expected.predictedIou(0, mask), found.predictedIou(index, mask), TOLERANCE,
					"predicted IoU of answer %d, mask %d".formatted(index, mask));
			assertArrayEquals(expected.logits(0, mask).logits(), found.logits(index, mask).logits(), TOLERANCE,
					"logits of answer %d, mask %d".formatted(index, mask));
		}
	}

	@Test
	void manyPromptSetsGetTheAnswersThatEachGetsAlone() throws IOException {
		final List<PromptSet> prompts = mixedPrompts();
		final LowResMasks together = predictor.predict(prompts, Progress.NONE);
		assertEquals(prompts.size(), together.prompts());
		assertEquals(predictor.masksPerPrompt(), together.masks());
		assertEquals(predictor.lowResSize(), together.size());
		for (int i = 0; i < prompts.size(); i++) assertSameAnswer(alone(prompts.get(i)), together, i);
	}

	@Test
	void scoresAreThePredictedIousAndTheirMasksFollowOnDemand() throws IOException {
		assertScored(mixedPrompts(), 0, 1, 5, 6, 13, 19);
	}

	@Test
	void scoresOfPromptsWithoutMasksAreTheSame() throws IOException {
		assertScored(mixedPrompts().stream().filter(prompt -> prompt.mask().isEmpty()).toList(), 0, 2, 3, 4, 12);
	}

	private void assertScored(final List<PromptSet> prompts, final int... wanted) throws IOException {
		try (ScoredPrompts scored = predictor.score(prompts, Progress.NONE)) {
			assertEquals(prompts.size(), scored.size());
			for (final int prompt : wanted) {
				final LowResMasks expected = alone(prompts.get(prompt));
				assertSameAnswer(expected, allMasks(scored, prompt), 0);
				for (int mask = 0; mask < predictor.masksPerPrompt(); mask++) {
					assertEquals(expected.predictedIou(0, mask), scored.predictedIou(prompt, mask), TOLERANCE);
					assertSameAnswer(expected.of(0, new int[]{mask}), scored.masks(prompt, new int[]{mask},
							Progress.NONE), 0);
				}
			}
		}
	}

	private LowResMasks allMasks(final ScoredPrompts scored, final int prompt) throws IOException {
		return scored.masks(prompt, IntStream.range(0, predictor.masksPerPrompt()).toArray(), Progress.NONE);
	}

	@Test
	void aPromptThatWasNotScoredIsRefused() throws IOException {
		try (ScoredPrompts scored = predictor.score(mixedPrompts().subList(0, 2), Progress.NONE)) {
			assertThrows(IndexOutOfBoundsException.class, () -> allMasks(scored, 2));
		}
	}

	@Test
	void theMasksOfEachPromptMayBeAskedForSeparatelyAndAgain() throws IOException {
		final List<PromptSet> prompts = mixedPrompts().subList(0, 4);
		try (ScoredPrompts scored = predictor.score(prompts, Progress.NONE)) {
			for (final int prompt : new int[]{2, 0, 2})
				assertSameAnswer(alone(prompts.get(prompt)), allMasks(scored, prompt), 0);
		}
	}

	@Test
	void closingScoresTwiceIsHarmlessAndOthersGoOn() throws IOException {
		final List<PromptSet> prompts = mixedPrompts().subList(0, 4);
		final ScoredPrompts closed = predictor.score(prompts, Progress.NONE);
		final ScoredPrompts open = predictor.score(prompts, Progress.NONE);
		final float iou = closed.predictedIou(1, 0);
		closed.close();
		closed.close();
		try (ScoredPrompts later = predictor.score(prompts.subList(2, 4), Progress.NONE)) {
			assertSameAnswer(alone(prompts.get(1)), allMasks(open, 1), 0);
			assertSameAnswer(alone(prompts.get(3)), allMasks(later, 1), 0);
		}
		assertEquals(iou, closed.predictedIou(1, 0));
		open.close();
	}

	@Test
	void aClosedImageIsRefusedAndTheNextOneAnswersTheSame() throws IOException {
		final List<PromptSet> prompts = mixedPrompts().subList(0, 4);
		final LowResMasks before = predictor.predict(prompts.subList(1, 2), Progress.NONE);
		try (ScoredPrompts scored = predictor.score(prompts, Progress.NONE)) {
			predictor.close();
			predictor.close();
			assertThrows(IllegalStateException.class, () -> alone(prompts.get(1)));
			assertThrows(IllegalStateException.class, () -> predictor.score(prompts, Progress.NONE));
		}
		predictor = encode(model);
		assertSameAnswer(before, alone(prompts.get(1)), 0);
	}

	@Test
	void aMaskPromptOfAnotherSizeIsRefused() {
		final PromptSet prompt = PromptSet.ofPoints(PointPrompt.on(4, 4)).withMask(new LowResMask(3, new float[9]));
		assertThrows(IllegalArgumentException.class, () -> alone(prompt));
	}

	@Test
	void anEmptyListIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> predictor.predict(List.of(), Progress.NONE));
		assertThrows(IllegalArgumentException.class, () -> predictor.score(List.of(), Progress.NONE));
	}

	@Test
	void usingAClosedModelIsAnError() throws IOException {
		final ScoredPrompts scored = predictor.score(mixedPrompts().subList(0, 1), Progress.NONE);
		model.close();
		model.close();
		assertThrows(IllegalStateException.class, () -> encode(model));
		assertThrows(IllegalStateException.class, () -> alone(PromptSet.ofPoints(PointPrompt.on(1, 1))));
		scored.close();
	}
}
