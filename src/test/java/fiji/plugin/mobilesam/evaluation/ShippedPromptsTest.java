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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.PredictOptions;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** What the shipped model makes of every kind of prompt, on two nuclei that touch. */
class ShippedPromptsTest {

	private static final int ONE = 6;
	private static final int OTHER = 17;
	private static MobileSam sam;
	private static EncodedImage image;
	private static BinaryMask one;
	private static BinaryMask other;
	private static BinaryMask both;

	@BeforeAll
	static void encode() throws IOException {
		sam = MobileSam.open(ModelFolder.shipped(ModelLibrary.DEFAULT_ID), RuntimeOptions.DEFAULT);
		image = sam.encode(LabelledFiles.image(Path.of("test-images/nuclei.png")), Progress.NONE);
		final LabelledPlane truth = LabelledFiles.labels(Path.of("test-images/nuclei-labels.png"));
		one = truth.objects().get(ONE);
		other = truth.objects().get(OTHER);
		both = union(one, other);
	}

	@AfterAll
	static void close() {
		sam.close();
	}

	@Test
	void aBackgroundPointTakesAwayTheOtherNucleus() throws IOException {
		assertMeets(one, prompt(List.of(on(one), beside(other)), Optional.empty(), Optional.empty()));
	}

	@Test
	void twoPointsGiveBothNuclei() throws IOException {
		assertMeets(both, prompt(List.of(on(one), on(other)), Optional.empty(), Optional.empty()));
	}

	@Test
	void aPointChoosesANucleusOfABox() throws IOException {
		assertMeets(one, prompt(List.of(on(one)), Optional.of(box(both)), Optional.empty()));
		assertMeets(other, prompt(List.of(on(other)), Optional.of(box(both)), Optional.empty()));
	}

	@Test
	void aBackgroundPointExcludesANucleusOfABox() throws IOException {
		assertMeets(one, prompt(List.of(beside(other)), Optional.of(box(both)), Optional.empty()));
		assertMeets(other, prompt(List.of(beside(one)), Optional.of(box(both)), Optional.empty()));
	}

	@Test
	void aDrawnAreaAloneIsAHintThatMakesTheMaskBetter() throws IOException {
		final double byClick = one.iou(answer(PromptSet.ofPoints(on(one))).mask());
		final double byArea = one.iou(answer(prompt(List.of(), Optional.empty(), Optional.of(area(one)))).mask());
		assertTrue(byArea > byClick, () -> "IoU by click %s, by area %s".formatted(byClick, byArea));
	}

	@Test
	void aPointAddsToAMask() throws IOException {
		assertMeets(both, prompt(List.of(on(other)), Optional.empty(), Optional.of(area(one))));
	}

	@Test
	void aBackgroundPointTakesFromAMask() throws IOException {
		assertMeets(one, prompt(List.of(beside(other)), Optional.empty(), Optional.of(area(both))));
	}

	@Test
	void aMaskOfItsOwnStaysWhenItIsAPromptAgain() throws IOException {
		final PromptSet click = PromptSet.ofPoints(on(one));
		final MaskRecord first = image.predict(List.of(click), PredictOptions.DEFAULT.withLogits(), Progress.NONE)
				.get(0).get(0);
		final MaskRecord second = answer(click.withMask(first.logits().orElseThrow()));
		assertEquals(first.mask(), second.mask());
	}

	/** Boxes without area, as far as a box can be, on the edges and beyond. */
	@ParameterizedTest
	@CsvSource({"100, 100, 100.001, 100.001", "100, 100, 250, 100.001", "0, 0, 0.5, 360", "-50, -50, 40, 40",
			"300, 300, 400, 400", "0, 0, 360, 360", "359.5, 359.5, 360, 360", "-90, -90, -10, -10",
			"500, 500, 600, 600"})
	void everyBoxGetsAnAnswerInNumbers(final double left, final double top, final double right, final double bottom)
			throws IOException {
		final MaskRecord answer = answer(PromptSet.ofBox(new BoxPrompt(left, top, right, bottom)));
		assertTrue(answer.predictedIou() >= 0 && answer.predictedIou() <= 1,
				() -> "predicted " + answer.predictedIou());
		assertEquals(answer.mask().isEmpty(), answer.predictedIou() == 0);
		answer.mask().bounds().ifPresent(bounds -> assertTrue(bounds.left() < right + 30 && bounds.right() > left - 30
				&& bounds.top() < bottom + 30 && bounds.bottom() > top - 30, () -> "mask in " + bounds));
	}

	@Test
	void anEmptyMaskPromptSaysNothing() throws IOException {
		final PromptSet click = PromptSet.ofPoints(on(one));
		final LowResMask nothing = area(BinaryMask.builder(one.width(), one.height()).build());
		assertEquals(answer(click).mask(), answer(click.withMask(nothing)).mask());
		assertTrue(answer(prompt(List.of(), Optional.empty(), Optional.of(nothing))).mask().isEmpty());
	}

	@Test
	void aBatchOfAllKindsIsAnsweredAsEachAlone() throws IOException {
		final List<PromptSet> prompts = List.of(PromptSet.ofPoints(on(one)), PromptSet.ofBox(box(other)),
				prompt(List.of(on(one), beside(other), on(both)), Optional.of(box(both)), Optional.of(area(one))),
				prompt(List.of(), Optional.empty(), Optional.of(area(both))),
				prompt(List.of(beside(one)), Optional.empty(), Optional.empty()), PromptSet.ofPoints(on(other)));
		final List<MaskRecord> together = new ArrayList<>();
		image.predict(prompts, PredictOptions.DEFAULT, Progress.NONE).forEach(together::addAll);
		for (int i = 0; i < prompts.size(); i++) {
			final MaskRecord alone = answer(prompts.get(i));
			assertEquals(alone.mask(), together.get(i).mask());
			assertEquals(alone.predictedIou(), together.get(i).predictedIou(), 1e-6);
		}
	}

	private static void assertMeets(final BinaryMask expected, final PromptSet prompt) throws IOException {
		final double iou = expected.iou(answer(prompt).mask());
		assertTrue(iou > 0.7, () -> "IoU is %s: one %s, other %s".formatted(iou, one, other));
	}

	private static MaskRecord answer(final PromptSet prompt) throws IOException {
		return EncodedImage.best(image.predict(prompt));
	}

	private static PromptSet prompt(final List<PointPrompt> points, final Optional<BoxPrompt> box,
			final Optional<LowResMask> mask) {
		return new PromptSet(points, box, mask);
	}

	private static PointPrompt on(final BinaryMask object) {
		return EdgeDistance.innermost(object).on();
	}

	private static PointPrompt beside(final BinaryMask object) {
		return EdgeDistance.innermost(object).beside();
	}

	private static BoxPrompt box(final BinaryMask object) {
		return BoxPrompt.of(object.bounds().orElseThrow());
	}

	private static LowResMask area(final BinaryMask object) {
		return LowResMask.of(object, image.predictor().fit(), image.predictor().lowResSize());
	}

	private static BinaryMask union(final BinaryMask a, final BinaryMask b) {
		final byte[] pixels = a.toBytes((byte) 1);
		b.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) pixels[y * b.width() + x] = 1;
		});
		return BinaryMask.of(a.width(), a.height(), pixels);
	}
}
