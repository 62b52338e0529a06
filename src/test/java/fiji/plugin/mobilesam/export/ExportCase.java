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
package fiji.plugin.mobilesam.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.imagej.RandomMasks;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.IJ;
import ij.ImagePlus;

/** Segmented images for the tests of this package. */
final class ExportCase {

	static final int WIDTH = 61;
	static final int HEIGHT = 47;

	private ExportCase() {
	}

	/** One plane with three masks. */
	static SegmentedImage single() {
		return segmented(IJ.createImage("cells.tif", "8-bit", WIDTH, HEIGHT, 1), PlanePosition.FIRST);
	}

	/** Three slices, of which the first and the last were segmented and have three masks each. */
	static SegmentedImage stack() {
		return segmented(IJ.createImage("cells.tif", "16-bit", WIDTH, HEIGHT, 3), new PlanePosition(1, 1, 1),
				new PlanePosition(1, 3, 1));
	}

	/** One plane in which nothing was found. */
	static SegmentedImage empty() {
		return new SegmentedImage(IJ.createImage("cells.tif", "8-bit", WIDTH, HEIGHT, 1),
				List.of(PlanePosition.FIRST), List.of(), "nano");
	}

	/** Masks of one pixel each, row by row from the top left, and at least a row without any. */
	static SegmentedImage pixels(final int count) {
		final int height = count / WIDTH + 2;
		final List<MaskRecord> records = IntStream.range(0, count).mapToObj(i -> RandomMasks.record(BinaryMask.builder(
				WIDTH, height).addRun(i / WIDTH, i % WIDTH, i % WIDTH + 1).build(), 1, PlanePosition.FIRST)).toList();
		return new SegmentedImage(IJ.createImage("cells.tif", "8-bit", WIDTH, height, 1),
				List.of(PlanePosition.FIRST), records, "nano");
	}

	private static SegmentedImage segmented(final ImagePlus image, final PlanePosition... planes) {
		final List<MaskRecord> records = new ArrayList<>();
		for (final PlanePosition plane : planes) {
			final BinaryMask few = BinaryMask.builder(WIDTH, HEIGHT).addRun(5, 0, 9).addRun(6, 3, 4).build();
			final BinaryMask last = BinaryMask.builder(WIDTH, HEIGHT).addRun(46, 60, 61).build();
			final BinaryMask blobs = RandomMasks.blobs(4, WIDTH, HEIGHT).get(plane.z())
					.intersection(few.complement()).intersection(last.complement());
			records.add(record(blobs, 0.96875, 0.9, plane, PointPrompt.beside(1, 2), PointPrompt.on(10.5, 20.25)));
			records.add(new MaskRecord(few, 1e-4, 0.5, PromptSet.ofBox(new BoxPrompt(0, 5, 9, 7)),
					new PixelBox(0, 2, 30, 40), plane, Optional.empty()));
			records.add(record(last, 1.0625, Double.NaN, plane, PointPrompt.on(60.5, 46.5)));
		}
		return new SegmentedImage(image, List.of(planes), records, "nano");
	}

	private static MaskRecord record(final BinaryMask mask, final double score, final double stability,
			final PlanePosition plane, final PointPrompt... points) {
		return new MaskRecord(mask, score, stability, PromptSet.ofPoints(points), new PixelBox(0, 0, WIDTH, HEIGHT),
				plane, Optional.empty());
	}
}
