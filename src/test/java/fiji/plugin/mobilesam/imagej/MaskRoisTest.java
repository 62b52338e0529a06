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

import static fiji.plugin.mobilesam.mask.DrawnMasks.mask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

class MaskRoisTest {

	@Test
	void twoHundredMasksWithHolesAndIslandsComeBackPixelForPixel() {
		for (final BinaryMask mask : RandomMasks.blobs(200, 97, 81)) assertComesBack(mask);
	}

	@Test
	void noiseOfAnyDensityComesBack() {
		final Random random = new Random(7);
		for (int i = 0; i < 300; i++) {
			final byte[] pixels = new byte[(1 + random.nextInt(40)) * 30];
			final double density = random.nextDouble();
			for (int j = 0; j < pixels.length; j++) pixels[j] = (byte) (random.nextDouble() < density ? 1 : 0);
			pixels[random.nextInt(pixels.length)] = 1;
			assertComesBack(BinaryMask.of(pixels.length / 30, 30, pixels));
		}
	}

	static Stream<BinaryMask> shapes() {
		return Stream.of(mask("#"), mask("....", "..#.", "...."), mask("####", "####"), mask("#..", ".#.", "..#"),
				mask("..#", ".#.", "#.."), mask("#.#", ".#.", "#.#"), mask("####", "#..#", "#.##", "####"),
				mask("#####", "#...#", "#.#.#", "#...#", "#####"), mask("#.......", "........", ".......#"),
				mask("##.", "#.#", ".##"), mask("########"), mask("#", "#", ".", "#"));
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void smallShapesComeBack(final BinaryMask mask) {
		assertComesBack(mask);
	}

	@Test
	void aMaskAlsoComesBackFromARoiFile() {
		for (final BinaryMask mask : RandomMasks.blobs(40, 300, 200)) {
			final Roi read = RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(MaskRois.roi(mask)));
			assertEquals(mask, MaskRois.mask(read, mask.width(), mask.height()));
		}
	}

	@Test
	void anEmptyMaskHasNoSelection() {
		assertThrows(IllegalArgumentException.class, () -> MaskRois.roi(mask("...", "...")));
	}

	@Test
	void anInterruptedThreadStopsInsteadOfLosingTheMask() {
		Thread.currentThread().interrupt();
		try {
			assertThrows(CancellationException.class, () -> MaskRois.roi(mask("##", "##")));
		} finally {
			Thread.interrupted();
		}
	}

	static Stream<Roi> areas() {
		final Roi rounded = new Roi(5, 6, 20, 14);
		rounded.setCornerDiameter(9);
		final ShapeRoi ring = new ShapeRoi(new OvalRoi(4, 4, 26, 22)).not(new ShapeRoi(new OvalRoi(10, 9, 9, 11)));
		return Stream.of(new Roi(3, 4, 10, 12), new Roi(-5, -6, 30, 20), new Roi(30, 20, 50, 50), rounded, ring,
				new Roi(2.4, 3.7, 10.2, 7.9), new OvalRoi(1, 2, 33, 21), new EllipseRoi(5, 5, 30, 20, 0.4),
				new RotatedRectRoi(4, 4, 25, 20, 8),
				new PolygonRoi(new float[]{2, 30, 18.5f}, new float[]{3, 9, 27.25f}, Roi.POLYGON),
				new PolygonRoi(new int[]{-3, 45, 18}, new int[]{3, 9, 40}, 3, Roi.FREEROI));
	}

	@ParameterizedTest
	@MethodSource("areas")
	void thePixelsOfASelectionAreThoseThatImageJFills(final Roi roi) {
		final ByteProcessor filled = new ByteProcessor(40, 30);
		filled.setValue(1);
		filled.fill(roi);

		final BinaryMask mask = MaskRois.mask(roi, 40, 30);

		assertEquals(BinaryMask.of(40, 30, (byte[]) filled.getPixels()), mask);
		assertTrue(mask.area() > 0);
	}

