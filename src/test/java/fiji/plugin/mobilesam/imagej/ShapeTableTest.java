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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;

/** Shapes in calibrated units, by ImageJ's own measures. */
class ShapeTableTest {

	private static final PlanePosition TOGETHER = new PlanePosition(PlanePosition.ALL_CHANNELS, 1, 1);

	@Test
	void aRectangleIsMeasuredInUnits() {
		final ImagePlus image = new ImagePlus("grey", new ByteProcessor(30, 20));
		image.getProcessor().setValue(7);
		image.getProcessor().fill();
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().setUnit("micron");
		final ResultsTable table = ShapeTable
				.of(segmented(image, rectangle(30, 20, 5, 4, 15, 10), PlanePosition.FIRST));
		assertEquals(15, table.getValue("Area", 0));
		assertEquals(16, table.getValue("Perim.", 0));
		assertEquals(4 * Math.PI * 15 / (16 * 16), table.getValue("Circ.", 0), 1e-12);
		assertEquals(Math.hypot(5, 3), table.getValue("Feret", 0), 1e-12);
		assertEquals(3, table.getValue("MinFeret", 0), 1e-12);
		assertEquals(7, table.getValue("Mean", 0));
	}

	@Test
	void everyChannelHasItsMean() {
		final ImageStack stack = new ImageStack(30, 20);
		for (final int value : new int[]{100, 4000}) {
			final ShortProcessor channel = new ShortProcessor(30, 20);
			channel.setValue(value);
			channel.setRoi(5, 4, 10, 6);
			channel.fill();
			stack.addSlice(channel);
		}
		final ImagePlus image = new ImagePlus("two", stack);
		image.setDimensions(2, 1, 1);
		final ResultsTable table = ShapeTable.of(segmented(image, rectangle(30, 20, 5, 4, 15, 10), TOGETHER));
		assertEquals(100, table.getValue("Mean(C1)", 0));
		assertEquals(4000, table.getValue("Mean(C2)", 0));
	}

	@Test
	void aMaskOfOnePixelHasAShape() {
		final ImagePlus image = new ImagePlus("grey", new ByteProcessor(3, 3));
		final ResultsTable table = ShapeTable.of(segmented(image, rectangle(3, 3, 1, 1, 2, 2), PlanePosition.FIRST));
		// ImageJ cuts the corners of traced outlines.
		assertArrayEquals(new double[]{1, 2 * Math.sqrt(2), 1}, new double[]{table.getValue("Area", 0), table.getValue(
				"Perim.", 0), table.getValue("Circ.", 0)}, 1e-12);
		assertTrue(table.getHeadings().length > 15);
	}

	private static BinaryMask rectangle(final int width, final int height, final int left, final int top,
			final int right, final int bottom) {
		final BinaryMask.Builder builder = BinaryMask.builder(width, height);
		for (int y = top; y < bottom; y++) builder.addRun(y, left, right);
		return builder.build();
	}

	private static SegmentedImage segmented(final ImagePlus image, final BinaryMask mask,
			final PlanePosition position) {
		return new SegmentedImage(image, List.of(position), List.of(new MaskRecord(mask, 0.9, 0.8, PromptSet.ofPoints(
				PointPrompt.on(1, 1)), new PixelBox(0, 0, image.getWidth(), image.getHeight()), position,
				Optional
						.empty())),
				"");
	}
}
