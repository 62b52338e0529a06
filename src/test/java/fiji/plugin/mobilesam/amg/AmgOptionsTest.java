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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.mobilesam.mask.PixelBox;

class AmgOptionsTest {

	@Test
	void startFromThePublishedValues() {
		final Map<String, Number> values = Arrays.stream(AmgParameter.values()).collect(
				Collectors.toMap(AmgParameter::publishedName, AmgOptions.DEFAULTS::get));
		assertEquals(Map.ofEntries(Map.entry("points_per_side", 32), Map.entry("points_per_batch", 64),
				Map.entry("pred_iou_thresh", 0.88), Map.entry("stability_score_thresh", 0.95),
				Map.entry("stability_score_offset", 1.0), Map.entry("box_nms_thresh", 0.7),
				Map.entry("crop_n_layers", 0),
				Map.entry("crop_nms_thresh", 0.7), Map.entry("crop_overlap_ratio", 512.0 / 1500),
				Map.entry("crop_n_points_downscale_factor", 1), Map.entry("min_mask_region_area", 0),
				Map.entry("min_area", 0), Map.entry("max_area", 0)), values);
		assertEquals(Optional.empty(), AmgOptions.DEFAULTS.region());
	}

	@Test
	void aChangeLeavesTheOriginalAndTheOtherValuesAlone() {
		final AmgOptions changed = AmgOptions.DEFAULTS.withPointsPerSide(16).withBoxNmsThresh(0.5);
		assertEquals(16, changed.pointsPerSide());
		assertEquals(0.5, changed.boxNmsThresh());
		assertEquals(64, changed.pointsPerBatch());
		assertEquals(32, AmgOptions.DEFAULTS.pointsPerSide());
		assertEquals(AmgOptions.DEFAULTS, changed.withPointsPerSide(32).withBoxNmsThresh(0.7));
	}

	@Test
	void eachNamedMethodSetsTheParameterItIsNamedAfter() {
		final AmgOptions changed = AmgOptions.DEFAULTS.withPointsPerSide(5).withPointsPerBatch(6).withPredIouThresh(0.1)
				.withStabilityScoreThresh(0.2).withStabilityScoreOffset(2.5).withBoxNmsThresh(0.3).withCropNLayers(2)
				.withCropNmsThresh(0.4).withCropOverlapRatio(0.5).withCropNPointsDownscaleFactor(3)
				.withMinMaskRegionArea(7).withMinArea(8).withMaxArea(9);
		assertEquals(List.of(5, 6, 0.1, 0.2, 2.5, 0.3, 2, 0.4, 0.5, 3, 7, 8, 9),
				Arrays.stream(AmgParameter.values()).map(changed::get).toList());
		assertEquals(List.of(5, 6, 0.1, 0.2, 2.5, 0.3, 2, 0.4, 0.5, 3, 7, 8, 9), List.of(changed.pointsPerSide(),
				changed.pointsPerBatch(), changed.predIouThresh(), changed.stabilityScoreThresh(),
				changed.stabilityScoreOffset(), changed.boxNmsThresh(), changed.cropNLayers(), changed.cropNmsThresh(),
				changed.cropOverlapRatio(), changed.cropNPointsDownscaleFactor(), changed.minMaskRegionArea(),
				changed.minArea(), changed.maxArea()));
	}

	@Test
	void takesTheDefaultsOfAModelAsNumbersByName() {
		assertEquals(AmgOptions.DEFAULTS.withPointsPerSide(24).withPredIouThresh(0.5),
				AmgOptions.DEFAULTS.with(Map.of("points_per_side", 24.0, "pred_iou_thresh", 0.5)));
		final Map<String, Integer> misspelt = Map.of("points_per_sid", 24);
		final String message = assertThrows(IllegalArgumentException.class, () -> AmgOptions.DEFAULTS.with(misspelt))
				.getMessage();
		assertEquals("'points_per_sid' is no parameter of automatic mask generation; these are: points_per_side, "
				+ "points_per_batch, pred_iou_thresh, stability_score_thresh, stability_score_offset, box_nms_thresh, "
				+ "crop_n_layers, crop_nms_thresh, crop_overlap_ratio, crop_n_points_downscale_factor, "
				+ "min_mask_region_area, min_area, max_area", message);
	}

	@ParameterizedTest
	@EnumSource
	void aPublishedValueIsTheSameAgainWhenItsTextIsRead(final AmgParameter parameter) {
		final String text = parameter.text(parameter.defaultValue());
		assertTrue(text.length() <= 8, text + " is short enough for a field");
		assertEquals(parameter.defaultValue(), parameter.parse(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { //
			"points_per_side | 0 | points_per_side must be a whole number from 1 to 1024, got '0'",
			"points_per_side | 3.5 | points_per_side must be a whole number from 1 to 1024, got '3.5'",
			"points_per_side | many | points_per_side must be a whole number from 1 to 1024, got 'many'",
			"pred_iou_thresh | 1.5 | pred_iou_thresh must be a number from 0 to 1, got '1.5'",
			"crop_overlap_ratio | 1/0 | crop_overlap_ratio must be a number from 0 to 1, got '1/0'",
			"crop_overlap_ratio | 1/ | crop_overlap_ratio must be a number from 0 to 1, got '1/'",
			"pred_iou_thresh | NaN | pred_iou_thresh must be a number from 0 to 1, got 'NaN'",
			"stability_score_offset | -1 | stability_score_offset must be a number of at least 0, got '-1'",
			"stability_score_offset | Infinity | stability_score_offset must be a number of at least 0, got 'Infinity'",
			"min_area | -1 | min_area must be a whole number of at least 0, got '-1'"})
	void aValueOutOfRangeIsToldWithTheRange(final String name, final String text, final String message) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> AmgParameter.named(name).parse(text))
				.getMessage());
	}

	@Test
	void aValueIsParsedToTheTypeOfItsParameter() {
		assertEquals(16, AmgParameter.POINTS_PER_SIDE.parse(" 16 "));
		assertEquals(0.5, AmgParameter.PRED_IOU_THRESH.parse("0.5"));
		assertEquals(0.25, AmgParameter.CROP_OVERLAP_RATIO.parse("1 / 4"));
	}

	@Test
	void printsWhatDiffersFromThePublishedValues() {
		assertEquals("AmgOptions[]", AmgOptions.DEFAULTS.toString());
		assertEquals("AmgOptions[points_per_side=16, min_area=9]",
				AmgOptions.DEFAULTS.withPointsPerSide(16).withMinArea(9).toString());
		assertEquals("AmgOptions[points_per_side=16, region=Rectangle[box=PixelBox[left=1, top=2, right=3, bottom=4]]]",
				AmgOptions.DEFAULTS.withPointsPerSide(16).withRegion(new Region.Rectangle(new PixelBox(1, 2, 3, 4)))
						.toString());
	}
}
