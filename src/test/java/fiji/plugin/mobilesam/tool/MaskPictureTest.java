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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.awt.Color;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.mask.BinaryMask;

class MaskPictureTest {

	private static final int WIDTH = 12;
	private static final int HEIGHT = 9;

	/** By the distance to the nearest pixel outside along rows and columns, for every pixel, each in one run only. */
	@ParameterizedTest
	@CsvSource({"1", "2", "3"})
	void everyPixelIsInsideOrAtTheEdge(final int width) {
		final MaskPicture picture = picture(width);
		final byte[] mask = pixels();
		final byte[] inside = new byte[WIDTH * HEIGHT];
		final byte[] edge = new byte[WIDTH * HEIGHT];
		for (int y = 1; y < 8; y++)
			for (int x = 2; x < 9; x++)
				if (mask[y * WIDTH + x] != 0) (distance(mask, x, y) <= width ? edge : inside)[y * WIDTH + x] = 1;
		assertArrayEquals(inside, counts(picture.inside()));
		assertArrayEquals(edge, counts(picture.edge()));
	}

	private static byte[] counts(final List<MaskPicture.Run> runs) {
		final byte[] counts = new byte[WIDTH * HEIGHT];
		for (final MaskPicture.Run run : runs)
			for (int x = run.from(); x < run.to(); x++) counts[run.y() * WIDTH + x]++;
		return counts;
	}

	private static MaskPicture picture(final int width) {
		return MaskPicture.of(BinaryMask.of(WIDTH, HEIGHT, pixels()),
				new MaskPicture.Look(new Color(200, 100, 50, 80), new Color(200, 100, 50),
						width));
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
