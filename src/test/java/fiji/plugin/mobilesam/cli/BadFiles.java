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
package fiji.plugin.mobilesam.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Images that are good, and what makes bad ones of them. */
final class BadFiles {

	private static final int PNG_WIDTH = 16;
	private static final int PNG_HEADER_END = 29;
	private static final byte JPEG_SCAN = (byte) 0xDA;
	private static final int TIFF_FIRST_DIRECTORY = 4;
	private static final int TIFF_ENTRY_BYTES = 12;

	private BadFiles() {
	}

	/** A spot on noise, so that compressed files are not tiny. */
	static ByteProcessor image(final int width, final int height) {
		final byte[] pixels = new byte[width * height];
		new Random(1).nextBytes(pixels);
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) (i % width < width / 2 && i / width < height / 2 ? 200 : pixels[i] & 63);
		return new ByteProcessor(width, height, pixels);
	}

	/** @param format of Java: png, jpg, gif, bmp */
	static byte[] encoded(final ImageProcessor image, final String format) throws IOException {
		final BufferedImage picture = format.equals("bmp")
				? (BufferedImage) image.convertToRGB().createImage()
				: image instanceof ShortProcessor
						? ((ShortProcessor) image).get16BitBufferedImage()
						: image.getBufferedImage();
		final BufferedImage rgb = new BufferedImage(picture.getWidth(), picture.getHeight(),
				BufferedImage.TYPE_INT_RGB);
		rgb.createGraphics().drawImage(picture, 0, 0, null);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(format.equals("bmp") ? rgb : picture, format, out);
		return out.toByteArray();
	}

	static byte[] tiff(final ImageProcessor image) {
		return new FileSaver(new ImagePlus("image", image)).serialize();
	}

	/** All values are not numbers. */
	static ImageProcessor notNumbers() {
		final float[] values = new float[30 * 20];
		Arrays.fill(values, Float.NaN);
		return new FloatProcessor(30, 20, values);
	}

	static byte[] half(final byte[] file) {
		return Arrays.copyOf(file, file.length / 2);
	}

	/** A JPEG file with its header and nothing else. */
	static byte[] untilPixels(final byte[] jpg) {
		for (int i = 0; i + 3 < jpg.length; i++)
			if (jpg[i] == (byte) 0xFF && jpg[i + 1] == JPEG_SCAN)
				return Arrays.copyOf(jpg, i + 2 + Byte.toUnsignedInt(jpg[i + 3]));
		throw new IllegalArgumentException("no scan");
	}

	static byte[] text(final String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** A PNG file that claims another size, with the right checksum. */
	static byte[] claiming(final byte[] png, final int width, final int height) {
		final ByteBuffer claiming = ByteBuffer.wrap(png.clone()).putInt(PNG_WIDTH, width).putInt(PNG_WIDTH + 4, height);
		final CRC32 crc = new CRC32();
		crc.update(claiming.array(), 12, PNG_HEADER_END - 12);
		return claiming.putInt(PNG_HEADER_END, (int) crc.getValue()).array();
	}

	/** A TIFF file of ImageJ in which a tag has another count of values, and another value. */
	static byte[] withTag(final byte[] tiff, final int tag, final int count, final int value) {
		final ByteBuffer changed = ByteBuffer.wrap(tiff.clone()).order(tiff[0] == 'I'
				? ByteOrder.LITTLE_ENDIAN
				: ByteOrder.BIG_ENDIAN);
		final int directory = changed.getInt(TIFF_FIRST_DIRECTORY);
		for (int i = 0; i < changed.getShort(directory); i++) {
			final int entry = directory + 2 + i * TIFF_ENTRY_BYTES;
			if (Short.toUnsignedInt(changed.getShort(entry)) == tag)
				return changed.putShort(entry + 2, (short) 4).putInt(entry + 4, count).putInt(entry + 8, value).array();
		}
		throw new IllegalArgumentException("no tag " + tag);
	}

	/** With bytes put in. */
	static byte[] inserted(final byte[] file, final int at, final int bytes) {
		final byte[] longer = Arrays.copyOf(file, file.length + bytes);
		System.arraycopy(file, at, longer, at + bytes, file.length - at);
		return longer;
	}

	/** With one byte changed. */
	static byte[] changed(final byte[] file, final int at, final int value) {
		final byte[] changed = file.clone();
		changed[at] = (byte) value;
		return changed;
	}

	static Path write(final Path folder, final String name, final byte[] bytes) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.write(file, bytes);
	}
}
