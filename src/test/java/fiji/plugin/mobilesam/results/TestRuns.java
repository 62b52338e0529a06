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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Seeded runs: random pixels, discs as masks, prompts of every kind. */
public final class TestRuns {

	public static final RunDescription RUN = new RunDescription(Instant.parse("2026-03-01T12:30:45.678Z"),
			"/data/Bilder ü/細胞 №1.tif", "nano", "sha256:ab12", "cpu", Attributes.NONE.withAll(RunDescription.AMG_PREFIX,
					Map.of("points_per_side", 32, "pred_iou_thresh", 0.88)).with("contrast", "percentile").with(
							"pixel_size", new double[]{0.25, 0.5}),
			List.of(new Performance.Phase("encode", 2, 1.5,
					123_456_789L), new Performance.Phase("mask generation", 1, 0.25, 4L << 32)));

	private TestRuns() {
	}

	/** A plane at the first position, without source and overlay. */
	public static SegmentedPlane plane(final int width, final int height, final int masks, final long seed) {
		final Random random = new Random(seed);
		final byte[] rgb = new byte[3 * width * height];
		random.nextBytes(rgb);
		final List<MaskRecord> records = new ArrayList<>();
		for (int i = 0; i < masks; i++) records.add(record(width, height, random, i));
		return new SegmentedPlane(PlanePosition.FIRST, Attributes.NONE.with("contrast_policy", "raw"),
				new RgbImage(width,
						height, rgb),
				Optional.empty(), records, Optional.empty());
	}

	/** The same plane at another position. */
	public static SegmentedPlane at(final SegmentedPlane plane, final PlanePosition position) {
		return new SegmentedPlane(position, plane.attributes(), plane.image(), plane.sourceImage(), plane.records()
				.stream().map(record -> record.at(position)).toList(), plane.picture());
	}

	/** A disc. */
	static BinaryMask disc(final int width, final int height, final double x, final double y, final double radius) {
		final byte[] pixels = new byte[width * height];
		for (int i = 0; i < pixels.length; i++)
			if (Math.hypot(i % width + 0.5 - x, i / width + 0.5 - y) < radius) pixels[i] = 1;
		return BinaryMask.of(width, height, pixels);
	}

	private static MaskRecord record(final int width, final int height, final Random random, final int index) {
		final double x = width * random.nextDouble();
		final double y = height * random.nextDouble();
		final BinaryMask mask = disc(width, height, x, y, 1 + Math.min(width, height) / 4.0 * random.nextDouble());
		final double stability = index % 7 == 3 ? Double.NaN : random.nextDouble();
		return new MaskRecord(mask, random.nextDouble(), stability, prompt(x, y, index),
				new PixelBox(0, 0, width, height),
				PlanePosition.FIRST, Optional.empty());
	}

	private static PromptSet prompt(final double x, final double y, final int index) {
		final BoxPrompt box = new BoxPrompt(x - 2.5, y - 1, x + 3, y + 2.25);
		return switch (index % 3) {
			case 0 -> PromptSet.ofPoints(PointPrompt.on(x, y));
			case 1 -> PromptSet.ofBox(box);
			default -> new PromptSet(List.of(PointPrompt.on(x, y), PointPrompt.beside(x + 9, y)), Optional.of(box),
					Optional.empty());
		};
	}
}
