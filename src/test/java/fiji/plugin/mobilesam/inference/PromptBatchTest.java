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

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

class PromptBatchTest {

	private static final PromptSet POINT = PromptSet.ofPoints(PointPrompt.on(10, 20));
	private static final PromptSet TWO_POINTS = PromptSet.ofPoints(PointPrompt.on(10, 20), PointPrompt.beside(30, 5));
	private static final PromptSet BOX = PromptSet.ofBox(new BoxPrompt(1, 2, 50, 40));
	private static final PromptSet POINT_IN_BOX = new PromptSet(List.of(PointPrompt.on(10, 20)), BOX.box(), Optional
			.empty());

	/** 100 x 50 pixels in a square of 200: two input pixels for each of the image. */
	private static final InputFit TWICE = new InputFit(100, 50, 200);

	private static void assertTensors(final PromptSet prompt, final float[] coordinates, final float[] labels) {
		final Map<String, FloatTensor> tensors = PromptBatch.split(List.of(prompt), 8).get(0).pointTensors(TWICE);
		assertArrayEquals(new long[]{1, labels.length, 2}, tensors.get("point_coords").shape());
		assertArrayEquals(new long[]{1, labels.length}, tensors.get("point_labels").shape());
		assertArrayEquals(coordinates, values(tensors.get("point_coords")));
		assertArrayEquals(labels, values(tensors.get("point_labels")));
	}

	private static float[] values(final FloatTensor tensor) {
		final float[] values = new float[tensor.data().capacity()];
		tensor.data().get(0, values);
		return values;
	}

	@Test
	void pointsAreFollowedByOnePaddingRow() {
		assertTensors(TWO_POINTS, new float[]{20, 40, 60, 10, 0, 0}, new float[]{1, 0, -1});
	}

	@Test
	void aBoxIsItsTwoCornersWithoutPadding() {
		assertTensors(BOX, new float[]{2, 4, 100, 80}, new float[]{2, 3});
	}

	@Test
	void pointsComeBeforeTheBox() {
		assertTensors(POINT_IN_BOX, new float[]{20, 40, 2, 4, 100, 80}, new float[]{1, 2, 3});
	}

	@Test
	void promptSetsOfAsManyRowsGoTogetherInTheirOrder() {
		final List<PromptBatch> batches = PromptBatch.split(List.of(POINT, POINT_IN_BOX, BOX, POINT, TWO_POINTS, POINT),
				3);
		assertEquals(3, batches.size());
		assertArrayEquals(new int[]{0, 2, 3}, batches.get(0).indices());
		assertEquals(List.of(POINT, BOX, POINT), batches.get(0).prompts());
		assertArrayEquals(new int[]{5}, batches.get(1).indices());
		assertArrayEquals(new int[]{1, 4}, batches.get(2).indices());
	}
}
