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

package fiji.plugin.mobilesam.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

class EncodedPlaneTest {

	private static final int SIZE = 16;
	private static final MaskPicture.Look LOOK = new MaskPicture.Look(new Color(255, 0, 0, 80), Color.RED, 1);

	/** Mask k covers the left of the image, the more the larger k is. */
	private record Network(int masksPerPrompt, int best) implements MaskPredictor {

		@Override
		public InputFit fit() {
			return new InputFit(SIZE, SIZE, SIZE);
		}

		@Override
		public int promptsPerCall() {
			return 1;
		}

		@Override
		public int lowResSize() {
			return SIZE;
		}

		@Override
		public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) {
			throw new UnsupportedOperationException("not asked by the tool");
		}

		@Override
		public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) {
			final float[] iou = new float[masksPerPrompt];
			Arrays.fill(iou, 0.5f);
			iou[best] = 0.9f;
			final float[] logits = new float[masksPerPrompt * SIZE * SIZE];
			for (int i = 0; i < logits.length; i++) logits[i] = i % SIZE <= i / (SIZE * SIZE) ? 5 : -5;
			return new LowResMasks(1, masksPerPrompt, SIZE, iou, FloatBuffer.wrap(logits));
		}
	}

	/** Tab shows the best one first and then others, as many as have numbers in macros. */
	@ParameterizedTest
	@CsvSource({"4, 1, 2 3 4", "4, 3, 4 2 3", "5, 2, 3 2 4", "5, 4, 5 2 3", "9, 8, 9 2 3", "2, 1, 2", "3, 2, 3 2"})
	void tabGoesThroughTheProposalsForAPointHoweverManyTheModelMakes(final int masks, final int best,
			final String widths) throws IOException {
		final EncodedPlane plane = new EncodedPlane(PlanePosition.FIRST, "model", new EncodedImage(new Network(masks,
				best)));
		final int count = widths.split(" ").length;
		final List<String> shown = new ArrayList<>();
		ObjectPrompts prompts = ObjectPrompts.NONE.withPoint(0, 0, true);
		for (int turn = 0; turn < count; turn++, prompts = prompts.next()) {
			final Answer answer = plane.answer(prompts, LOOK);
			assertEquals(count, answer.count());
			assertEquals(turn + 1, answer.number());
			final PixelBox box = answer.record().mask().bounds().orElseThrow();
			shown.add(String.valueOf(box.width()));
		}
		assertEquals(widths, String.join(" ", shown));
		assertEquals(1, plane.answer(prompts, LOOK).number());
	}
}
