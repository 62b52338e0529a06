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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.DrawnMasks;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.process.ImageStatistics;

class MaskTableTest {

	@Test
	void measuresWhatImageJMeasuresOfTheSelection() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 60, 40, 1);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.25;
		calibration.pixelHeight = 0.75;
		calibration.xOrigin = 10;
		calibration.yOrigin = -4;
		final List<MaskRecord> records = new ArrayList<>();
		for (final BinaryMask mask : RandomMasks.blobs(20, 60, 40))
			records.add(RandomMasks.record(mask, 0.5, PlanePosition.FIRST));

		final ResultsTable table = MaskTable.of(new SegmentedImage(image, List.of(PlanePosition.FIRST), records, ""));

		assertEquals(20, table.size());
		for (int i = 0; i < records.size(); i++) {
			image.setRoi(MaskRois.roi(records.get(i).mask()));
			final ImageStatistics expected = image
					.getStatistics(Measurements.AREA | Measurements.CENTROID | Measurements.RECT);
			assertEquals(i + 1, table.getValue("Mask", i));
			assertEquals(expected.area, table.getValue("Area", i), 1e-9);
			assertEquals(expected.xCentroid, table.getValue("X", i), 1e-9);
			assertEquals(expected.yCentroid, table.getValue("Y", i), 1e-9);
			assertEquals(expected.roiX, table.getValue("BX", i), 1e-9);
			assertEquals(expected.roiY, table.getValue("BY", i), 1e-9);
			assertEquals(expected.roiWidth, table.getValue("Width", i), 1e-9);
			assertEquals(expected.roiHeight, table.getValue("Height", i), 1e-9);
		}
	}

	@Test
	void tellsScoresAndPlane() {
		final ImagePlus image = IJ.createHyperStack("stack", 2, 1, 2, 3, 4, 8);
		final PlanePosition plane = new PlanePosition(2, 3, 4);
		final MaskRecord record = RandomMasks.record(DrawnMasks.mask("#."), 0.625, plane);

		final ResultsTable table = MaskTable.of(new SegmentedImage(image, List.of(plane), List.of(record), ""));

		assertEquals(0.625, table.getValue("predicted_iou", 0));
		assertEquals(0.9, table.getValue("stability_score", 0));
		assertEquals(2, table.getValue("Ch", 0));
		assertEquals(3, table.getValue("Slice", 0));
		assertEquals(4, table.getValue("Frame", 0));
		assertEquals("Mask\tArea\tX\tY\tBX\tBY\tWidth\tHeight\tpredicted_iou\tstability_score\tCh\tSlice\tFrame",
				table.getColumnHeadings().trim());
	}
}
