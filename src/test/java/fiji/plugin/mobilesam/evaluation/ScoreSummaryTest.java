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

import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

class ScoreSummaryTest {

	@Test
	void givesMeanMedianAndTheShareFound() {
		final ScoreSummary summary = ScoreSummary.of(scores(0.9, 0.5, 0.1, 0.7));
		assertEquals(4, summary.objects());
		assertEquals(0.55, summary.meanIou(), 1e-12);
		assertEquals(0.6, summary.medianIou(), 1e-12);
		assertEquals(0.75, summary.found(), 1e-12);
		assertEquals("4 objects, IoU mean 0.550, median 0.600, found 75.0 %", summary.toString());
	}

	@Test
	void takesTheMiddleOneOfAnOddNumber() {
		assertEquals(0.3, ScoreSummary.of(scores(0.9, 0.3, 0.1)).medianIou(), 1e-12);
	}

	@Test
	void hasNoScoresWithoutObjects() {
		final ScoreSummary summary = ScoreSummary.of(List.of());
		assertEquals(0, summary.objects());
		assertTrue(
				Double.isNaN(summary.meanIou()) && Double.isNaN(summary.medianIou()) && Double.isNaN(summary.found()));
	}

	private static List<ObjectScore> scores(final double... ious) {
		return DoubleStream.of(ious).mapToObj(iou -> new ObjectScore(1, 10, iou, 1)).toList();
	}
}
