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
package fiji.plugin.mobilesam.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/** Pairs of masks, the average precision of papers, and the comparison of two results. */
class MaskMatchingTest {

	@Test
	void equalMasksArePairs() {
		final List<BinaryMask> masks = List.of(bar(0, 10), bar(20, 30));
		assertEquals(List.of(new MaskMatching.Pair(0, 1, 1), new MaskMatching.Pair(1, 0, 1)),
				new MaskMatching(masks, List
						.of(masks.get(1), masks.get(0))).pairs(0.95));
	}

	@Test
	void anIouOfTheThresholdItselfIsEnough() {
		final MaskMatching matching = new MaskMatching(List.of(bar(0, 10)), List.of(bar(0, 5)));
		assertEquals(1, matching.pairs(0.5).size());
		assertEquals(0, matching.pairs(0.51).size());
	}

	@Test
	void aMaskGivesUpItsPartnerWhereThatMakesMorePairs() {
		// The first prefers the second truth, which is the only one that the second mask can have.
		final List<BinaryMask> masks = List.of(bar(0, 10), bar(4, 12));
		final List<BinaryMask> truths = List.of(bar(0, 6), bar(2, 10));
		assertEquals(List.of(new MaskMatching.Pair(0, 0, 0.6), new MaskMatching.Pair(1, 1, 0.6)),
				new MaskMatching(masks,
						truths).pairs(0.5));
	}

	@Test
	void noOtherChoiceGivesMorePairs() {
		final Random random = new Random(5);
		for (int run = 0; run < 300; run++) {
			final List<BinaryMask> first = bars(random);
			final List<BinaryMask> second = bars(random);
			assertEquals(most(first, second, 0, 0), new MaskMatching(first, second).pairs(0.4).size());
		}
	}

	@Test
	void averagePrecisionCountsPairsAndWhatHasNone() {
		// IoU 1, 0.8 and 0.5, a mask without truth, two truths without mask.
		final List<BinaryMask> masks = List.of(bar(0, 10), bar(20, 28), bar(40, 45), bar(90, 95));
		final List<BinaryMask> truths = List.of(bar(0, 10), bar(20, 30), bar(40, 50), bar(60, 70), bar(80, 82));
		final AveragePrecision precision = AveragePrecision.of(new MaskMatching(masks, truths));
		assertEquals(new AveragePrecision.Level(0.5, 3, 1, 2), precision.levels().get(0));
		assertEquals(new AveragePrecision.Level(0.8, 2, 2, 3), precision.levels().get(6));
		assertEquals(new AveragePrecision.Level(0.95, 1, 3, 4), precision.levels().get(9));
		// 3 of 6 at 0.50; 2 of 7 at 0.55 to 0.80; 1 of 8 at 0.85 to 0.95.
		assertEquals((3 / 6.0 + 6 * 2 / 7.0 + 3 / 8.0) / 10, precision.mean(), 1e-12);
	}

	@Test
	void averagePrecisionOfNothingIsPerfect() {
		assertEquals(1, AveragePrecision.of(new MaskMatching(List.of(), List.of())).mean());
	}

	@Test
	void planesOfAStackCountTogether() {
		final AveragePrecision found = AveragePrecision.of(new MaskMatching(List.of(bar(0, 9)), List.of(bar(0, 9))));
		final AveragePrecision missed = AveragePrecision
				.of(new MaskMatching(List.of(), List.of(bar(0, 9), bar(20, 30))));
		assertEquals(1 / 3.0, found.plus(missed).mean(), 1e-12);
	}

	@Test
	void twoResultsAreComparedByTheirPairs() throws IOException {
		final SegmentedPlane first = TestRuns.plane(60, 40, 12, 1);
		final List<MaskRecord> some = new ArrayList<>();
		for (final MaskRecord record : first.records().subList(0, 5))
			some.add(new MaskRecord(record.mask(), record.predictedIou() + 0.25, record.stabilityScore(),
					record.prompt(),
					record.cropBox(), record.position(), Optional.empty()));
		final SegmentedPlane second = new SegmentedPlane(first.position(), first.attributes(), first.image(), Optional
				.empty(), some, Optional.empty());
		final Comparison comparison = Comparison.of(List.of(first), List.of(second));
		assertEquals(12, comparison.firstCount());
		assertEquals(5, comparison.secondCount());
		assertEquals(10, comparison.levels().size());
		assertEquals(new Comparison.Level(0.95, 5), comparison.levels().get(9));
		assertEquals(1, comparison.meanIou());
		assertEquals(0.25, comparison.meanDifferences().get(MaskKey.PREDICTED_IOU), 1e-12);
		assertEquals(0, comparison.meanDifferences().get(MaskKey.AREA));
		assertEquals(List.of(MaskKey.values()), List.copyOf(comparison.meanDifferences().keySet()));
	}

	/** A row of pixels, all masks of one plane. */
	private static BinaryMask bar(final int from, final int to) {
		return BinaryMask.builder(100, 1).addRun(0, from, to).build();
	}

	private static List<BinaryMask> bars(final Random random) {
		final List<BinaryMask> bars = new ArrayList<>();
		for (int i = random.nextInt(6); i > 0; i--) {
			final int from = random.nextInt(12);
			bars.add(bar(from, from + 4 + random.nextInt(10)));
		}
		return bars;
	}

	/** The largest number of pairs, by trying all choices for the masks from an index on. */
	private static int most(final List<BinaryMask> first, final List<BinaryMask> second, final int index,
			final int taken) {
		if (index == first.size()) return 0;
		int most = most(first, second, index + 1, taken);
		for (int j = 0; j < second.size(); j++)
			if ((taken >> j & 1) == 0 && first.get(index).iou(second.get(j)) >= 0.4)
				most = Math.max(most, 1 + most(first, second, index + 1, taken | 1 << j));
		return most;
	}
}
