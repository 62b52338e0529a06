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

import fiji.plugin.mobilesam.image.RgbImage;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

/**
 * An ImgLib2 image of one plane as an image of ImageJ. Unsigned 8 and 16 bits stay what they are, other real numbers become
 * 32-bit floats, colours become RGB without their alpha.
 */
public final class ImgPlane {

	private ImgPlane() {
	}

	/**
	 * Copies a plane.
	 *
	 * @param image x and y, of real numbers or colours; its first pixel, wherever its interval begins, becomes (0, 0)
	 * @throws IllegalArgumentException if it has not two dimensions, is empty or too large to be segmented, or has
	 *             pixels of another type
	 */
	public static ImagePlus of(final RandomAccessibleInterval<?> image) {
		if (image.numDimensions() != 2)
			throw new IllegalArgumentException(
					"expected an image of 2 dimensions, x and y, got %d; Views.hyperSlice takes a plane"
							.formatted(image.numDimensions()));
		final long width = image.dimension(0);
		final long height = image.dimension(1);
		if (width < 1 || height < 1 || width > RgbImage.MOST_PIXELS / height)
			throw new IllegalArgumentException("expected an image of 1 to %d pixels, got %d x %d".formatted(
					RgbImage.MOST_PIXELS, width, height));
		return new ImagePlus("image", copy(image, (int) width, (int) height));
	}

	private static ImageProcessor copy(final RandomAccessibleInterval<?> image, final int width, final int height) {
		final Object type = image.getType();
		final ImageProcessor pixels;
		if (type instanceof UnsignedByteType) pixels = new ByteProcessor(width, height);
		else if (type instanceof UnsignedShortType) pixels = new ShortProcessor(width, height);
		else if (type instanceof RealType) pixels = new FloatProcessor(width, height);
		else if (type instanceof ARGBType) pixels = new ColorProcessor(width, height);
		else
			throw new IllegalArgumentException("expected pixels of RealType or ARGBType, got " + type.getClass()
					.getSimpleName());
		final Cursor<?> cursor = Views.flatIterable(image).cursor();
		for (int i = 0; cursor.hasNext(); i++) {
			final Object pixel = cursor.next();
			if (pixel instanceof final ARGBType colour) pixels.set(i, colour.get());
			else pixels.setf(i, ((RealType<?>) pixel).getRealFloat());
		}
		return pixels;
	}
}
