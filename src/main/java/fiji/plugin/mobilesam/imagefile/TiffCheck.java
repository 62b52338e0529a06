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
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.io.ImageReader;
import ij.io.TiffDecoder;

/**
 * Looks whether a TIFF file holds all the pixels that it promises. ImageJ fills up with black what a truncated or
 * corrupted file lacks, and for some of them runs forever.
 */
final class TiffCheck {

	private static final Set<Integer> LZW = Set.of(FileInfo.LZW, FileInfo.LZW_WITH_DIFFERENCING);
	private static final String HINT = "; save it as an uncompressed TIFF of 8, 16 or 32 bits";
	/** Bytes by which a strip may exceed its pixels; some writers fill the last one up. */
	private static final int MOST_PADDING = 1 << 20;

	private final RandomAccessFile file;
	private final long length;

	private TiffCheck(final RandomAccessFile file) throws IOException {
		this.file = file;
		length = file.length();
	}

	/** @throws IOException without the file's name, if the file is broken, not read by ImageJ, or too large for memory */
	static void check(final String path) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
			final TiffCheck check = new TiffCheck(file);
			TiffDirectories.check(file);
			final FileInfo[] pages = pages(new File(path));
			long planes = 0;
			for (final FileInfo page : pages) planes += page.nImages;
			PlaneMemory.require(pages[0].width, pages[0].height, planes * pages[0].getBytesPerPixel());
			for (final FileInfo page : pages) check.page(page);
		}
	}

	private static FileInfo[] pages(final File file) throws IOException {
		final FileInfo[] pages;
		try {
			pages = new TiffDecoder(file.getParent() + File.separator, file.getName()).getTiffInfo();
		} catch (final IOException e) {
			final String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("\\.$",
					"");
			throw new IOException(reason + HINT, e);
		}
		if (pages == null) throw new IOException("is broken: no image directory in this TIFF file");
		return pages;
	}

	private void page(final FileInfo page) throws IOException {
		if (page.fileType == FileInfo.BITMAP && page.compression > FileInfo.COMPRESSION_NONE)
			throw new IOException("ImageJ cannot read compressed TIFFs of 1 bit" + HINT);
		final long expected = bytes(page);
		if (page.stripOffsets == null || page.stripOffsets.length == 0)
			throw new IOException("is broken: it does not say where its pixels are");
		if (page.rowsPerStrip > 0 && (long) page.rowsPerStrip * page.stripOffsets.length < page.height)
			throw new IOException("is broken: it holds %d times %d of %d rows".formatted(page.stripOffsets.length,
					page.rowsPerStrip, page.height));
		if (page.nImages > 1) {
			requireBytes(page.getOffset() + page.nImages * expected + (page.nImages - 1) * page.getGap());
			return;
		}
		long found = 0;
		for (int i = 0; i < page.stripOffsets.length && found < expected; i++) {
			final long offset = Integer.toUnsignedLong(page.stripOffsets[i]);
			final long size = page.stripLengths == null ? expected : Integer.toUnsignedLong(page.stripLengths[i]);
			requireBytes(offset + size);
			found += switch (page.compression) {
				case FileInfo.ZIP, FileInfo.ZIP_WITH_DIFFERENCING -> inflated(bytes(offset, size), expected);
				case FileInfo.PACK_BITS -> new ImageReader(page).packBitsUncompress(bytes(offset, size), 0).length;
				default -> size;
			};
		}
		if (LZW.contains(page.compression)) decode(page);
		else
			if (found < expected)
				throw new IOException(
						"holds %d bytes of pixels, %d x %d pixels need %d: broken, or compressed in a way that ImageJ does not know"
								.formatted(found, page.width, page.height, expected));
	}

	/** Fails as ImageJ would, but by an exception; what a strip lacks is black. */
	private static void decode(final FileInfo page) throws IOException {
		try (InputStream in = new FileOpener(page).createInputStream(page)) {
			if (new ImageReader(page).readPixels(in) == null)
				throw new IOException("is broken: it does not decompress");
		}
	}

	private byte[] bytes(final long offset, final long size) throws IOException {
		final byte[] strip = new byte[Math.toIntExact(size)];
		file.seek(offset);
		file.readFully(strip);
		return strip;
	}

	private void requireBytes(final long end) throws IOException {
		if (end > length)
			throw new IOException(
					"is truncated: it needs %d bytes and has %d; get it again".formatted(end,
							length));
	}

	/** How many bytes a deflated strip holds; ImageJ would wait forever for what is missing, and hold all there is. */
	private static long inflated(final byte[] strip, final long expected) throws IOException {
		final Inflater inflater = new Inflater();
		inflater.setInput(strip);
		final byte[] buffer = new byte[1 << 16];
		try {
			while (!inflater.finished()) {
				if (inflater.inflate(buffer) == 0 && !inflater.finished())
					throw new IOException("is broken: a compressed strip ends too early");
				if (inflater.getBytesWritten() > MOST_PADDING + 2 * expected)
					throw new IOException(
							"is broken: a compressed strip holds more than twice the bytes of all pixels");
			}
			return inflater.getBytesWritten();
		} catch (final DataFormatException e) {
			throw new IOException("is broken: a compressed strip does not decompress, " + e.getMessage(), e);
		} finally {
			inflater.end();
		}
	}

	/** Bytes of the pixels of one page before compression. */
	private static long bytes(final FileInfo page) {
		return switch (page.fileType) {
			case FileInfo.BITMAP -> (page.width + 7L) / 8 * page.height;
			case FileInfo.GRAY10_UNSIGNED -> (page.width * 10L + 7) / 8 * page.height;
			case FileInfo.GRAY12_UNSIGNED -> (page.width * 12L + 7) / 8 * page.height;
			case FileInfo.GRAY24_UNSIGNED -> 3L * page.width * page.height;
			default -> (long) page.width * page.height * page.getBytesPerPixel();
		};
	}
}
