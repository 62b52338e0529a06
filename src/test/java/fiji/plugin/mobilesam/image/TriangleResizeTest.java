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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.GoldenFile;

class TriangleResizeTest {

	/** What Pillow made of a synthetic image: every step-th byte, and the checksum of all. */
	private record Golden(int width, int height, int newWidth, int newHeight, int step, int[] samples, long crc32) {
	}

	private static List<Golden> goldens() {
		return GoldenFile.read("/image/resize.json", Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void givesThePixelsOfPillow(final Golden golden) {
		final RgbImage resized = TriangleResize.resize(SyntheticImage.of(golden.width, golden.height), golden.newWidth,
				golden.newHeight);
		final int[] samples = new int[golden.samples.length];
		for (int i = 0; i < samples.length; i++) samples[i] = resized.rgb()[i * golden.step] & 255;
		assertArrayEquals(golden.samples, samples);
		final CRC32 checksum = new CRC32();
		checksum.update(resized.rgb());
		assertEquals(golden.crc32, checksum.getValue());
	}

	@Test
	void anImageOfThatSizeStaysAsItIs() {
		final RgbImage image = SyntheticImage.of(13, 8);
		assertSame(image, TriangleResize.resize(image, 13, 8));
	}

	@Test
	void aReductionWeighsPixelsByTheirDistance() {
		final RgbImage image = new RgbImage(3, 1, new byte[]{0, 10, 100, 30, 10, 100, 0, 10, (byte) 255});
		// A triangle three pixels to each side: heights 2/3, 1, 2/3, weights 2/7, 3/7, 2/7.
		assertArrayEquals(new byte[]{13, 10, (byte) 144}, TriangleResize.resize(image, 1, 1).rgb());
	}

	@ParameterizedTest
	@CsvSource({"100, 640, 427", "50, 320, 214", "33.3, 213, 142", "0.01, 1, 1"})
	void reducesBothSidesByAPercentage(final double percent, final int width, final int height) {
		final RgbImage reduced = TriangleResize.reduce(SyntheticImage.of(640, 427), percent);
		assertEquals(width, reduced.width());
		assertEquals(height, reduced.height());
	}

	@ParameterizedTest
	@CsvSource({"0", "-3", "100.5", "NaN"})
	void aPercentageOutOfRangeIsAnError(final double percent) {
		final RgbImage image = SyntheticImage.of(4, 4);
		assertThrows(IllegalArgumentException.class, () -> TriangleResize.reduce(image, percent));
	}

	@Test
	void noPixelsAreAnError() {
		final RgbImage image = SyntheticImage.of(4, 4);
		assertThrows(IllegalArgumentException.class, () -> TriangleResize.resize(image, 0, 4));
		assertThrows(IllegalArgumentException.class, () -> TriangleResize.resize(image, 4, -1));
	}
}
