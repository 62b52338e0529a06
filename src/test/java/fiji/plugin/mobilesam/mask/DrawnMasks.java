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
package fiji.plugin.mobilesam.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Random;

/** Masks drawn as strings, {@code #} for a pixel that is set, and an assertion that says where two differ first. */
public final class DrawnMasks {

	private DrawnMasks() {
	}

	/** The mask of rows of one length. */
	public static BinaryMask mask(final String... rows) {
		final String pixels = String.join("", rows);
		final byte[] bytes = new byte[pixels.length()];
		for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (pixels.charAt(i) == '#' ? 1 : 0);
		return BinaryMask.of(rows[0].length(), rows.length, bytes);
	}

	/** A seeded mask with holes and islands: disks, rectangles and single pixels, set and cleared in turn. */
	public static BinaryMask random(final int width, final int height, final Random random) {
		final byte[] pixels = new byte[width * height];
		final int shapes = random.nextInt(12);
		for (int i = 0; i < shapes; i++) {
			final int cx = random.nextInt(width);
			final int cy = random.nextInt(height);
			final int rx = random.nextInt(1 + width / 3);
			final int ry = random.nextInt(1 + height / 3);
			final boolean disk = random.nextBoolean();
			for (int y = Math.max(0, cy - ry); y <= Math.min(height - 1, cy + ry); y++)
				for (int x = Math.max(0, cx - rx); x <= Math.min(width - 1, cx + rx); x++)
					if (!disk || Math.hypot((x - cx) / (rx + 0.5), (y - cy) / (ry + 0.5)) <= 1)
						pixels[y * width + x] = (byte) (i % 3 == 2 ? 0 : 1);
		}
		for (int i = 0; i < shapes; i++) pixels[random.nextInt(pixels.length)] ^= 1;
		return BinaryMask.of(width, height, pixels);
	}

	/** Fails with the first pixel where the masks differ. */
	public static void assertSameMask(final BinaryMask expected, final BinaryMask actual) {
		assertEquals(expected.width() + " x " + expected.height(), actual.width() + " x " + actual.height(), "plane");
		final byte[] wanted = expected.toBytes((byte) 1);
		final byte[] found = actual.toBytes((byte) 1);
		for (int i = 0; i < wanted.length; i++)
			if (wanted[i] != found[i])
				fail("pixel (%d, %d) is %s; expected %s, got %s".formatted(i % expected.width(), i / expected.width(),
						found[i] == 1 ? "set" : "not set", expected, actual));
		assertEquals(expected, actual, "the same pixels are the same mask");
	}
}
