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

import fiji.plugin.mobilesam.results.Attributes;
import ij.ImagePlus;
import ij.measure.Calibration;

/** Title, dimensions and calibration of an image as attributes of a results file, and back. */
public final class ImageAttributes {

	private static final String TITLE = "image_title";
	private static final String BIT_DEPTH = "image_bit_depth";
	private static final String CHANNELS = "image_channels";
	private static final String SLICES = "image_slices";
	private static final String FRAMES = "image_frames";
	private static final String PIXEL_WIDTH = "pixel_width";
	private static final String PIXEL_HEIGHT = "pixel_height";
	private static final String PIXEL_DEPTH = "pixel_depth";
	private static final String UNIT = "pixel_unit";
	private static final String FRAME_INTERVAL = "frame_interval";
	private static final String TIME_UNIT = "time_unit";

	private ImageAttributes() {
	}

	/** What is known of an image beside its pixels. */
	public static Attributes of(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		return Attributes.NONE.with(TITLE, image.getTitle()).with(BIT_DEPTH, image.getBitDepth())
				.with(CHANNELS, image.getNChannels()).with(SLICES, image
						.getNSlices())
				.with(FRAMES, image.getNFrames()).with(PIXEL_WIDTH, calibration.pixelWidth)
				.with(PIXEL_HEIGHT,
						calibration.pixelHeight)
				.with(PIXEL_DEPTH, calibration.pixelDepth).with(UNIT, calibration
						.getUnit())
				.with(FRAME_INTERVAL, calibration.frameInterval).with(TIME_UNIT, calibration
						.getTimeUnit());
	}

	/** Whether it had grey levels of 8 bits. */
	static boolean isGrey(final Attributes attributes) {
		return attributes.wholeNumber(BIT_DEPTH).filter(bits -> bits == 8).isPresent();
	}

	/** The title; the default where none is known. */
	static String title(final Attributes attributes) {
		return attributes.text(TITLE).orElse("results");
	}

	/** Channels, slices and frames, of which there are at least so many. */
	static int[] dimensions(final Attributes attributes, final int channels, final int slices, final int frames) {
		return new int[]{channels, Math.max(slices, count(attributes, SLICES)), Math.max(frames, count(attributes,
				FRAMES))};
	}

	/** Gives an image the calibration, as far as it is known. */
	static void calibrate(final ImagePlus image, final Attributes attributes) {
		final Calibration calibration = image.getCalibration();
		attributes.number(PIXEL_WIDTH).ifPresent(value -> calibration.pixelWidth = value);
		attributes.number(PIXEL_HEIGHT).ifPresent(value -> calibration.pixelHeight = value);
		attributes.number(PIXEL_DEPTH).ifPresent(value -> calibration.pixelDepth = value);
		attributes.number(FRAME_INTERVAL).ifPresent(value -> calibration.frameInterval = value);
		attributes.text(UNIT).ifPresent(calibration::setUnit);
		attributes.text(TIME_UNIT).ifPresent(calibration::setTimeUnit);
	}

	private static int count(final Attributes attributes, final String name) {
		return attributes.wholeNumber(name).map(Math::toIntExact).orElse(1);
	}
}
