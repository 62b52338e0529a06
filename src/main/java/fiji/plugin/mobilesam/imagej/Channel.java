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

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * One channel of a plane; an RGB plane has three.
 *
 * @param number from 1
 * @param pixels 8, 16 or 32 bits
 * @param lut colours and display range
 * @param alone whether it makes up the plane, so that its colour tells nothing
 */
record Channel(int number, ImageProcessor pixels, LUT lut, boolean alone) {

	private static final List<Color> RGB = List.of(Color.RED, Color.GREEN, Color.BLUE);

	/** The part of the ups and downs that ends must differ by; a little falls in lookup tables such as Fire. */
	private static final double ONE_WAY = 0.8;

	/** The channels that are seen in a plane. */
	static List<Channel> of(final ImagePlus image, final PlanePosition plane) {
		final List<Channel> channels = new ArrayList<>();
		if (image.getBitDepth() == 24) {
			for (int c = 1; c <= RGB.size(); c++) {
				final LUT lut = LUT.createLutFromColor(RGB.get(c - 1));
				lut.max = 255;
				channels.add(new Channel(c, pixels(image, c, plane.z(), plane.t()), lut, false));
			}
			return channels;
		}
		for (int c = 1; c <= image.getNChannels(); c++) {
			final boolean alone = c == plane.c();
			final boolean seen = plane.c() == PlanePosition.ALL_CHANNELS
					&& ((CompositeImage) image).getActiveChannels()[c - 1];
			if (alone || seen)
				channels.add(new Channel(c, pixels(image, c, plane.z(), plane.t()), lut(image, c), alone));
		}
		return channels;
	}

	/** The pixels of one channel of one plane, in a processor of their own; not copied unless the image is RGB. */
	static ImageProcessor pixels(final ImagePlus image, final int channel, final int z, final int t) {
		if (image.getBitDepth() != 24) return image.getStack().getProcessor(image.getStackIndex(channel, z, t));
		final ImageProcessor rgb = image.getStack().getProcessor(image.getStackIndex(1, z, t));
		return ((ColorProcessor) rgb).getChannel(channel, null);
	}

	private static LUT lut(final ImagePlus image, final int channel) {
		final LUT[] luts = image.getLuts();
		final LUT own = luts[Math.min(channel, luts.length) - 1];
		if (!image.isComposite() || image.getDisplayMode() != IJ.GRAYSCALE) return own;
		final LUT grey = LUT.createLutFromColor(Color.WHITE);
		grey.min = own.min;
		grey.max = own.max;
		return grey;
	}

	/** Whether brightness goes up and down along the colours, so that the indices are names, not values. */
	static boolean isPalette(final LUT lut) {
		long ways = 0;
		for (int i = 1; i < lut.getMapSize(); i++) ways += Math.abs(luminance(lut, i) - luminance(lut, i - 1));
		return Math.abs(luminance(lut, lut.getMapSize() - 1) - luminance(lut, 0)) < ONE_WAY * ways;
	}

	private static int luminance(final LUT lut, final int index) {
		return 299 * lut.getRed(index) + 587 * lut.getGreen(index) + 114 * lut.getBlue(index);
	}

	ValueRange displayRange() {
		return new ValueRange(lut.min, lut.max);
	}

	/** As the user sees it. */
	ImageProcessor displayed() {
		pixels.setLut(lut);
		return pixels;
	}

	/** The stored 8 bits. */
	ImageProcessor plain() {
		return coloured((byte[]) pixels.getPixels());
	}

	/** Linear from black to white, in single precision and rounded down, as numpy and a cast to {@code uint8} do it. */
	ImageProcessor stretched(final ValueRange range) {
		final GreyLevel level = new GreyLevel(range);
		final Object values = pixels.getPixels();
		final byte[] grey = new byte[pixels.getPixelCount()];
		if (values instanceof final float[] floats) {
			for (int i = 0; i < grey.length; i++) grey[i] = level.of(floats[i]);
		} else {
			final byte[] table = level.table(values instanceof byte[] ? 1 << 8 : 1 << 16);
			for (int i = 0; i < grey.length; i++) grey[i] = table[pixels.get(i)];
		}
		return coloured(grey);
	}

	private ImageProcessor coloured(final byte[] grey) {
		final ImageProcessor processor = new ByteProcessor(pixels.getWidth(), pixels.getHeight(), grey);
		if (!alone) processor.setColorModel(lut.getColorModel());
		return processor;
	}

	/** The grey level of a value. Without a range what lies above black is white, for so divides a float by zero. */
	private record GreyLevel(float black, float range) {

		private GreyLevel(final ValueRange range) {
			this((float) range.black(), (float) (range.white() - range.black()));
		}

		private byte of(final float value) {
			return (byte) Math.max(0, Math.min(255, (value - black) / range * 255));
		}

		private byte[] table(final int values) {
			final byte[] table = new byte[values];
			for (int value = 0; value < values; value++) table[value] = of(value);
			return table;
		}
	}
}
