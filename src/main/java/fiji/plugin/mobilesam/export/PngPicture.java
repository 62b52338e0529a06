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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import fiji.plugin.mobilesam.image.RgbImage;

/** PNG files of plain arrays. */
final class PngPicture {

	private PngPicture() {
	}

	/** 8-bit grey. */
	static void writeGrey(final int width, final int height, final byte[] pixels, final OutputStream out)
			throws IOException {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		image.getRaster().setDataElements(0, 0, width, height, pixels);
		write(image, out);
	}

	/** 24-bit colour. */
	static void writeRgb(final RgbImage picture, final OutputStream out) throws IOException {
		final BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
		image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.rgb());
		write(image, out);
	}

	/** Any picture. */
	static void write(final BufferedImage image, final OutputStream out) throws IOException {
		try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			if (!ImageIO.write(image, "png", stream)) throw new IOException("this Java writes no PNG files");
		}
	}
}
