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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.BinaryMask;

class MaskRoisTest {

	@Test
	void randomMasksComeBack() {
		final Random random = new Random(1);
		for (int i = 0; i < 2000; i++) {
			final BinaryMask mask = noise(random, 1 + random.nextInt(40), 1 + random.nextInt(40), random.nextDouble());
			if (mask.isEmpty()) continue;
			assertEquals(mask, MaskRois.mask(MaskRois.roi(mask), mask.width(), mask.height()));
		}
	}

	private static BinaryMask noise(final Random random, final int width, final int height, final double density) {
		final byte[] pixels = new byte[width * height];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (random.nextDouble() < density ? 1 : 0);
		return BinaryMask.of(width, height, pixels);
	}
}