	@Test
	void aSelectionBesideThePlaneHasNoPixels() {
		assertTrue(MaskRois.mask(new Roi(50, 50, 10, 10), 40, 30).isEmpty());
	}

	@Test
	void linesPointsAndTextCoverNoArea() {
		for (final Roi roi : List.of(new Line(1, 1, 9, 9), new PointRoi(3, 3), new TextRoi(2, 2, "cell")))
			assertThrows(IllegalArgumentException.class, () -> MaskRois.mask(roi, 40, 30));
	}

	@Test
	void selectionsSayWhereTheyComeFrom() {
		final ImagePlus image = IJ.createHyperStack("stack", 3, 3, 2, 3, 2, 8);
		((CompositeImage) image).setMode(IJ.GRAYSCALE);
		final PlanePosition plane = new PlanePosition(2, 3, 1);
		final SegmentedImage segmented = new SegmentedImage(image, List.of(plane),
				List.of(RandomMasks.record(mask("##.", "##.", "..."), 0.75, plane),
						RandomMasks.record(mask("...", ".#.", "..."), Double.NaN, plane)),
				"nano");

		final List<Roi> rois = MaskRois.rois(segmented, RoiStyle.DEFAULT);

		final Roi first = rois.get(0);
		assertEquals(List.of("mask-0001", "mask-0002"), rois.stream().map(Roi::getName).toList());
		assertEquals(List.of(2, 3, 1), List.of(first.getCPosition(), first.getZPosition(), first.getTPosition()));
		assertEquals("0.75", first.getProperty("predicted_iou"));
		assertEquals("0.9", first.getProperty("stability_score"));
		assertEquals("nano", first.getProperty("model"));
		assertEquals("point=1.5,0.25,1", first.getProperty("prompt"));
		assertNotEquals(first.getStrokeColor(), rois.get(1).getStrokeColor());
		assertEquals("NaN",
				RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(rois.get(1))).getProperty("predicted_iou"));
	}

	@Test
	void aGroupGivesTheColour() {
		final SegmentedImage segmented = new SegmentedImage(new ImagePlus("one", new ByteProcessor(2, 1)),
				List.of(PlanePosition.FIRST), List.of(RandomMasks.record(mask("#."), 1, PlanePosition.FIRST)), "");

		final Roi roi = MaskRois.rois(segmented, new RoiStyle("cell ", 7, MaskColors.seeded(3))).get(0);

		assertEquals("cell 0001", roi.getName());
		assertEquals(7, roi.getGroup());
		final Roi ofThatGroup = new Roi(0, 0, 1, 1);
		ofThatGroup.setGroup(7);
		assertEquals(ofThatGroup.getStrokeColor(), roi.getStrokeColor());
		assertNull(roi.getProperty("model"), "no model, no property");
		assertThrows(IllegalArgumentException.class, () -> new RoiStyle("", 256, MaskColors.FIXED));
	}

	@Test
	void coloursAreTheSameForTheSameSeedAndLightEnoughToBeSeen() {
		for (int i = 0; i < 300; i++) {
			final Color color = MaskColors.FIXED.color(i);
			assertEquals(MaskColors.seeded(5).color(i), MaskColors.seeded(5).color(i));
			assertNotEquals(color, MaskColors.FIXED.color(i + 1));
			assertTrue(Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue())) > 120, color.toString());
		}
		assertNotEquals(MaskColors.seeded(1).color(0), MaskColors.seeded(2).color(0));
	}

	private static void assertComesBack(final BinaryMask mask) {
		final Roi roi = MaskRois.roi(mask);
		assertEquals(mask, MaskRois.mask(roi, mask.width(), mask.height()));
		final ImageProcessor filled = new ByteProcessor(mask.width(), mask.height());
		filled.setValue(255);
		filled.fill(roi);
		assertEquals(mask, BinaryMask.of(mask.width(), mask.height(), (byte[]) filled.getPixels()),
				"as ImageJ fills it");
	}
}
