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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.RoiStyle;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import ij.gui.Roi;
import ij.io.RoiEncoder;

/** A zip of selections, an entry {@code <name>.roi} each, as ImageJ's ROI Manager saves and opens it. */
public final class RoiSet {

	static final String ENDING = "-rois.zip";

	private RoiSet() {
	}

	/** Whether a file of an image is, by its name, one of selections. */
	public static boolean isFile(final Path file) {
		return file.getFileName().toString().endsWith(ENDING);
	}

	static void write(final SegmentedImage segmented, final Path file, final boolean overwrite) throws IOException {
		write(MaskRois.rois(segmented, RoiStyle.DEFAULT), file, overwrite);
	}

	/**
	 * Writes selections. Where there are none there is no file, for ImageJ takes an empty one for broken.
	 *
	 * @param rois with names; of equal names all but the first get a number
	 * @param overwrite whether a file that is there may be replaced
	 * @throws IOException if writing fails; what was there is whole then
	 */
	public static void write(final List<Roi> rois, final Path file, final boolean overwrite) throws IOException {
		if (rois.isEmpty()) {
			NewFile.requireFree(file, overwrite);
			Files.deleteIfExists(file);
			return;
		}
		NewFile.write(file, overwrite, out -> {
			final ZipOutputStream zip = new ZipOutputStream(out);
			final Set<String> entries = new HashSet<>();
			for (final Roi roi : rois) {
				String name = roi.getName();
				for (int i = 2; !entries.add(name); i++) name = roi.getName() + "-" + i;
				zip.putNextEntry(new ZipEntry(name + ".roi"));
				zip.write(RoiEncoder.saveAsByteArray(roi));
			}
			zip.finish();
		});
	}
}
