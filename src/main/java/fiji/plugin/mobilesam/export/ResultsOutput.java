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

import fiji.plugin.mobilesam.imagej.ImageAttributes;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsWriter;
import fiji.plugin.mobilesam.results.RunDescription;

/** A segmented image as a results file, usually {@code <name>.h5}. */
public final class ResultsOutput {

	private static final String ENDING = ".h5";

	private ResultsOutput() {
	}

	/**
	 * The file for an image.
	 *
	 * @throws FileAlreadyExistsException if it is there and may not be replaced
	 */
	public static Path file(final ExportTarget target) throws FileAlreadyExistsException {
		final Path file = target.file(ENDING);
		target.requireFree(file);
		return file;
	}

	/**
	 * @param run to which title, dimensions and calibration of the image are added
	 * @param planes as the run rendered them
	 * @param pictures what the file holds beside the masks
	 * @param file its folder is made if there is none
	 * @param overwrite whether it may be replaced
	 * @throws IOException if writing fails, or the file is there and may not be replaced
	 */
	public static void write(final SegmentedImage segmented, final RunDescription run,
			final RenderedPlanes planes, final ResultsPictures pictures, final Path file, final boolean overwrite,
			final Progress progress) throws IOException {
		final List<ResultPlane> results = segmented.planes().stream()
				.<ResultPlane>map(plane -> new ImagePlane(segmented, plane, planes, pictures)).toList();
		ResultsWriter.write(file, run.withAttributes(run.attributes().withAll("", ImageAttributes.of(segmented.image())
				.asMap())), results, overwrite, progress);
	}
}
