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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.PointPrompt;

class EdgeDistanceTest {

	/** centres.csv is made by OpenCV, see make_scores.py beside it. */
	@ParameterizedTest
	@CsvFileSource(resources = "/evaluation/centres.csv", numLinesToSkip = 1)
	void findsThePixelThatOpenCvFinds(final String image, final int label, final int x, final int y)
			throws IOException {
		final LabelledPlane truth = LabelledFiles.labels(Path.of("test-images", image + "-labels.png"));
		assertEquals(PointPrompt.on(x + 0.5, y + 0.5), EdgeDistance.innermost(truth.objects().get(label)).on());
	}

	@Test
	void takesTheFirstOfEqualPixels() {
		assertEquals(PointPrompt.on(1.5, 0.5), EdgeDistance.innermost(BinaryMask.builder(5, 4).addRun(0, 1, 4).addRun(1,
				1, 4).build()).on());
	}

	@Test
	void countsTheBorderOfThePlaneAsEdge() {
		assertEquals(PointPrompt.on(2.5, 2.5), EdgeDistance.innermost(rectangle(5, 5)).on());
		assertEquals(PointPrompt.on(1.5, 1.5), EdgeDistance.innermost(rectangle(9, 3)).on());
	}

	@Test
	void refusesAnEmptyMask() {
		final BinaryMask empty = BinaryMask.builder(3, 3).build();
		assertEquals("an empty mask has no edge",
				assertThrows(IllegalArgumentException.class, () -> EdgeDistance.innermost(empty)).getMessage());
	}

	private static BinaryMask rectangle(final int width, final int height) {
		final BinaryMask.Builder builder = BinaryMask.builder(width, height);
		for (int y = 0; y < height; y++) builder.addRun(y, 0, width);
		return builder.build();
	}
}
