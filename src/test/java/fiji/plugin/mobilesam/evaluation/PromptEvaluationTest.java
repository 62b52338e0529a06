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

import static fiji.plugin.mobilesam.evaluation.Drawn.SIZE;
import static fiji.plugin.mobilesam.evaluation.Drawn.objects;
import static fiji.plugin.mobilesam.evaluation.Drawn.rectangle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

class PromptEvaluationTest {

	/** 4 x 4 pixels. */
	private static final BinaryMask ONE = rectangle(1, 1, 4, 4);
	/** 6 x 6 pixels. */
	private static final BinaryMask OTHER = rectangle(8, 8, 13, 13);

	/** Half of the one: 8 of 16. The other and two columns more: 36 of 48. */
	private final FakePredictor predictor = new FakePredictor(SIZE,
			prompt -> isLeft(prompt) ? rectangle(1, 1, 2, 4) : rectangle(8, 8, 15, 13),
			prompt -> isLeft(prompt) ? 0.25 : 0.875);

	@Test
	void comparesTheAnswersWithTheObjects() throws IOException {
		assertEquals(List.of(new ObjectScore(1, 16, 0.5, 0.25), new ObjectScore(2, 36, 0.75, 0.875)),
				scores(objects(ONE,
						OTHER), TruthPrompt.CLICK));
		assertEquals(List.of(PromptSet.ofPoints(PointPrompt.on(2.5, 2.5)), PromptSet.ofPoints(PointPrompt.on(10.5,
				10.5))), predictor.asked);
	}

	@Test
	void asksWithTheBoxAroundTheObject() throws IOException {
		scores(objects(OTHER), TruthPrompt.BOX);
		assertEquals(List.of(PromptSet.ofBox(new BoxPrompt(8, 8, 14, 14))), predictor.asked);
	}

	@Test
	void leavesOutSmallObjects() throws IOException {
		assertEquals(List.of(new ObjectScore(2, 36, 0.75, 0.875)), scores(objects(17, ONE, OTHER), TruthPrompt.CLICK));
	}

	@Test
	void theNegativeIsTheClickOfTheNearestOtherObject() throws IOException {
		final BinaryMask near = rectangle(5, 1, 7, 3);
		scores(objects(ONE, OTHER, near), TruthPrompt.CLICK_AND_NEGATIVE);
		assertEquals(List.of(PointPrompt.on(2.5, 2.5), PointPrompt.beside(6.5, 2.5)), predictor.asked.get(0).points());
		assertEquals(List.of(PointPrompt.on(10.5, 10.5), PointPrompt.beside(6.5, 2.5)), predictor.asked.get(1)
				.points());
		assertEquals(List.of(PointPrompt.on(6.5, 2.5), PointPrompt.beside(2.5, 2.5)), predictor.asked.get(2).points());
	}

	/** Its box grown by 2 pixels, less the object: a frame 2 pixels wide, thickest at the object's corners. */
	@Test
	void theNegativeOfALoneObjectLiesOnTheGroundBeside() throws IOException {
		scores(objects(rectangle(6, 6, 7, 9)), TruthPrompt.CLICK_AND_NEGATIVE);
		assertEquals(PointPrompt.beside(5.5, 5.5), predictor.asked.get(0).points().get(1));
	}

	@Test
	void anObjectThatFillsThePlaneHasNoNegative() throws IOException {
		scores(objects(rectangle(0, 0, SIZE - 1, SIZE - 1)), TruthPrompt.CLICK_AND_NEGATIVE);
		assertEquals(1, predictor.asked.get(0).points().size());
	}

