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

import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;

/**
 * What ImageJ measures of masks, in calibrated units: the columns of {@link MaskTable}, then {@code Perim.},
 * {@code Circ.} (4 pi area / perimeter^2, at most 1), {@code Feret}, {@code FeretAngle}, {@code MinFeret}, and the mean
 * intensity: {@code Mean} where the image has one channel, else {@code Mean(C1)}, {@code Mean(C2)}, ... of each.
 */
public final class ShapeTable {

	/** Channels of an RGB image. */
	private static final int RGB = 3;
	private static final int FERET = 0;
	private static final int FERET_ANGLE = 1;
	private static final int MIN_FERET = 2;

	private final SegmentedImage segmented;
	private final ResultsTable table;

	private ShapeTable(final SegmentedImage segmented) {
		this.segmented = segmented;
		table = MaskTable.of(segmented);
	}

	/** A row for every mask. */
	public static ResultsTable of(final SegmentedImage segmented) {
		final ShapeTable shapes = new ShapeTable(segmented);
		for (int row = 0; row < segmented.records().size(); row++) shapes.measure(row);
		return shapes.table;
	}

	private void measure(final int row) {
		final ImagePlus image = segmented.image();
		final MaskRecord record = segmented.records().get(row);
		final Roi roi = MaskRois.roi(record.mask());
		// Gives the selection the image's calibration.
		roi.setImage(image);
		final double perimeter = roi.getLength();
		final Calibration calibration = image.getCalibration();
		final double area = record.mask().area() * calibration.pixelWidth * calibration.pixelHeight;
		table.setValue("Perim.", row, perimeter);
		table.setValue("Circ.", row, perimeter == 0 ? 0 : Math.min(1, 4 * Math.PI * area / (perimeter * perimeter)));
		final double[] feret = roi.getFeretValues();
		table.setValue("Feret", row, feret[FERET]);
		table.setValue("FeretAngle", row, feret[FERET_ANGLE]);
		table.setValue("MinFeret", row, feret[MIN_FERET]);
		measureMeans(row, roi, record.position());
	}

	private void measureMeans(final int row, final Roi roi, final PlanePosition plane) {
		final ImagePlus image = segmented.image();
		final int channels = image.getBitDepth() == 24 ? RGB : image.getNChannels();
		for (int c = 1; c <= channels; c++) {
			final ImageProcessor pixels = Channel.pixels(image, c, plane.z(), plane.t());
			pixels.setRoi(roi);
			final double mean = ImageStatistics.getStatistics(pixels, Measurements.MEAN, image.getCalibration()).mean;
			table.setValue(channels == 1 ? "Mean" : "Mean(C" + c + ")", row, mean);
			pixels.resetRoi();
		}
	}
}
