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

import org.junit.jupiter.api.Test;

class CalibrationTest {

	@Test
	void givesTheMeansOfEachTenth() {
		final Calibration calibration = Calibration.of(List.of(score(0.25, 0.5), score(0.875, 0.5), score(0.8125,
				0.75)));
		assertEquals(10, calibration.bins().size());
		assertEquals(new Calibration.Bin(0.2, 0.3, 1, 0.25, 0.5), calibration.bins().get(2));
		assertEquals(new Calibration.Bin(0.8, 0.9, 2, 0.84375, 0.625), calibration.bins().get(8));
		assertEquals(0, calibration.bins().get(5).count());
		assertTrue(Double.isNaN(calibration.bins().get(5).meanTrue()));
	}

	/** 0.25 off once, 0.21875 twice. */
	@Test
	void theErrorWeighsEachMaskAlike() {
		assertEquals((0.25 + 2 * 0.21875) / 3, Calibration.of(List.of(score(0.25, 0.5), score(0.875, 0.5), score(0.8125,
				0.75))).error(), 1e-12);
		assertTrue(Double.isNaN(Calibration.of(List.of()).error()));
	}

	@Test
	void predictionsBeyondZeroAndOneAreInTheOutermostBins() {
		final Calibration calibration = Calibration.of(List.of(score(-0.1, 0), score(1, 1), score(1.01, 1)));
		assertEquals(1, calibration.bins().get(0).count());
		assertEquals(2, calibration.bins().get(9).count());
	}

	private static ObjectScore score(final double predicted, final double iou) {
		return new ObjectScore(1, 10, iou, predicted);
	}
}