	/** Nine columns, and answers of three columns a click: 9, 18 and 27 of 27 pixels. */
	@Test
	void threeClicksFollowTheMistakes() throws IOException {
		final FakePredictor squares = new FakePredictor(SIZE, PromptEvaluationTest::squares, prompt -> 0.5);
		final List<ObjectScore> scores = new PromptEvaluation(squares.image(), objects(rectangle(2, 2, 10, 4)), 1)
				.scores(TruthPrompt.THREE_CLICKS, Progress.NONE);
		assertEquals(List.of(new ObjectScore(1, 27, 1, 0.5)), scores);
		assertEquals(List.of(1, 2, 3), squares.asked.stream().map(prompt -> prompt.points().size()).toList());
		assertEquals(List.of(PointPrompt.on(3.5, 3.5), PointPrompt.on(6.5, 3.5), PointPrompt.on(9.5, 3.5)),
				squares.asked.get(2).points());
	}

	@Test
	void threeClicksAreFewerWhereThereIsNoMistake() throws IOException {
		final FakePredictor squares = new FakePredictor(SIZE, PromptEvaluationTest::squares, prompt -> 0.5);
		new PromptEvaluation(squares.image(), objects(rectangle(2, 2, 4, 4)), 1).scores(TruthPrompt.THREE_CLICKS,
				Progress.NONE);
		assertEquals(List.of(1, 1, 1), squares.asked.stream().map(prompt -> prompt.points().size()).toList());
	}

	@Test
	void aRandomClickLiesOnTheObjectAndIsTheSameInEachRun() throws IOException {
		final BinaryMask cross = cross();
		for (int run = 0; run < 2; run++) scores(objects(cross), TruthPrompt.RANDOM_CLICK);
		final PointPrompt click = predictor.asked.get(0).points().get(0);
		assertEquals(predictor.asked.get(0), predictor.asked.get(1));
		assertEquals(true, cross.contains((int) click.x(), (int) click.y()));
	}

	/** 120 objects of two pixels: each pixel is drawn about half of the times. */
	@Test
	void aRandomClickMayBeAnywhereOnTheObject() throws IOException {
		final BinaryMask[] pairs = IntStream.range(0, 120).mapToObj(i -> rectangle(i % 8 * 2, i / 8, i % 8 * 2 + 1,
				i / 8)).toArray(BinaryMask[]::new);
		scores(objects(pairs), TruthPrompt.RANDOM_CLICK);
		final long left = predictor.asked.stream().filter(prompt -> (int) prompt.points().get(0).x() % 2 == 0).count();
		assertEquals(60, left, 15);
	}

	@Test
	void asksForAtMostSoManySpreadOverTheLabels() throws IOException {
		final BinaryMask[] squares = IntStream.range(0, 8).mapToObj(i -> rectangle(2 * i, 0, 2 * i, 0)).toArray(
				BinaryMask[]::new);
		final PromptEvaluation evaluation = new PromptEvaluation(predictor.image(), objects(squares), 3);
		assertEquals(3, evaluation.objects());
		assertEquals(List.of(1, 3, 6), evaluation.scores(TruthPrompt.CLICK, Progress.NONE).stream().map(
				ObjectScore::label).toList());
	}

	private List<ObjectScore> scores(final KnownObjects objects, final TruthPrompt prompt) throws IOException {
		return new PromptEvaluation(predictor.image(), objects, Integer.MAX_VALUE).scores(prompt, Progress.NONE);
	}

	private static boolean isLeft(final PromptSet prompt) {
		return !prompt.points().isEmpty() && prompt.points().get(0).x() < 8;
	}

	/** 3 x 3 pixels around every click. */
	private static BinaryMask squares(final PromptSet prompt) {
		final byte[] pixels = new byte[SIZE * SIZE];
		for (final PointPrompt point : prompt.points())
			for (int y = (int) point.y() - 1; y <= (int) point.y() + 1; y++)
				for (int x = (int) point.x() - 1; x <= (int) point.x() + 1; x++) pixels[y * SIZE + x] = 1;
		return BinaryMask.of(SIZE, SIZE, pixels);
	}

	private static BinaryMask cross() {
		final BinaryMask.Builder cross = BinaryMask.builder(SIZE, SIZE);
		for (int y = 0; y < SIZE; y++) cross.addRun(y, y == 7 ? 0 : 7, y == 7 ? SIZE : 8);
		return cross.build();
	}
}
