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

package fiji.plugin.mobilesam.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.RandomMasks;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.process.ImageProcessor;

/** Two hundred masks with holes and islands, a slice each, keep every pixel on their ways through ImageJ and its files. */
@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class MaskExactnessDisplayTest {

	private static final int COUNT = 200;
	private static final int WIDTH = 97;
	private static final int HEIGHT = 81;

	@TempDir
	Path folder;

	private final List<BinaryMask> masks = RandomMasks.blobs(COUNT, WIDTH, HEIGHT);
	private Segmentation found;

	@BeforeEach
	void segment() throws Exception {
		RunningImageJ.fresh();
		final ImagePlus image = IJ.createImage("image", "8-bit", WIDTH, HEIGHT, COUNT);
		image.show();
		final List<PlanePosition> planes = IntStream.rangeClosed(1, COUNT).mapToObj(z -> new PlanePosition(1, z, 1))
				.toList();
		final List<MaskRecord> records = IntStream.range(0, COUNT).mapToObj(i -> RandomMasks.record(masks.get(i), 1,
				planes.get(i))).toList();
		found = Segmentation.of(new SegmentedImage(image, planes, records, "nano"));
	}

	@Test
	void throughTheRoiManagerAndItsZipFile() {
		MaskOutput.ROI_MANAGER.show(found);
		final RoiManager manager = RoiManager.getInstance();
		final String zip = folder.resolve("rois.zip").toString();
		assertTrue(manager.save(zip));
		manager.reset();
		assertTrue(manager.open(zip));
		assertEquals(COUNT, manager.getCount());
		for (int i = 0; i < COUNT; i++) {
			assertEquals(masks.get(i), mask(manager.getRoi(i)), "mask " + i);
			assertEquals(i + 1, manager.getRoi(i).getPosition());
			assertEquals("1.0", manager.getRoi(i).getProperty("predicted_iou"));
		}
	}

	@Test
	void throughALabelImageAndItsFileToSelectionsAgain() {
		MaskOutput.LABEL_IMAGE.show(found);
		final String file = folder.resolve("labels.tif").toString();
		IJ.saveAsTiff(WindowManager.getImage("image-labels"), file);
		final ImagePlus labels = IJ.openImage(file);
		for (int i = 0; i < COUNT; i++) {
			final Roi roi = MaskRois.roi(withLabel(labels.getStack().getProcessor(i + 1), i + 1));
			assertEquals(masks.get(i), mask(roi), "mask " + i);
		}
	}

	private static BinaryMask mask(final Roi roi) {
		return MaskRois.mask(roi, WIDTH, HEIGHT);
	}

	private static BinaryMask withLabel(final ImageProcessor labels, final int label) {
		final byte[] pixels = new byte[WIDTH * HEIGHT];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (labels.get(i) == label ? 1 : 0);
		return BinaryMask.of(WIDTH, HEIGHT, pixels);
	}
}
