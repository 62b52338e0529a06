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
package fiji.plugin.mobilesam.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.image.RgbImage;

class BrighteningTest {

	@Test
	void allColoursOfADarkPictureGrowByOneFactor() {
		final RgbImage brighter = Brightening.of(new RgbImage(2, 1, new byte[]{51, 10, 0, 5, 20, 3}));
		assertArrayEquals(new byte[]{(byte) 255, 50, 0, 25, 100, 15}, brighter.rgb());
	}

	@Test
	void aFewBrightPixelsDoNotKeepItDark() {
		final byte[] rgb = new byte[3 * 1000];
		for (int i = 0; i < 1000; i++) rgb[3 * i] = (byte) (i < 3 ? 255 : 51);
		final byte[] brighter = Brightening.of(new RgbImage(1000, 1, rgb)).rgb();
		assertEquals(255, brighter[3 * 500] & 0xff);
		assertEquals(255, brighter[0] & 0xff);
	}

	@Test
	void noiseOfAnEmptyImageStaysDark() {
		assertArrayEquals(new byte[]{16, 0, 0, 32, 0, 0}, Brightening.of(new RgbImage(2, 1, new byte[]{1, 0, 0, 2, 0,
				0})).rgb());
	}

	@Test
	void brightAndBlackPicturesStayAsTheyAre() {
		for (final int level : new int[]{0, 96, 255}) {
			final RgbImage image = new RgbImage(1, 1, new byte[]{0, (byte) level, 0});
			assertSame(image, Brightening.of(image));
		}
	}
}
