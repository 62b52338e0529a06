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

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.prompt.PlanePosition;

/** Overlay pictures as PNG files, one for each plane. */
public final class OverlayFiles {

	private static final String ENDING = "-overlay.png";

	private OverlayFiles() {
	}

	/**
	 * The files that {@link #write} would make: {@code <name>-overlay.png}, with the plane in the name if there are
	 * several.
	 *
	 * @throws FileAlreadyExistsException if one is there and may not be replaced
	 */
	public static List<Path> files(final List<PlanePosition> planes, final ExportTarget target)
			throws FileAlreadyExistsException {
		final List<Path> files = target.files(planes, ENDING);
		for (final Path file : files) target.requireFree(file);
		return files;
	}

	/**
	 * @param planes gives the picture of each plane that was segmented
	 * @return the files written
	 * @throws IOException if writing fails, or a file is there and may not be replaced
	 */
	public static List<Path> write(final SegmentedImage segmented, final Function<PlanePosition, RgbImage> planes,
			final OverlayStyle style, final ExportTarget target) throws IOException {
		final List<Path> files = files(segmented.planes(), target);
		for (int i = 0; i < files.size(); i++) {
			final PlanePosition plane = segmented.planes().get(i);
			final RgbImage picture = OverlayPicture.of(planes.apply(plane), segmented.only(plane).records(), style);
			NewFile.write(files.get(i), target.overwrite(), out -> PngPicture.writeRgb(picture, out));
		}
		return files;
	}
}
