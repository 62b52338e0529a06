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
package fiji.plugin.mobilesam.amg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.prompt.PointPrompt;

class GridCropTest {

	@Test
	void thePointsAreTheCentresOfEqualCellsRowByRow() {
		final GridCrop crop = new GridCrop(100, 100, new PixelBox(10, 20, 50, 40), 2, Optional.empty());
		assertEquals(
				List.of(PointPrompt.on(10, 5), PointPrompt.on(30, 5), PointPrompt.on(10, 15), PointPrompt.on(30, 15)),
				crop.points());
		assertEquals(PointPrompt.on(20, 25), crop.inPlane(crop.points().get(0)));
	}

	@Test
	void aSinglePointLiesInTheMiddle() {
		assertEquals(List.of(PointPrompt.on(20, 10)),
				new GridCrop(40, 20, new PixelBox(0, 0, 40, 20), 1, Optional.empty())
						.points());
	}

	@Test
	void everyLayerDividesThePointsPerSideOnceMore() {
		final List<GridCrop> crops = GridCrop.of(400, 300, AmgOptions.DEFAULTS.withPointsPerSide(11).withCropNLayers(2)
				.withCropNPointsDownscaleFactor(2));
		assertEquals(1 + 4 + 16, crops.size());
		assertEquals(List.of(11, 5, 5, 5, 5, 2), crops.subList(0, 6).stream().map(GridCrop::pointsPerSide).toList());
	}

	/** The crop (100, 100) to (300, 200) of a plane of 310 x 400: its right edge is near that of the plane. */
	@ParameterizedTest
	@CsvSource({"121, 121, 279, 179, false", //
			"120, 121, 279, 179, true", "121, 120, 279, 179, true", "121, 121, 279, 180, true", //
			"80, 121, 279, 179, true", "79, 121, 279, 179, false", //
			"121, 121, 289, 179, true", "121, 121, 290, 179, false", "121, 121, 299, 179, false"})
	void aMaskThatEndsAtAnEdgeWithinThePlaneIsCut(final int left, final int top, final int lastColumn,
			final int lastRow,
			final boolean cut) {
		final GridCrop crop = new GridCrop(310, 400, new PixelBox(100, 100, 300, 200), 1, Optional.empty());
		assertEquals(cut, crop.cuts(new PublishedBox(left, top, lastColumn - left, lastRow - top)));
	}

	@Test
	void theWholePlaneCutsNothing() {
		final GridCrop plane = new GridCrop(310, 400, new PixelBox(0, 0, 310, 400), 1, Optional.empty());
		assertEquals(false, plane.cuts(new PublishedBox(0, 0, 309, 399)));
	}
}
