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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

class ImgPlaneTest {

	@Test
	void bytesStayBytes() {
		final ImagePlus image = ImgPlane.of(ArrayImgs.unsignedBytes(new byte[]{0, 1, (byte) 200, (byte) 255, 7, 8}, 3,
				2));
		assertEquals(8, image.getBitDepth());
		assertArrayEquals(new int[][]{{0, 255}, {1, 7}, {200, 8}}, image.getProcessor().getIntArray());
	}

	@Test
	void otherNumbersBecomeFloats() {
		final float[] expected = {-3, 0, 1.5f, 1e9f};
		assertArrayEquals(expected, (float[]) ImgPlane.of(ArrayImgs.doubles(new double[]{-3, 0, 1.5, 1e9}, 2, 2))
				.getProcessor().getPixels());
		assertArrayEquals(new float[]{-3, 4}, (float[]) ImgPlane.of(ArrayImgs.bytes(new byte[]{-3, 4}, 2, 1))
				.getProcessor().getPixels());
	}

	@Test
	void coloursBecomeRgb() {
		final ImagePlus image = ImgPlane.of(ArrayImgs.argbs(new int[]{0xff102030, 0x00ffeedd}, 1, 2));
		assertEquals(24, image.getBitDepth());
		assertArrayEquals(new int[]{0x10, 0x20, 0x30}, image.getProcessor().getPixel(0, 0, null));
		assertArrayEquals(new int[]{0xff, 0xee, 0xdd}, image.getProcessor().getPixel(0, 1, null));
	}

	@Test
	void aPartOfASliceWhichLiesElsewhereInMemoryStartsAtItsFirstPixel() {
		final Img<UnsignedShortType> stack = PlanarImgs.unsignedShorts(10, 8, 3);
		stack.getAt(6, 5, 2).set(40000);
		final ImagePlus image = ImgPlane.of(Views.interval(Views.hyperSlice(stack, 2, 2), new long[]{4, 5}, new long[]{
				9, 7}));
		assertEquals(16, image.getBitDepth());
		assertEquals(6, image.getWidth());
		assertEquals(3, image.getHeight());
		assertEquals(40000, image.getProcessor().get(2, 0));
		assertEquals(0, image.getProcessor().get(3, 0));
	}

	@Test
	void refusesWhatIsNoPlaneOfNumbers() {
		assertEquals("expected an image of 2 dimensions, x and y, got 3; Views.hyperSlice takes a plane",
				refusal(ArrayImgs.bytes(4, 4, 3)));
		assertEquals("expected pixels of RealType or ARGBType, got ComplexFloatType",
				refusal(ArrayImgs.complexFloats(4, 4)));
		assertEquals("expected an image of 1 to 715827879 pixels, got 100000 x 100000",
				refusal(Views.interval(Views.extendZero(ArrayImgs.bytes(1, 1)), new long[]{0, 0}, new long[]{99999,
						99999})));
	}

	private static String refusal(final RandomAccessibleInterval<?> image) {
		return assertThrows(IllegalArgumentException.class, () -> ImgPlane.of(image)).getMessage();
	}
}
