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

package fiji.plugin.mobilesam.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

class MaskPictureTest {

	private static final int WIDTH = 12;
	private static final int HEIGHT = 9;

	@Test
	void coversTheBoxOfTheMaskInItsColour() {
		final MaskPicture picture = picture(1);
		assertEquals(new PixelBox(2, 1, 9, 8), picture.box());
		assertEquals(new Color(200, 100, 50), new Color(picture.pixels().getRGB(0, 0)));
	}

	/** By the distance to the nearest pixel outside along rows and columns, for every pixel. */
	@ParameterizedTest
	@CsvSource({"1", "2", "3"})
	void theEdgeIsSolidTheInsideSeeThroughAndTheOutsideClear(final int width) {
		final MaskPicture picture = picture(width);
		final byte[] mask = pixels();
		for (int y = 1; y < 8; y++)
			for (int x = 2; x < 9; x++) {
				final int expected = mask[y * WIDTH + x] == 0 ? 0 : distance(mask, x, y) <= width ? 255 : 80;
				assertEquals(expected, picture.pixels().getRGB(x - 2, y - 1) >>> 24, x + ", " + y);
			}
	}

	private static MaskPicture picture(final int width) {
		return MaskPicture.of(BinaryMask.of(WIDTH, HEIGHT, pixels()), new MaskPicture.Look(new Color(200, 100, 50), 80,
				255, width));
	}

	/** A rectangle with a hole near a corner. */
	private static byte[] pixels() {
		final byte[] pixels = new byte[WIDTH * HEIGHT];
		for (int y = 1; y < 8; y++) for (int x = 2; x < 9; x++) pixels[y * WIDTH + x] = 1;
		pixels[3 * WIDTH + 4] = 0;
		return pixels;
	}

	private static int distance(final byte[] mask, final int x, final int y) {
		for (int d = 1;; d++)
			if (mask[y * WIDTH + x - d] == 0 || mask[y * WIDTH + x + d] == 0 || y < d || mask[(y - d) * WIDTH + x] == 0
					|| y + d >= HEIGHT || mask[(y + d) * WIDTH + x] == 0)
				return d;
	}
}
