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
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.RoiStyle;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import ij.gui.Roi;
import ij.io.RoiEncoder;

/** A zip of selections, an entry {@code <name>.roi} each, as ImageJ's ROI Manager saves and opens it. */
final class RoiSet {

	private RoiSet() {
	}

	static void write(final SegmentedImage segmented, final Path file) throws IOException {
		OutputFile.write(file, out -> {
			final ZipOutputStream zip = new ZipOutputStream(out);
			for (final Roi roi : MaskRois.rois(segmented, RoiStyle.DEFAULT)) {
				zip.putNextEntry(new ZipEntry(roi.getName() + ".roi"));
				zip.write(RoiEncoder.saveAsByteArray(roi));
			}
			zip.finish();
		});
	}
}
