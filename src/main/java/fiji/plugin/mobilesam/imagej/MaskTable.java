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

package fiji.plugin.mobilesam.imagej;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.measure.ResultsTable;

/**
 * Masks as a results table, a row each in the order of the labels: {@code Mask}, {@code Area}, centroid {@code X} and
 * {@code Y}, bounding box {@code BX}, {@code BY}, {@code Width}, {@code Height}, all in calibrated units, then
 * {@code predicted_iou}, {@code stability_score} and the plane as {@code Ch}, {@code Slice}, {@code Frame}.
 */
public final class MaskTable {

	private static final int DECIMALS = 3;

	private MaskTable() {
	}

	/** A row for every mask. */
	public static ResultsTable of(final SegmentedImage segmented) {
		final ImagePlus image = segmented.image();
		final Calibration calibration = image.getCalibration();
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DECIMALS);
		for (final MaskRecord record : segmented.records()) {
			final PixelBox box = record.mask().bounds().orElseThrow();
			final Centroid centroid = Centroid.of(record.mask());
			table.incrementCounter();
			table.addValue("Mask", table.getCounter());
			table.addValue("Area", record.mask().area() * calibration.pixelWidth * calibration.pixelHeight);
			table.addValue("X", calibration.getX(centroid.x));
			table.addValue("Y", calibration.getY(centroid.y, image.getHeight()));
			table.addValue("BX", calibration.getX(box.left()));
			table.addValue("BY", calibration.getY(box.top(), image.getHeight()));
			table.addValue("Width", box.width() * calibration.pixelWidth);
			table.addValue("Height", box.height() * calibration.pixelHeight);
			table.addValue("predicted_iou", record.predictedIou());
			table.addValue("stability_score", record.stabilityScore());
			table.addValue("Ch", record.position().c());
			table.addValue("Slice", record.position().z());
			table.addValue("Frame", record.position().t());
		}
		return table;
	}

	/** Mean place of the pixels' centres, in pixels from the top left corner. */
	private record Centroid(double x, double y) {

		private static Centroid of(final BinaryMask mask) {
			final double[] sums = new double[2];
			mask.forEachRun((y, from, to) -> {
				sums[0] += (to - from) * (from + to) / 2.0;
				sums[1] += (to - from) * (y + 0.5);
			});
			return new Centroid(sums[0] / mask.area(), sums[1] / mask.area());
		}
	}
}
