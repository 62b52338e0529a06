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
package fiji.plugin.mobilesam.benchmark;

import java.util.Random;

import fiji.plugin.mobilesam.image.RgbImage;

/** Bright discs on a dark, noisy ground. */
final class SyntheticImage {

	private static final int DISCS = 150;

	private SyntheticImage() {
	}

	static RgbImage of(final int width, final int height) {
		final Random random = new Random(7);
		final byte[] rgb = new byte[3 * width * height];
		for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (30 + random.nextInt(20));
		for (int disc = 0; disc < DISCS; disc++) {
			final int radius = width / 60 + random.nextInt(width / 40);
			final int centreX = random.nextInt(width);
			final int centreY = random.nextInt(height);
			final int brightness = 90 + random.nextInt(120);
			for (int y = Math.max(0, centreY - radius); y < Math.min(height, centreY + radius); y++)
				for (int x = Math.max(0, centreX - radius); x < Math.min(width, centreX + radius); x++)
					if (Math.hypot(x - centreX, y - centreY) < radius)
						for (int c = 0; c < 3; c++) rgb[3 * (y * width + x) + c] = (byte) (brightness + 15 * c);
		}
		return new RgbImage(width, height, rgb);
	}
}
