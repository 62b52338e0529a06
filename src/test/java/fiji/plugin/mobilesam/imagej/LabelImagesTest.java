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
import static fiji.plugin.mobilesam.imagej.RandomMasks.record;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

class LabelImagesTest {

	private static final PlanePosition FIRST = PlanePosition.FIRST;

	@Test
	void twoHundredSelectionsKeepEveryPixelThroughALabelImage() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 97, 81, 1);
		for (final BinaryMask mask : RandomMasks.blobs(200, 97, 81)) {
			final Roi roi = MaskRois.roi(mask);
			final BinaryMask drawn = MaskRois.mask(roi, 97, 81);

			final ImagePlus labels = LabelImages.labels(segmented(image, record(drawn, 1, FIRST)),
					Overlap.HIGHER_SCORE);

			assertEquals(mask, withLabel(labels.getProcessor(), 1));
			final Roi again = MaskRois.roi(withLabel(labels.getProcessor(), 1));
			assertEquals(mask, MaskRois.mask(again, 97, 81));
		}
	}

	@Test
	void labelsAreTheNumbersOfTheRecordsAndTheHigherScoreWins() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 5, 1, 1);
		final SegmentedImage segmented = segmented(image, record(mask("###.."), 0.9, FIRST),
				record(mask(".###."), 0.7, FIRST), record(mask("..###"), 0.9, FIRST),
				record(mask("#####"), Double.NaN, FIRST));

		final ImagePlus labels = LabelImages.labels(segmented, Overlap.HIGHER_SCORE);
		assertArrayEquals(new int[]{1, 1, 1, 3, 3}, values(labels));
		assertEquals(2, LabelImages.hidden(labels, 4));
	}

	@Test
	void theSmallerMaskWinsWhenAskedFor() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 5, 1, 1);
		final SegmentedImage segmented = segmented(image, record(mask(".##.."), 0.1, FIRST),
				record(mask("#####"), 0.9, FIRST), record(mask("..##."), 0.9, FIRST));

		assertArrayEquals(new int[]{2, 1, 1, 3, 2}, values(LabelImages.labels(segmented, Overlap.SMALLER)));
	}

	@Test
	void labelsHave16BitsAndFrom65536On32() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 300, 300, 1);
		final BinaryMask pixel = BinaryMask.builder(300, 300).addRun(299, 299, 300).build();
		final List<MaskRecord> records = new ArrayList<>(Collections.nCopies(65534, record(pixel, 0.5, FIRST)));
		records.add(record(BinaryMask.builder(300, 300).addRun(0, 0, 1).build(), 1, FIRST));

		final ImagePlus most = LabelImages.labels(segmented(image, records.toArray(MaskRecord[]::new)),
				Overlap.HIGHER_SCORE);
		records.add(record(BinaryMask.builder(300, 300).addRun(0, 1, 2).build(), 1, FIRST));
		final ImagePlus more = LabelImages.labels(segmented(image, records.toArray(MaskRecord[]::new)),
				Overlap.HIGHER_SCORE);

		assertEquals(16, most.getBitDepth());
		assertEquals(65535, most.getProcessor().getf(0, 0));
		assertEquals(32, more.getBitDepth());
		assertEquals(65536, more.getProcessor().getf(1, 0));
	}

	@Test
	void calibrationIsCopiedButNotThatOfThePixelValues() {
		final ImagePlus image = IJ.createImage("cells.tif", "16-bit", 3, 1, 1);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.25;
		calibration.pixelHeight = 0.5;
		calibration.xOrigin = 7;
		calibration.setUnit("nm");
		calibration.setSigned16BitCalibration();

		final ImagePlus labels = LabelImages.labels(segmented(image, record(mask(".#."), 1, FIRST)), Overlap.SMALLER);

		assertEquals("cells-labels", labels.getTitle());
		assertEquals(0.25, labels.getCalibration().pixelWidth);
		assertEquals(0.5, labels.getCalibration().pixelHeight);
		assertEquals(7, labels.getCalibration().xOrigin);
		assertEquals("nm", labels.getCalibration().getUnit());
		assertFalse(labels.getCalibration().calibrated());
		labels.getCalibration().pixelWidth = 1;
		assertEquals(0.25, image.getCalibration().pixelWidth, "a copy");
	}

	@Test
	void aStackHasThePlanesOfTheImageAndLabelsAreDifferentInAllOfThem() {
		final ImagePlus image = IJ.createHyperStack("stack", 2, 1, 2, 3, 1, 16);
		((CompositeImage) image).setMode(IJ.GRAYSCALE);
		image.getStack().setSliceLabel("middle", image.getStackIndex(2, 2, 1));
		image.setPosition(2, 3, 1);
		final PlanePosition second = new PlanePosition(2, 2, 1);
		final PlanePosition third = new PlanePosition(1, 3, 1);
		final SegmentedImage segmented = new SegmentedImage(image, List.of(second, third),
				List.of(record(mask("#."), 1, third), record(mask(".#"), 1, second)), "");

		final ImagePlus labels = LabelImages.labels(segmented, Overlap.HIGHER_SCORE);

		assertArrayEquals(image.getDimensions(), labels.getDimensions());
		assertEquals(image.getCurrentSlice(), labels.getCurrentSlice());
		assertEquals("middle", labels.getStack().getSliceLabel(labels.getStackIndex(2, 2, 1)));
		assertArrayEquals(new int[]{0, 2}, values(labels, labels.getStackIndex(2, 2, 1)));
		assertArrayEquals(new int[]{1, 0}, values(labels, labels.getStackIndex(1, 3, 1)));
		assertArrayEquals(new int[]{0, 0}, values(labels, labels.getStackIndex(1, 1, 1)));
	}

	@Test
	void theChannelsOfACompositeShareOneLabelChannel() {
		final ImagePlus image = IJ.createHyperStack("composite", 2, 1, 3, 2, 1, 8);
		final PlanePosition first = new PlanePosition(PlanePosition.ALL_CHANNELS, 1, 1);
		final PlanePosition second = new PlanePosition(PlanePosition.ALL_CHANNELS, 2, 1);

		final ImagePlus labels = LabelImages.labels(
				new SegmentedImage(image, List.of(first, second), List.of(record(mask("#."), 1, second)), ""),
				Overlap.HIGHER_SCORE);

		assertArrayEquals(new int[]{2, 1, 1, 2, 1}, labels.getDimensions());
		assertArrayEquals(new int[]{1, 0}, values(labels, 2));
	}

	@Test
	void oneSegmentedChannelIsOneLabelChannel() {
		final ImagePlus image = IJ.createHyperStack("composite", 2, 1, 3, 2, 1, 8);
		image.setPosition(3, 2, 1);
		final PlanePosition first = new PlanePosition(2, 1, 1);
		final PlanePosition second = new PlanePosition(2, 2, 1);

		final ImagePlus labels = LabelImages.labels(
				new SegmentedImage(image, List.of(first, second), List.of(record(mask("#."), 1, second)), ""),
				Overlap.HIGHER_SCORE);

		assertArrayEquals(new int[]{2, 1, 1, 2, 1}, labels.getDimensions());
		assertEquals(2, labels.getCurrentSlice());
		assertArrayEquals(new int[]{1, 0}, values(labels, 2));
	}

	@Test
	void onePlaneOfAStackSaysWhichItIs() {
		final ImagePlus image = IJ.createImage("stack", "8-bit", 2, 1, 5);
		final PlanePosition plane = new PlanePosition(1, 4, 1);

		final ImagePlus mask = LabelImages
				.binary(new SegmentedImage(image, List.of(plane), List.of(record(mask("#."), 1, plane)), ""));

		assertEquals(1, mask.getStackSize());
		assertEquals("c=1 z=4 t=1", mask.getProp("Position"));
		assertEquals("stack-mask", mask.getTitle());
		assertArrayEquals(new int[]{255, 0}, values(mask));
	}

	@Test
	void neighbouringLabelsHaveDifferentColours() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 4, 1, 1);
		final ImagePlus labels = LabelImages.labels(segmented(image, record(mask("#..."), 1, FIRST),
				record(mask(".#.."), 1, FIRST), record(mask("..#."), 1, FIRST)), Overlap.HIGHER_SCORE);
		labels.updateImage();
		final ImageProcessor drawn = new ColorProcessor(labels.getImage());

		assertEquals(0xff000000, drawn.get(3, 0));
		for (int i = 0; i < 3; i++) assertEquals(MaskColors.FIXED.color(i).getRGB(), drawn.get(i, 0));
		assertNotEquals(drawn.get(0, 0), drawn.get(1, 0));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 255, 256, 3000, 65535, 65536})
	void everyLabelHasAColourAndTheGroundNone(final int count) {
		final ImagePlus image = IJ.createImage("image", "8-bit", 300, 300, 1);
		final MaskRecord[] records = IntStream.range(0, count).mapToObj(i -> record(BinaryMask.builder(300, 300)
				.addRun(i / 300, i % 300, i % 300 + 1).build(), 1, FIRST)).toArray(MaskRecord[]::new);

		final ImageProcessor labels = LabelImages.labels(segmented(image, records), Overlap.SMALLER).getProcessor();

		final ImageProcessor drawn = labels.convertToRGB();
		for (int i = 0; i < labels.getPixelCount(); i++) {
			assertEquals(i < count ? i + 1 : 0, labels.getf(i));
			assertEquals(i >= count, (drawn.get(i) & 0xffffff) == 0, "label %d".formatted(i + 1));
		}
		assertEquals(MaskColors.FIXED.color(0).getRGB(), drawn.get(0));
	}

	@Test
	void masksThatDoNotBelongToTheImageAreAnError() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 2, 1, 3);
		final PlanePosition other = new PlanePosition(1, 2, 1);

		assertThrows(IllegalArgumentException.class, () -> segmented(image, record(mask("###"), 1, FIRST)));
		assertThrows(IllegalArgumentException.class, () -> segmented(image, record(mask(".."), 1, FIRST)));
		assertThrows(IllegalArgumentException.class, () -> segmented(image, record(mask("#."), 1, other)));
		assertThrows(IllegalArgumentException.class, () -> new SegmentedImage(image, List.of(), List.of(), ""));
	}

	private static SegmentedImage segmented(final ImagePlus image, final MaskRecord... records) {
		return new SegmentedImage(image, List.of(FIRST), List.of(records), "");
	}

	private static BinaryMask withLabel(final ImageProcessor labels, final int label) {
		final byte[] pixels = new byte[labels.getPixelCount()];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (labels.getf(i) == label ? 1 : 0);
		return BinaryMask.of(labels.getWidth(), labels.getHeight(), pixels);
	}

	private static int[] values(final ImagePlus image) {
		return values(image, 1);
	}

	private static int[] values(final ImagePlus image, final int slice) {
		final ImageProcessor pixels = image.getStack().getProcessor(slice);
		final int[] values = new int[pixels.getPixelCount()];
		for (int i = 0; i < values.length; i++) values[i] = (int) pixels.getf(i);
		return values;
	}
}
