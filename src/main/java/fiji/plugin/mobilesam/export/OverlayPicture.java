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

import java.util.List;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/** An image with its masks drawn over it, small ones over large ones; an image that is too dark is made brighter. */
public final class OverlayPicture {

	private static final int OPAQUE = 255;

	private OverlayPicture() {
	}

	/**
	 * @param image the plane; only read
	 * @param records masks of its size
	 * @param style colours, fill, outlines
	 */
	public static RgbImage of(final RgbImage image, final List<MaskRecord> records, final OverlayStyle style) {
		final byte[] rgba = OverlayLayer.of(image.width(), image.height(), records, style).rgba();
		final byte[] rgb = Brightening.of(image).rgb().clone();
		for (int i = 0; i < rgb.length / 3; i++) {
			final int opacity = rgba[4 * i + 3] & 0xff;
			if (opacity == 0) continue;
			for (int c = 0; c < 3; c++)
				rgb[3 * i + c] = (byte) (((rgb[3 * i + c] & 0xff) * (OPAQUE - opacity) + (rgba[4 * i + c] & 0xff)
						* opacity + OPAQUE / 2) / OPAQUE);
		}
		return new RgbImage(image.width(), image.height(), rgb);
	}
}
