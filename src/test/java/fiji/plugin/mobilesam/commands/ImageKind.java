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

import java.util.List;
import java.util.Locale;

import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

/** Images of all kinds that ImageJ has, with the same discs on one plane, which is shown, and nothing on the others. */
public enum ImageKind {

	GREY_8(8, 1, 1, 1), GREY_16(16, 1, 1, 1), GREY_32(32, 1, 1, 1), RGB(24, 1, 1, 1), STACK(8, 1, 4, 1),
	/** Slices and frames. */
	HYPERSTACK(16, 1, 3, 2),
	/** Three channels shown together. */
	COMPOSITE(16, 3, 1, 1), COMPOSITE_HYPERSTACK(8, 2, 3, 2),
	/** The same, but each channel shown for itself. */
	CHANNELS_APART(8, 2, 3, 2), CALIBRATED(16, 1, 1, 1),
	/** A part of a larger image, made with a selection that does not begin at the corner. */
	CROPPED(8, 1, 1, 1);

	public static final int WIDTH = 240;
	public static final int HEIGHT = 180;
	static final int RADIUS = 14;

	private static final int LEFT = 37;
	private static final int TOP = 23;

	private final int bits;
	private final int channels;
	private final int slices;
	private final int frames;

	ImageKind(final int bits, final int channels, final int slices, final int frames) {
		this.bits = bits;
		this.channels = channels;
		this.slices = slices;
		this.frames = frames;
	}

	/** The discs; the last lies on the edge. */
	public static List<Roi> discs() {
		return List.of(disc(60, 60), disc(150, 100), disc(232, 40));
	}

	private static Roi disc(final int x, final int y) {
		return new OvalRoi(x - RADIUS, y - RADIUS, 2 * RADIUS + 1, 2 * RADIUS + 1);
	}

	/** The plane with the discs: the last channel, slice and frame; all channels where they are shown together. */
	public PlanePosition plane() {
		final boolean together = this == COMPOSITE || this == COMPOSITE_HYPERSTACK;
		return new PlanePosition(together ? PlanePosition.ALL_CHANNELS : channels, slices, frames);
	}

	/** Whether ImageJ has sliders for two dimensions of it or more. */
	public boolean isHyperstack() {
		return frames > 1;
	}

	public boolean isStack() {
		return slices * frames * channels > 1;
	}

	/** A new image on the screen. */
	public ImagePlus show() {
		ImagePlus image = this == CROPPED ? larger() : image(WIDTH, HEIGHT, 0, 0);
		image.show();
		if (this == CROPPED) {
			image.setRoi(new OvalRoi(LEFT, TOP, WIDTH, HEIGHT));
			IJ.run("Duplicate...", "title=cropped");
			image.changes = false;
			image.close();
			image = IJ.getImage();
		}
		return image;
	}

	private ImagePlus larger() {
		return image(WIDTH + 2 * LEFT, HEIGHT + 2 * TOP, LEFT, TOP);
	}

	private ImagePlus image(final int width, final int height, final int left, final int top) {
		final ImagePlus image = IJ.createHyperStack(name().toLowerCase(Locale.ROOT), width, height, channels, slices,
				frames,
				bits);
		for (int i = 1; i <= image.getStackSize(); i++) {
			final ImageProcessor pixels = image.getStack().getProcessor(i);
			final boolean here = plane().c() == PlanePosition.ALL_CHANNELS
					? i > image.getStackSize() - channels
					: i == image.getStackSize();
			paint(pixels, here ? 0.1 : 0, new Roi(0, 0, width, height));
			if (here) for (final Roi disc : discs()) {
				disc.setLocation(disc.getBounds().x + left, disc.getBounds().y + top);
				paint(pixels, 0.8, disc);
			}
		}
		if (this == CHANNELS_APART) ((CompositeImage) image).setMode(IJ.GRAYSCALE);
		for (int c = 1; c <= channels; c++) {
			image.setPosition(c, slices, frames);
			if (bits != 24) image.setDisplayRange(0, white());
		}
		image.setOpenAsHyperStack(this != STACK);
		if (this == CALIBRATED) calibrate(image.getCalibration());
		return image;
	}

	private static void calibrate(final Calibration calibration) {
		calibration.pixelWidth = 0.25;
		calibration.pixelHeight = 0.5;
		calibration.xOrigin = 10;
		calibration.setUnit("um");
	}

	private void paint(final ImageProcessor pixels, final double brightness, final Roi roi) {
		final int grey = (int) (255 * brightness);
		pixels.setValue(bits == 24 ? grey << 16 | grey << 8 | grey : brightness * white());
		pixels.fill(roi);
	}

	private double white() {
		return bits == 32 ? 1 : bits == 16 ? 4000 : 255;
	}
}
