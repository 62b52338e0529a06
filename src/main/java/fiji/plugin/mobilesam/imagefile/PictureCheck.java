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

package fiji.plugin.mobilesam.imagefile;

import java.io.File;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes PNG, JPEG, GIF and BMP files before ImageJ does, because ImageJ tells of broken ones by a dialog or on the
 * standard output, and shows truncated JPEGs as if they were whole.
 */
final class PictureCheck {

	/** Warnings of the JPEG library at a file that lacks data, and at one whose data is damaged. */
	private static final Pattern TRUNCATED = Pattern.compile("(?i)premature end|missing eoi");
	private static final Pattern DAMAGED = Pattern.compile("(?i)corrupt jpeg|invalid sos|inconsistent progression");
	private static final int CMYK_BANDS = 4;
	/** Where a BMP file says where its pixels are, how many bits one has and how they are compressed. */
	private static final int BMP_PIXELS = 10;
	private static final int BMP_BITS = 28;
	private static final int BMP_COMPRESSION = 30;
	private static final Set<Integer> BMP_BITS_READ = Set.of(1, 4, 8, 24, 32);

	private PictureCheck() {
	}

	/** @throws IOException without the file's name, if the file does not decode without a warning */
	static void check(final String path) throws IOException {
		try (ImageInputStream in = ImageIO.createImageInputStream(new File(path))) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) throw new IOException("is broken: its header is not complete");
			final ImageReader reader = readers.next();
			try {
				reader.setInput(in, false, true);
				decode(reader);
				if (reader.getFormatName().equals("bmp")) requireReadable(in, reader.getWidth(0), reader.getHeight(0));
			} finally {
				reader.dispose();
			}
		} catch (final IIOException e) {
			throw new IOException("is broken: " + e.getMessage(), e);
		}
	}

	private static void decode(final ImageReader reader) throws IOException {
		final List<String> warnings = new ArrayList<>();
		reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
		PlaneMemory.require(reader.getWidth(0), reader.getHeight(0), Integer.BYTES);
		final int bands = reader.read(0).getRaster().getNumBands();
		requireNone(warnings, TRUNCATED, "is truncated; get it again");
		requireNone(warnings, DAMAGED, "is damaged; get it again");
		if (reader.getFormatName().equals("JPEG") && bands == CMYK_BANDS)
			throw new IOException("is a CMYK JPEG, which ImageJ cannot read; save it as RGB");
		if (reader.getFormatName().equals("gif") && reader.getNumImages(true) > 1)
			throw new IOException(
					"is an animation of %d pictures; save it as a TIFF stack".formatted(reader.getNumImages(true)));
	}

	private static void requireNone(final List<String> warnings, final Pattern bad, final String message)
			throws IOException {
		if (warnings.stream().anyMatch(warning -> bad.matcher(warning).find())) throw new IOException(message);
	}

	/** Java reads more kinds of BMP than ImageJ does, and fills up what is missing. */
	private static void requireReadable(final ImageInputStream bmp, final int width, final int height)
			throws IOException {
		bmp.setByteOrder(ByteOrder.LITTLE_ENDIAN);
		bmp.seek(BMP_PIXELS);
		final long pixels = bmp.readUnsignedInt();
		bmp.seek(BMP_BITS);
		final int bits = bmp.readUnsignedShort();
		bmp.seek(BMP_COMPRESSION);
		if (!BMP_BITS_READ.contains(bits) || bmp.readInt() != 0)
			throw new IOException(
					"is a BMP of %d bits or compressed, which ImageJ cannot read; save it as PNG".formatted(bits));
		final long rowBytes = ((long) bits * width + 31) / 32 * Integer.BYTES;
		if (pixels + rowBytes * height > bmp.length()) throw new IOException("is truncated; get it again");
	}
}
