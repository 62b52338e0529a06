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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.results.AveragePrecision;

class EverythingEvaluationTest {

	/** Three objects of 10 pixels; masks with 8, 6 and none of their pixels. At 0.5: 2 / (2 + 1 + 1), at 0.75 1 / 5. */
	@Test
	void countsPairsStraysAndMissedObjects() {
		final AveragePrecision precision = EverythingEvaluation.of(records(rectangle(0, 0, 7, 0), rectangle(0, 2, 5, 2),
				rectangle(0, 9, 9, 9)),
				objects(rectangle(0, 0, 9, 0), rectangle(0, 2, 9, 2), rectangle(0, 4, 9, 4)));
		assertEquals(0.5, precision.at(0.5));
		assertEquals(0.2, precision.at(0.75));
	}

	@Test
	void smallMasksAndObjectsDoNotCount() {
		final AveragePrecision precision = EverythingEvaluation.of(records(rectangle(0, 0, 9, 0), rectangle(0, 2, 3,
				2)), objects(5, rectangle(0, 0, 9, 0), rectangle(0, 4, 3, 4)));
		assertEquals(1, precision.at(0.5));
	}

	@Test
	void aSetHasTheMeanOverItsPlanes() {
		final SetScores scores = new SetScores();
		assertTrue(Double.isNaN(scores.meanPrecision(0.5)));
		scores.add(EverythingEvaluation.of(records(rectangle(0, 0, 9, 0)), objects(rectangle(0, 0, 9, 0))));
		// One of two, and nothing where nothing is.
		scores.add(
				EverythingEvaluation.of(records(rectangle(0, 0, 9, 0)), objects(rectangle(0, 0, 9, 0), rectangle(0, 2,
						9, 2))));
		scores.add(EverythingEvaluation.of(List.of(), objects()));
		assertEquals(2.5 / 3, scores.meanPrecision(0.5), 1e-12);
	}

	private static List<MaskRecord> records(final BinaryMask... masks) {
		return Stream.of(masks).map(mask -> new MaskRecord(mask, 1, 1, PromptSet.ofPoints(PointPrompt.on(0, 0)),
				new PixelBox(0, 0, SIZE, SIZE), PlanePosition.FIRST, Optional.empty())).toList();
	}
}
