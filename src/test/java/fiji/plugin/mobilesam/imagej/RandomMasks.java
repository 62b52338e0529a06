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

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** Masks for tests. */
public final class RandomMasks {

	private RandomMasks() {
	}

	/** Ellipses, ellipses cut out of them, again ellipses in these, and single pixels of both kinds; never empty. */
	public static BinaryMask blobs(final Random random, final int width, final int height) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		final Graphics2D graphics = image.createGraphics();
		for (int i = 0; i < 12; i++) {
			graphics.setColor(i % 4 == 3 ? Color.BLACK : Color.WHITE);
			if (i >= 8) graphics.setColor(i % 2 == 0 ? Color.BLACK : Color.WHITE);
			graphics.fillOval(random.nextInt(width) - width / 8, random.nextInt(height) - height / 8,
					1 + random.nextInt(width) / (1 + i / 4), 1 + random.nextInt(height) / (1 + i / 4));
		}
		graphics.dispose();
		final byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		for (int i = random.nextInt(20); i < pixels.length; i += 1 + random.nextInt(width * 4))
			pixels[i] = (byte) ~pixels[i];
		pixels[random.nextInt(pixels.length)] = 1;
		return BinaryMask.of(width, height, pixels);
	}

	/** Some of them, numbered by the seed. */
	public static List<BinaryMask> blobs(final int count, final int width, final int height) {
		return IntStream.range(0, count).mapToObj(seed -> blobs(new Random(seed), width, height)).toList();
	}

	/** A record of a click. */
	public static MaskRecord record(final BinaryMask mask, final double score, final PlanePosition plane) {
		return new MaskRecord(mask, score, 0.9, PromptSet.ofPoints(PointPrompt.on(1.5, 0.25)),
				new PixelBox(0, 0, mask.width(), mask.height()), plane, Optional.empty());
	}
}
