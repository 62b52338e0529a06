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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.export.ExportTarget;
import fiji.plugin.mobilesam.export.LabelFile;
import fiji.plugin.mobilesam.export.MaskFormat;
import fiji.plugin.mobilesam.export.OverlayFiles;
import fiji.plugin.mobilesam.export.OverlayStyle;
import fiji.plugin.mobilesam.export.PerformanceFile;
import fiji.plugin.mobilesam.export.ResultsOutput;
import fiji.plugin.mobilesam.export.ResultsPictures;
import fiji.plugin.mobilesam.export.RoiSet;
import fiji.plugin.mobilesam.files.NewFolder;
import fiji.plugin.mobilesam.imagej.MaskColors;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.results.RunDescription;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is written, and where: always a label image and an overlay picture, further files by {@code --format}. */
final class OutputArguments {

	private static final String HDF5 = "hdf5";
	private static final List<String> FORMATS = Stream.concat(Stream.of(HDF5), Arrays.stream(MaskFormat.values()).map(
			MaskFormat::toString)).toList();

	@Option(names = {"-o",
			"--output"}, paramLabel = "DIR", required = true, description = "Folder for the results; made if there is none")
	private Path folder;

	@Option(names = "--format", paramLabel = "hdf5|png|coco|rois", split = ",", description = "Beside label image and overlay: hdf5 (all in one file, for 'mobilesam results', Fiji and h5py; the default for folders), png (a picture a mask and metadata.csv), coco (JSON with run lengths, for pycocotools), rois (selections for the ROI Manager). Several by commas")
	private List<String> formats = List.of();

	@Option(names = "--random-colors", description = "Other colours in the overlay in each run")
	private boolean randomColors;

	@Option(names = "--no-contours", description = "No outlines in the overlay")
	private boolean noContours;

	@Option(names = "--no-image", description = "No image inside the results file (hdf5), which makes it many times smaller; masks, scores and shapes stay, intensities can no longer be measured")
	private boolean noImage;

	@Option(names = "--no-picture", description = "No picture of the masks inside the results file (hdf5)")
	private boolean noPicture;

	@Option(names = "--overwrite", description = "Replace results that are there")
	private boolean overwrite;

	@Option(names = "--track-performance", description = "Print and store the time and memory of each phase")
	private boolean trackPerformance;

	@Mixin
	private TrackingArguments tracking;

	private boolean several;

	/**
	 * What {@link #write}, {@link #writeResults} and {@link #track} would make. Asked before the work, so that none is lost.
	 *
	 * @throws IOException if a result is there and may not be replaced, or the folder cannot be written into
	 * @throws IllegalArgumentException if a format is not known
	 */
	List<Path> files(final List<PlanePosition> planes, final String name) throws IOException {
		NewFolder.requireWritable(folder);
		return files(planes, target(name));
	}

	private List<Path> files(final List<PlanePosition> planes, final ExportTarget target) throws IOException {
		final List<Path> files = new ArrayList<>(List.of(LabelFile.file(target)));
		files.addAll(OverlayFiles.files(planes, target));
		for (final MaskFormat format : formats()) files.addAll(format.files(planes, target));
		if (writesResults()) files.add(ResultsOutput.file(target));
		if (trackPerformance) files.add(PerformanceFile.file(target));
		return files;
	}

	/**
	 * Writes what was found.
	 *
	 * @param planes pictures for the overlay
	 * @return the files
	 */
	List<Path> write(final SegmentedImage segmented, final Planes planes, final String name) throws IOException {
		final ExportTarget target = target(name);
		final List<Path> files = new ArrayList<>();
		files.add(LabelFile.write(segmented, Overlap.HIGHER_SCORE, target));
		files.addAll(OverlayFiles.write(segmented, plane -> planes.plane(plane).rgb(), style(), target));
		for (final MaskFormat format : formats()) files.addAll(format.write(segmented, target));
		return files;
	}

	/** Writes the results file, if one is asked for, and logs it. */
	Optional<Path> writeResults(final SegmentedImage segmented, final RunDescription run,
			final RenderedPlanes planes, final String name, final Progress progress) throws IOException {
		if (!writesResults()) return Optional.empty();
		final Path file = ResultsOutput.file(target(name));
		ResultsOutput.write(segmented, run, planes, pictures(), file, overwrite, progress);
		tracking.log(file);
		return Optional.of(file);
	}

	/** What is logged is the results file. */
	private boolean writesResults() {
		return formats.contains(HDF5) || tracking.isAsked();
	}

	/** Several images: their results files are the output where no format was asked for, and images that are done stay. */
	void prepareForSeveral() {
		several = true;
		if (formats.isEmpty()) formats = List.of(HDF5);
	}

	/** Whether this is one of several images and an earlier run wrote its results, which are to be kept. */
	boolean isDone(final List<PlanePosition> planes, final String name) throws IOException {
		if (!several || overwrite) return false;
		final ExportTarget target = new ExportTarget(folder, name, true);
		final List<Path> missing = files(planes, target).stream().filter(Files::notExists).toList();
		// Where there are no masks there are no selections.
		return missing.isEmpty() || missing.stream().allMatch(RoiSet::isFile) && LabelFile.isBlank(target);
	}

	/** Prints and stores what the phases cost, if asked to. */
	void track(final Performance performance, final String name, final PrintWriter out) throws IOException {
		if (!trackPerformance) return;
		for (final Performance.Phase phase : performance.phases())
			out.printf(Locale.ROOT, "  %-32s %9.3f s  %7.1f MB heap at most  (%d times)%n", phase.name(),
					phase.seconds(),
					phase.peakHeapBytes() / 1e6, phase.calls());
		out.println("  " + PerformanceFile.write(performance.phases(), target(name)));
	}

	private List<MaskFormat> formats() {
		for (final String format : formats)
			if (!FORMATS.contains(format))
				throw new IllegalArgumentException("--format takes %s, got '%s'".formatted(String.join(", ", FORMATS),
						format));
		return formats.stream().filter(format -> !format.equals(HDF5)).map(MaskFormat::of).distinct().toList();
	}

	private ResultsPictures pictures() {
		return new ResultsPictures(!noImage, noPicture ? Optional.empty() : Optional.of(style()));
	}

	private OverlayStyle style() {
		final OverlayStyle style = randomColors
				? OverlayStyle.DEFAULT.withColors(MaskColors.seeded(System.nanoTime()))
				: OverlayStyle.DEFAULT;
		return noContours ? style.withoutContours() : style;
	}

	private ExportTarget target(final String name) {
		return new ExportTarget(folder, name, overwrite);
	}
}
