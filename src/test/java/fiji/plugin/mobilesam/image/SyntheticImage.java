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

import fiji.plugin.mobilesam.SeededIntegers;

/** The images of {@code image/make_goldens.py}. */
final class SyntheticImage {

	private SyntheticImage() {
	}

	/** Noise with white and black patches. */
	static RgbImage of(final int width, final int height) {
		final SeededIntegers integers = new SeededIntegers(width * 10007 + height);
		final byte[] noise = new byte[65536];
		for (int i = 0; i < noise.length; i++) noise[i] = (byte) integers.next();
		final byte[] rgb = new byte[3 * width * height];
		for (int i = 0; i < rgb.length; i++) {
			final int patch = (i / 3 % width / 5 + i / 3 / width / 3) % 4;
			rgb[i] = patch == 0 ? (byte) 255 : patch == 1 ? 0 : noise[i % noise.length];
		}
		return new RgbImage(width, height, rgb);
	}
}
