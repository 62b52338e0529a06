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

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffEncoder;
import ij.process.StackStatistics;

/**
 * The label image as a TIFF file that ImageJ opens with values, calibration, positions and colours. The colours are
 * ImageJ's map of 256 entries, which others pass over; ImageMagick says so.
 */
public final class LabelFile {

	private static final String ENDING = "-labels.tif";

	private LabelFile() {
	}

	/**
	 * The file that {@link #write} would make: {@code <name>-labels.tif}, a stack for several planes.
	 *
	 * @throws FileAlreadyExistsException if it is there and may not be replaced
	 */
	public static Path file(final ExportTarget target) throws FileAlreadyExistsException {
		final Path file = target.file(ENDING);
		target.requireFree(file);
		return file;
	}

	/** Whether the file of an image holds no label in any plane; false where there is none that ImageJ opens. */
	public static boolean isBlank(final ExportTarget target) {
		final ImagePlus labels = new Opener().openImage(target.file(ENDING).toString());
		return labels != null && new StackStatistics(labels).max == 0;
	}

	/**
	 * @param overlap which label a pixel of several masks has
	 * @return the file written
	 * @throws IOException if writing fails, or the file is there and may not be replaced
	 */
	public static Path write(final SegmentedImage segmented, final Overlap overlap, final ExportTarget target)
			throws IOException {
		final Path file = file(target);
		final FileInfo tiff = tiff(LabelImages.labels(segmented, overlap));
		NewFile.write(file, target.overwrite(), new TiffEncoder(tiff)::write);
		return file;
	}

	/** What ImageJ's own saving collects; that however renames the image and reports failures by a dialog. */
	private static FileInfo tiff(final ImagePlus image) {
		final FileInfo tiff = image.getFileInfo();
		tiff.description = new FileSaver(image).getDescriptionString();
		tiff.sliceLabels = image.getStack().getSliceLabels();
		tiff.properties = image.getPropertiesAsArray();
		return tiff;
	}
}
