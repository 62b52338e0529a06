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

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * Masks as images with the size, calibration and position of the image that they are masks of. One segmented plane
 * gives a single image, several give a stack with the slices and frames of the image, in which the other planes are 0.
 * It has one channel where one was segmented, or all together, else the channels of the image.
 */
public final class LabelImages {

	/** The largest label of a 16-bit image. */
	static final int MOST_SHORT_LABELS = 65535;
	/** Labels that have a colour of their own in an 8-bit lookup table. */
	private static final int MOST_COLORS = 255;
	/** Of a lookup table. */
	private static final int ENTRIES = 256;
	private static final int INSIDE = 255;

	private LabelImages() {
	}

	/**
	 * A label image: 0 is background, the pixels of record i have the value i + 1, in all planes together. 16 bits, or
	 * 32 bits from 65,536 records on. Its lookup table gives neighbouring labels different colours.
	 *
	 * @param overlap which label a pixel of several masks has
	 */
	public static ImagePlus labels(final SegmentedImage segmented, final Overlap overlap) {
		final int count = segmented.records().size();
		final Blank blank = count > MOST_SHORT_LABELS ? FloatProcessor::new : ShortProcessor::new;
		final ImagePlus labels = paint(segmented, "labels", blank, overlap.paintingOrder(segmented.records()),
				i -> i + 1);
		labels.setLut(MaskColors.FIXED.lut());
		setBrightest(labels, Math.max(MOST_COLORS, count));
		return labels;
	}

	/**
	 * Sets the display range, from the ground to the brightest label, such that the ground alone has the first entry of
	 * the lookup table: where there are more labels than entries, a range from 0 would give it to the first labels too.
	 *
	 * @param labels of 16 or 32 bits
	 * @param brightest label, which has the last entry; at least 1
	 */
	private static void setBrightest(final ImagePlus labels, final int brightest) {
		// ImageJ rounds (value - min) * ENTRIES / (max - min + 1), in 32 bits (value - min) * (ENTRIES - 1) / (max - min).
		// It must be less than a half for 0 and not for 1.
		final int below = labels.getBitDepth() == 16
				? brightest / (2 * ENTRIES - 1)
				: (brightest - 1) / (2 * ENTRIES - 3);
		labels.setDisplayRange(-below, brightest);
	}

	/**
	 * How many masks have no pixel in a label image, because others cover all of theirs.
	 *
	 * @param labels made by {@link #labels}
	 * @param masks that it was made of
	 */
	public static int hidden(final ImagePlus labels, final int masks) {
		final BitSet seen = new BitSet(masks + 1);
		for (int i = 1; i <= labels.getStackSize(); i++) {
			final ImageProcessor plane = labels.getStack().getProcessor(i);
			for (int pixel = 0; pixel < plane.getPixelCount(); pixel++) seen.set((int) plane.getf(pixel));
		}
		seen.clear(0);
		return masks - seen.cardinality();
	}

	/** All masks as one 8-bit binary image, 255 inside and 0 outside. */
	public static ImagePlus binary(final SegmentedImage segmented) {
		return paint(segmented, "mask", ByteProcessor::new, IntStream.range(0, segmented.records().size()).toArray(),
				i -> INSIDE);
	}

	/**
	 * The labels of a plane of a label image, row by row.
	 *
	 * @param labels grey values; fewer channels than the plane asks for stand for all
	 * @throws IllegalArgumentException if it has colours, another size or no such plane
	 */
	public static int[] values(final ImagePlus labels, final PlanePosition plane, final int width, final int height) {
		if (labels.getWidth() != width || labels.getHeight() != height || labels.getBitDepth() == 24
				|| plane.z() > labels.getNSlices() || plane.t() > labels.getNFrames())
			throw new IllegalArgumentException(
					"%s: expected a label image of %d x %d pixels, with slice %d and frame %d; it has %d x %d, %d bits"
							.formatted(labels.getTitle(), width, height, plane.z(), plane.t(), labels.getWidth(),
									labels.getHeight(), labels.getBitDepth()));
		final int c = Math.min(Math.max(1, plane.c()), labels.getNChannels());
		final ImageProcessor pixels = labels.getStack().getProcessor(labels.getStackIndex(c, plane.z(), plane.t()));
		return IntStream.range(0, pixels.getPixelCount()).map(i -> (int) pixels.getf(i)).toArray();
	}

	/** Makes a plane of zeros. */
	private interface Blank {

		ImageProcessor of(int width, int height);
	}

	private static ImagePlus paint(final SegmentedImage segmented, final String kind, final Blank blank,
			final int[] order,
			final IntUnaryOperator value) {
		final ImagePlus image = segmented.image();
		final Map<PlanePosition, ImageProcessor> planes = new LinkedHashMap<>();
		for (final PlanePosition plane : segmented.planes())
			planes.put(plane, blank.of(image.getWidth(), image.getHeight()));
		for (final int i : order) {
			final MaskRecord record = segmented.records().get(i);
			fill(planes.get(record.position()), record.mask(), value.applyAsInt(i));
		}
		final ImagePlus result = planes.size() == 1 ? single(image, planes) : stack(image, planes, blank);
		result.setTitle(title(image) + "-" + kind);
		final Calibration calibration = image.getCalibration().copy();
		calibration.disableDensityCalibration();
		result.setCalibration(calibration);
		return result;
	}

	private static void fill(final ImageProcessor pixels, final BinaryMask mask, final int value) {
		mask.forEachRun((y, from, to) -> {
			final int row = y * mask.width();
			for (int i = row + from; i < row + to; i++) pixels.setf(i, value);
		});
	}

	/** Says as a property where in a stack it belongs. */
	private static ImagePlus single(final ImagePlus image, final Map<PlanePosition, ImageProcessor> planes) {
		final PlanePosition plane = planes.keySet().iterator().next();
		final ImagePlus result = new ImagePlus("", planes.get(plane));
		if (image.getStackSize() > 1)
			result.setProp("Position", "c=" + plane.c() + " z=" + plane.z() + " t=" + plane.t());
		return result;
	}

	private static ImagePlus stack(final ImagePlus image, final Map<PlanePosition, ImageProcessor> planes,
			final Blank blank) {
		final int first = planes.keySet().iterator().next().c();
		final boolean one = planes.keySet().stream().allMatch(plane -> plane.c() == first);
		final int channels = one ? 1 : image.getNChannels();
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		final int size = channels * image.getNSlices() * image.getNFrames();
		for (int i = 0; i < size; i++) {
			final int c = one ? first : i % channels + 1;
			final int z = i / channels % image.getNSlices() + 1;
			final int t = i / channels / image.getNSlices() + 1;
			final ImageProcessor plane = planes.get(new PlanePosition(c, z, t));
			stack.addSlice(image.getStack().getSliceLabel(image.getStackIndex(c, z, t)),
					plane == null ? blank.of(image.getWidth(), image.getHeight()) : plane);
		}
		final ImagePlus result = new ImagePlus("", stack);
		result.setDimensions(channels, image.getNSlices(), image.getNFrames());
		result.setOpenAsHyperStack(image.isHyperStack());
		result.setPosition(one ? 1 : image.getChannel(), image.getSlice(), image.getFrame());
		return result;
	}

	private static String title(final ImagePlus image) {
		final int dot = image.getTitle().lastIndexOf('.');
		return dot > 0 ? image.getTitle().substring(0, dot) : image.getTitle();
	}
}
