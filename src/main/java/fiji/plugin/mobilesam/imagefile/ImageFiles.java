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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;

/**
 * Opens the image files that ImageJ itself reads: TIFF (8, 16, 32 bits, RGB, stacks), PNG, JPEG, GIF and BMP. Where
 * ImageJ would show a dialog, print, or hand out what it could read of a broken file, there is an exception.
 */
public final class ImageFiles {

	private static final Set<Integer> PICTURES = Set.of(Opener.PNG, Opener.JPEG, Opener.GIF, Opener.BMP);

	private ImageFiles() {
	}

	/**
	 * @param file an image
	 * @return all its planes in memory; not shown
	 * @throws IOException in one line with the file's name, if the file is missing, is no image, is broken, or does not
	 *           fit into memory
	 */
	public static ImagePlus open(final Path file) throws IOException {
		if (!Files.exists(file)) throw new NoSuchFileException(file + ": there is no such file");
		if (Files.isDirectory(file)) throw new IOException(file + ": is a folder, expected an image file");
		if (!Files.isReadable(file)) throw new IOException(file + ": may not be read; check its permissions");
		if (Files.size(file) == 0) throw new IOException(file + ": is empty, 0 bytes");
		try {
			return read(file.toAbsolutePath().toString());
		} catch (final IOException e) {
			throw new IOException(file + ": " + (e.getMessage() == null
					? "is truncated: it ends too early; get it again"
					: e.getMessage().replaceAll("\\R", " ")), e);
		} catch (final RuntimeException e) {
			throw new IOException(file + ": is broken, or not what its first bytes say it is", e);
		} catch (final OutOfMemoryError e) {
			throw new IOException(file + ": does not fit into the memory of Java; start it with a larger -Xmx", e);
		}
	}

	/** The file that an image was opened from, or its title. */
	public static String nameOf(final ImagePlus image) {
		final FileInfo file = image.getOriginalFileInfo();
		final String path = file == null ? null : file.getFilePath();
		return path == null || path.isEmpty() ? image.getTitle() : path;
	}

	private static ImagePlus read(final String path) throws IOException {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final int type = opener.getFileType(path);
		if (type == Opener.TIFF) TiffCheck.check(path);
		else if (PICTURES.contains(type)) PictureCheck.check(path);
		else
			throw new IOException(
					"is not one of the formats TIFF, PNG, JPEG, GIF and BMP; open it in Fiji and save it as TIFF");
		final boolean ownReader = type == Opener.TIFF || type == Opener.JPEG;
		final ImagePlus image = ownReader ? opener.openImage(path) : Opener.openUsingImageIO(path);
		if (image == null || image.getProcessor() == null)
			throw new IOException("is broken, ImageJ found no image in it");
		return image;
	}
}
