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
package fiji.plugin.mobilesam.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.imagej.ResultImages;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.settings.FileOption;
import fiji.plugin.mobilesam.settings.Settings;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;

/** The results file that commands start from, and images that were opened from one. */
final class ResultsSource {

	static final FileOption FILE = new FileOption("file", "Results file",
			"A results file (.h5), as runs and other commands here save it", FileOption.Kind.FILE);

	/** Of an image: the results file it was opened from. */
	private static final String PROPERTY = "MobileSAM results file";

	/** Which selections of an overlay are masks. */
	private static final String MASK_PROPERTY = "predicted_iou";

	private ResultsSource() {
	}

	/** @throws IOException if there is no such file or it is no results file */
	static ResultsFile open(final Path file) throws IOException {
		if (!Files.exists(file)) throw new NoSuchFileException(file + ": there is no such file");
		return ResultsFile.open(file);
	}

	/** The file that an image was opened from. */
	static Optional<String> of(final ImagePlus image) {
		return Optional.ofNullable(image).map(i -> i.getProp(PROPERTY));
	}

	/** The settings with the file of the image, where it has one. */
	static Settings suited(final ImagePlus image, final Settings settings) {
		return of(image).map(file -> settings.with(FILE, file)).orElse(settings);
	}

	/** Masks of a file with its image, which is shown. */
	static Segmentation show(final Path file, final ResultsFile results, final List<ResultPlane> planes)
			throws IOException {
		final SegmentedImage read = ResultImages.read(results.run(), planes);
		read.image().setProp(PROPERTY, file.toAbsolutePath().toString());
		read.image().show();
		return Segmentation.of(read);
	}

	/** The same, with the image that was opened from the file where there still is one. */
	static Segmentation showAgain(final ImagePlus current, final Path file, final ResultsFile results,
			final List<ResultPlane> planes) throws IOException {
		final Optional<ImagePlus> shown = Stream.concat(Stream.ofNullable(current), openImages()).filter(image -> of(
				image).filter(file.toAbsolutePath().toString()::equals).isPresent()).findFirst();
		if (shown.isEmpty()) return show(file, results, planes);
		final SegmentedImage read = ResultImages.read(results.run(), planes);
		return Segmentation.of(new SegmentedImage(shown.get(), read.planes(), read.records(), read.model()));
	}

	private static Stream<ImagePlus> openImages() {
		final int[] ids = WindowManager.getIDList();
		return ids == null ? Stream.empty() : Arrays.stream(ids).mapToObj(WindowManager::getImage);
	}

	/** What else an overlay holds, as a new one. */
	static Overlay withoutMasks(final Overlay overlay) {
		final Overlay rest = new Overlay();
		if (overlay == null) return rest;
		for (final Roi roi : overlay) if (roi.getProperty(MASK_PROPERTY) == null) rest.add(roi);
		return rest;
	}
}
