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

/**
 * How an image lies in the square input of the encoder: scaled so that its
 * longest side fills the square, in the top left corner, zeros to the right and
 * below. The side after scaling is {@code floor(side * scale + 0.5)}, at least
 * 1.
 *
 * @param imageWidth pixels
 * @param imageHeight pixels
 * @param inputSize edge of the encoder's square input, pixels
 */
public record InputFit(int imageWidth, int imageHeight, int inputSize) {

	/** @throws IllegalArgumentException if a size is below 1 */
	public InputFit {
		if (imageWidth < 1 || imageHeight < 1 || inputSize < 1)
			throw new IllegalArgumentException("sizes must be at least 1, got image %d x %d, input %d"
					.formatted(imageWidth, imageHeight, inputSize));
	}

	/** Width of the scaled image within the square, pixels. */
	public int scaledWidth() {
		return scaled(imageWidth);
	}

	/** Height of the scaled image within the square, pixels. */
	public int scaledHeight() {
		return scaled(imageHeight);
	}

	/**
	 * From image pixels to input pixels; both are 0 at the left edge of the first
	 * pixel.
	 */
	public double toInputX(final double x) {
		return x * ((double) scaledWidth() / imageWidth);
	}

	/**
	 * From image pixels to input pixels; both are 0 at the top edge of the first
	 * pixel.
	 */
	public double toInputY(final double y) {
		return y * ((double) scaledHeight() / imageHeight);
	}

	private int scaled(final int side) {
		final double scale = (double) inputSize / Math.max(imageWidth, imageHeight);
		return Math.max(1, (int) (side * scale + 0.5));
	}
}
