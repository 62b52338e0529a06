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

import java.io.IOException;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;

class KeptCandidatesTest {

	private static final RgbImage IMAGE = TestImages.discs(200, 150, 1);
	private static final AmgOptions FLOOR = AmgOptions.DEFAULTS.withPointsPerSide(12).withCropNLayers(1)
			.withCropNPointsDownscaleFactor(2).withPredIouThresh(0.55).withStabilityScoreThresh(0.2);

	private final FakeModel model = new FakeModel(4);
	private final MaskGenerator generator = new MaskGenerator(model, Runnable::run);
	private KeptCandidates candidates;

	@BeforeEach
	void decodeOnce() throws IOException {
		candidates = generator.candidates(IMAGE, FLOOR, Progress.NONE);
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
	void otherThresholdsGiveWhatAFreshRunGives(final long seed) throws IOException {
		final Random random = new Random(seed);
		AmgOptions options = FLOOR.withPredIouThresh(0.55 + 0.2 * random.nextDouble()).withStabilityScoreThresh(0.2
				+ 0.3 * random.nextDouble()).withBoxNmsThresh(random.nextDouble())
				.withCropNmsThresh(random.nextDouble())
				.withPointsPerBatch(1 + random.nextInt(30));
		if (seed % 2 == 0) options = options.withMinMaskRegionArea(random.nextInt(200));
		if (seed % 3 == 0) options = options.withMinArea(50).withMaxArea(50 + random.nextInt(2000));
		if (seed % 4 == 0) options = options.withRegion(new Region.Rectangle(new PixelBox(20, 10, 150, 120)));
		final int decoded = model.decoded.get();
		final List<MaskRecord> selected = candidates.select(options);
		assertEquals(decoded, model.decoded.get(), "the network was asked again");
		assertEquals(generator.generate(IMAGE, options, Progress.NONE), selected);
		assertTrue(!selected.isEmpty() && selected.size() < candidates.size(), () -> selected.size() + " masks");
	}

	@Test
	void masksBelowTheFloorAreNotKept() {
		assertEquals(candidates.select(FLOOR.withBoxNmsThresh(1).withCropNmsThresh(1)).size(), candidates.size());
	}

	@Test
	void theResultStaysTheSameHoweverOftenItIsAsked() {
		final List<MaskRecord> first = candidates.select(FLOOR);
		candidates.select(FLOOR.withMinMaskRegionArea(100).withBoxNmsThresh(0.1));
		assertEquals(first, candidates.select(FLOOR));
	}

	@Test
	void aMaskOutsideTheLimitsOfTheAreaSuppressesNone() {
		final AmgOptions all = FLOOR.withBoxNmsThresh(1).withCropNmsThresh(1);
		final long limit = candidates.select(all).stream().mapToLong(mask -> mask.mask().area()).sorted()
				.skip(candidates
						.size() / 2)
				.findFirst().orElseThrow();
		final AmgOptions small = FLOOR.withMaxArea((int) limit).withBoxNmsThresh(0.3);
		final List<MaskRecord> selected = candidates.select(small);
		selected.forEach(mask -> assertTrue(mask.mask().area() <= limit));
		final long unlimited = candidates.select(small.withMaxArea(0)).stream().filter(mask -> mask.mask()
				.area() <= limit).count();
		assertTrue(selected.size() > unlimited, "a filter after the suppression finds as many: " + unlimited);
	}

	@Test
	void theCleanUpCannotBringAMaskOutOfTheLimits() {
		final AmgOptions options = FLOOR.withBoxNmsThresh(1).withCropNmsThresh(1).withMinMaskRegionArea(150);
		final long before = candidates.select(options).size();
		final List<MaskRecord> selected = candidates.select(options.withMinArea(400).withMaxArea(900));
		selected.forEach(mask -> assertTrue(mask.mask().area() >= 400 && mask.mask().area() <= 900, () -> mask.mask()
				.toString()));
		assertTrue(!selected.isEmpty() && selected.size() < before, selected.size() + " of " + before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"points_per_side | 13", "stability_score_offset | 2", "crop_n_layers | 2",
			"crop_overlap_ratio | 0.1", "crop_n_points_downscale_factor | 1"})
	void whatNeedsTheNetworkIsAnError(final String name, final double value) {
		final AmgParameter parameter = AmgParameter.named(name);
		final String message = assertThrows(IllegalArgumentException.class,
				() -> candidates.select(FLOOR.with(parameter,
						value)))
				.getMessage();
		assertEquals(
				"%s was %s when the masks were decoded, asked for %s; generate the masks again".formatted(name, FLOOR
						.get(parameter), FLOOR.with(parameter, value).get(parameter)),
				message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"pred_iou_thresh | 0.5", "stability_score_thresh | 0"})
	void aThresholdBelowTheKeptOneIsAnError(final String name, final double value) {
		final AmgParameter parameter = AmgParameter.named(name);
		final String message = assertThrows(IllegalArgumentException.class,
				() -> candidates.select(FLOOR.with(parameter,
						value)))
				.getMessage();
		assertEquals(
				"masks with a %s below %s were not kept, asked for %s; generate the masks again".formatted(name, FLOOR
						.get(parameter), value),
				message);
	}

	@Test
	void aRegionThatReachesOutOfTheSearchedOneIsAnError() throws IOException {
		final Region searched = new Region.Rectangle(new PixelBox(20, 20, 120, 120));
		final KeptCandidates inRegion = generator.candidates(IMAGE, FLOOR.withRegion(searched), Progress.NONE);
		final AmgOptions inside = FLOOR.withRegion(new Region.Rectangle(new PixelBox(40, 30, 100, 110)));
		assertEquals(generator.generate(IMAGE, inside, Progress.NONE), inRegion.select(inside));
		final AmgOptions outside = FLOOR.withRegion(new Region.Rectangle(new PixelBox(40, 30, 160, 110)));
		final String message = "the region has grid points outside the one that was searched; generate the masks again";
		assertEquals(message,
				assertThrows(IllegalArgumentException.class, () -> inRegion.select(outside)).getMessage());
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> inRegion.select(FLOOR)).getMessage());
	}
}
