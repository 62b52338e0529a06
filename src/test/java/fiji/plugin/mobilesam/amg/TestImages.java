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
package fiji.plugin.mobilesam.amg;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

import fiji.plugin.mobilesam.image.RgbImage;

/** Images for tests. */
final class TestImages {

	private TestImages() {
	}

	/** An RGB image among the test resources, in a format of the JDK. */
	static RgbImage read(final String resource) throws IOException {
		final BufferedImage image = ImageIO.read(TestImages.class.getResource(resource));
		final byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
		for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
			final int value = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
			for (int channel = 0; channel < 3; channel++) rgb[3 * pixel + channel] = (byte) (value >> 16 - 8 * channel);
		}
		return new RgbImage(image.getWidth(), image.getHeight(), rgb);
	}

	/** Discs of many greys, some over others, some over the edge. */
	static RgbImage discs(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		final byte[] rgb = new byte[3 * width * height];
		for (int disc = 0; disc < 25; disc++) {
			final double x = random.nextDouble() * width;
			final double y = random.nextDouble() * height;
			final double radius = (0.03 + 0.1 * random.nextDouble()) * Math.min(width, height);
			final byte grey = (byte) (20 + random.nextInt(230));
			for (int pixel = 0; pixel < width * height; pixel++)
				if (Math.hypot(pixel % width + 0.5 - x, pixel / width + 0.5 - y) < radius)
					Arrays.fill(rgb, 3 * pixel, 3 * pixel + 3, grey);
		}
		return new RgbImage(width, height, rgb);
	}
}
