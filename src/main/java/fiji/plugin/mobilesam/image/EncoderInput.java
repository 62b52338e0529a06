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
package fiji.plugin.mobilesam.image;

import java.nio.FloatBuffer;

/**
 * The pixels of an image as the tensor that an image encoder takes. The image is scaled to its {@link InputFit} first:
 * {@code TriangleResize.resize(image, fit.scaledWidth(), fit.scaledHeight())}.
 */
public final class EncoderInput {

	private EncoderInput() {
	}

	/**
	 * Writes {@code [3, S, S]}: three normalised planes, zeros to the right of the image and below.
	 *
	 * @param scaled the image, at most S pixels wide and high
	 * @param normalization of the model
	 * @param size edge S of the square input
	 * @param target takes {@code 3 * S * S} values at the absolute indices from 0 on; its position stays
	 * @throws IllegalArgumentException if the image is larger than the square or the target too small
	 */
	public static void writePlanes(final RgbImage scaled, final PixelNormalization normalization, final int size,
			final FloatBuffer target) {
		requireRoom(scaled, size, size, target);
		final float[] row = new float[size];
		for (int channel = 0; channel < 3; channel++) {
			final float[] levels = normalization.levels(channel);
			final int plane = channel * size * size;
			for (int y = 0; y < scaled.height(); y++) {
				int at = 3 * y * scaled.width() + channel;
				for (int x = 0; x < scaled.width(); x++, at += 3) row[x] = levels[scaled.rgb()[at] & 255];
				target.put(plane + y * size, row);
			}
			final float[] zeros = new float[size];
			for (int y = scaled.height(); y < size; y++) target.put(plane + y * size, zeros);
		}
	}

	/**
	 * Writes {@code [height, width, 3]}: grey levels of 0 to 255 as they are, for encoders that normalise and pad
	 * themselves; zeros to the right of the image and below.
	 *
	 * @param scaled the image, at most {@code width * height} pixels
	 * @param width of the tensor
	 * @param height of the tensor
	 * @param target takes {@code 3 * width * height} values at the absolute indices from 0 on; its position stays
	 * @throws IllegalArgumentException if the image is larger than the tensor or the target too small
	 */
	public static void writeLevels(final RgbImage scaled, final int width, final int height, final FloatBuffer target) {
		requireRoom(scaled, width, height, target);
		final int used = 3 * scaled.width();
		final float[] row = new float[3 * width];
		for (int y = 0; y < scaled.height(); y++) {
			for (int i = 0; i < used; i++) row[i] = scaled.rgb()[y * used + i] & 255;
			target.put(y * row.length, row);
		}
		final float[] zeros = new float[row.length];
		for (int y = scaled.height(); y < height; y++) target.put(y * row.length, zeros);
	}

	private static void requireRoom(final RgbImage scaled, final int width, final int height,
			final FloatBuffer target) {
		if (scaled.width() > width || scaled.height() > height)
			throw new IllegalArgumentException("an image of %d x %d does not fit the encoder's input of %d x %d"
					.formatted(scaled.width(), scaled.height(), width, height));
		if (target.limit() < 3L * width * height)
			throw new IllegalArgumentException("an encoder input of 3 x %d x %d needs %d values, got room for %d"
					.formatted(height, width, 3L * width * height, target.limit()));
	}
}
