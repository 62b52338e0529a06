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

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import fiji.plugin.mobilesam.files.NewFiles;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.Plane;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.ImagePlus;

/** Opens an image, segments each of its planes and writes what was found. */
final class ImageRun {

	private final Function<ImagePlus, Planes> rendering;
	private final String model;
	private final PlaneSegmenter segmenter;
	private final OutputArguments output;
	private final PrintWriter out;
	private final RunDescriber describer;

	/**
	 * @param rendering how pixels reach the network
	 * @param model id, for the files
	 * @param describer describes the run in results files
	 * @param out told what was found and written
	 */
	ImageRun(final Function<ImagePlus, Planes> rendering, final String model, final PlaneSegmenter segmenter,
			final RunDescriber describer, final OutputArguments output, final PrintWriter out) {
		this.rendering = rendering;
		this.model = model;
		this.segmenter = segmenter;
		this.describer = describer;
		this.output = output;
		this.out = out;
	}

	/**
	 * @param file of the image
	 * @param name that the result files begin with
	 * @return the masks, in the order of their labels; nothing where several images are done and this one is already
	 */
	Optional<List<MaskRecord>> run(final Path file, final String name, final Progress progress) throws IOException {
		final Performance performance = new Performance();
		final RenderedPlanes planes;
		final ImagePlus image;
		try (Performance.Running reading = performance.start("read the image")) {
			image = ImageFiles.open(file);
			planes = new RenderedPlanes(rendering.apply(image));
		}
		final List<PlanePosition> positions = planes.all().positions();
		if (output.isDone(positions, name)) return Optional.empty();
		final List<Path> results = output.files(positions, name);
		final List<MaskRecord> records = new ArrayList<>();
		for (final PlanePosition position : positions) {
			progress.checkCanceled();
			final Plane plane;
			try (Performance.Running rendering = performance.start("render the plane")) {
				plane = planes.render(position);
			}
			segmenter.segment(plane.rgb(), performance, progress).forEach(record -> records
					.add(record.at(position)));
		}
		final SegmentedImage segmented = new SegmentedImage(image, positions, records, model);
		final List<Path> files = new ArrayList<>();
		try (NewFiles written = new NewFiles(results)) {
			try (Performance.Running writing = performance.start("write the results")) {
				files.addAll(output.write(segmented, planes.all(), name));
			}
			try (Performance.Running writing = performance.start("write the results file")) {
				output.writeResults(segmented, describer.describe(file, performance), planes, name, progress)
						.ifPresent(files::add);
			}
			written.complete();
		}
		out.printf("%s: %d mask%s%s%n", file.getFileName(), records.size(), records.size() == 1 ? "" : "s", positions
				.size() == 1
						? ""
						: " in %d planes".formatted(positions.size()));
		files.forEach(written -> out.println("  " + written));
		output.track(performance, name, out);
		return Optional.of(records);
	}
}
