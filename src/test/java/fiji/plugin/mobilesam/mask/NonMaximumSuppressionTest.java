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
package fiji.plugin.mobilesam.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;

class NonMaximumSuppressionTest {

	private static final PublishedBox WIDE = new PublishedBox(0, 0, 10, 10);
	private static final PublishedBox NEARLY_AS_WIDE = new PublishedBox(0, 0, 9, 10);

	/** What the published generator kept; a box is x0, y0, x1, y1, all inside. */
	private record Golden(double threshold, int[][] boxes, float[] scores, int[] kept) {
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/mask/suppression.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void keepsWhatThePublishedGeneratorKeeps(final Golden golden) {
		final List<PublishedBox> boxes = Arrays.stream(golden.boxes)
				.map(b -> new PublishedBox(b[0], b[1], b[2] - b[0], b[3] - b[1])).toList();
		assertArrayEquals(golden.kept, NonMaximumSuppression.keep(boxes, golden.scores, golden.threshold));
	}

	@Test
	void keepsTheBetterOfTwo() {
		final float[] scores = {0.8f, 0.9f};
		assertArrayEquals(new int[]{1}, NonMaximumSuppression.keep(List.of(WIDE, NEARLY_AS_WIDE), scores, 0.7));
	}

	@Test
	void keepsTheFirstOfEquals() {
		final float[] zeros = {0f, -0f, 0f};
		assertArrayEquals(new int[]{0},
				NonMaximumSuppression.keep(List.of(NEARLY_AS_WIDE, WIDE, WIDE), zeros, 0.7));
	}

	@Test
	void boxesWithoutAreaStay() {
		final PublishedBox pixel = new PublishedBox(3, 3, 0, 0);
		assertArrayEquals(new int[]{0, 1, 2},
				NonMaximumSuppression.keep(List.of(pixel, pixel, WIDE), new float[]{3, 2, 1}, 0));
	}

	@Test
	void aScoreIsNeededForEveryBox() {
		assertThrows(IllegalArgumentException.class,
				() -> NonMaximumSuppression.keep(List.of(WIDE), new float[]{1, 2}, 0.7));
	}
}
