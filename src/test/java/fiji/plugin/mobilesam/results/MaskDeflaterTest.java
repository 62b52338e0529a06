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
package fiji.plugin.mobilesam.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.mask.BinaryMask;

/** Java's own inflater, which tests the checksum, gives the pixels back. */
class MaskDeflaterTest {

	@ParameterizedTest
	@CsvSource({"1, 1", "7, 3", "1024, 3", "1023, 5", "1000, 1000", "5000, 4000"})
	void emptyAndFullPlanesComeBack(final int width, final int height) throws IOException {
		assertComesBack(BinaryMask.builder(width, height).build());
		assertComesBack(BinaryMask.builder(width, height).build().complement());
	}

	@Test
	void onePixelComesBackFromEveryPlace() throws IOException {
		for (int at = 0; at < 3000; at += 7) {
			final byte[] pixels = new byte[3000];
			pixels[at] = 1;
			assertComesBack(BinaryMask.of(30, 100, pixels));
		}
	}

	@Test
	void scatteredPixelsComeBack() throws IOException {
		final Random random = new Random(3);
		for (int run = 0; run < 30; run++) {
			final byte[] pixels = new byte[600 * 500];
			final int top = random.nextInt(400);
			for (int i = 600 * top; i < 600 * (top + 100); i++) pixels[i] = (byte) (random.nextInt(4) / 3);
			assertComesBack(BinaryMask.of(600, 500, pixels));
		}
	}

	@Test
	void whatLiesAroundAMaskTakesLittleRoom() throws IOException {
		final BinaryMask mask = BinaryMask.builder(4000, 4000).addRun(2000, 1000, 1100).build();
		assertTrue(deflated(mask).length < 4000 * 4000 / 900, deflated(mask).length + " bytes");
	}

	private static void assertComesBack(final BinaryMask mask) throws IOException {
		final ByteArrayInputStream deflated = new ByteArrayInputStream(deflated(mask));
		assertArrayEquals(mask.toBytes((byte) 1), new InflaterInputStream(deflated).readAllBytes(), mask.toString());
	}

	private static byte[] deflated(final BinaryMask mask) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (MaskDeflater deflater = new MaskDeflater()) {
			deflater.write(mask, out);
		}
		return out.toByteArray();
	}
}
