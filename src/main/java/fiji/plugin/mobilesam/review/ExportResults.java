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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.export.ExportTarget;
import fiji.plugin.mobilesam.export.LabelFile;
import fiji.plugin.mobilesam.export.MaskFormat;
import fiji.plugin.mobilesam.export.ResultPicture;
import fiji.plugin.mobilesam.export.TableFile;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.imagej.ResultImages;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.imagej.ShapeTable;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.FileOption;
import fiji.plugin.mobilesam.settings.FlagOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import ij.IJ;
import ij.ImagePlus;

/** Writes the masks of a results file for other programs, and pictures of them. */
public final class ExportResults implements ResultsCommand {

	static final FileOption FOLDER = new FileOption("folder", "Folder", "Where the files go; made if there is none",
			FileOption.Kind.FOLDER);

	private static final FlagOption LABELS = new FlagOption("labels", "Label image (TIFF)",
			"An image in which the pixels of mask i have the value i", true);
	private static final FlagOption CSV = new FlagOption("csv", "Table (CSV)",
			"Scores, and shapes as ImageJ measures them, in calibrated units", true);
	private static final FlagOption PNG = new FlagOption(MaskFormat.PNG.toString(), "Masks (PNG)",
			"A picture for each mask, and metadata.csv", false);
	private static final FlagOption COCO = new FlagOption(MaskFormat.COCO.toString(), "COCO (JSON)",
			"Compressed run lengths, for pycocotools", false);
	private static final FlagOption ROIS = new FlagOption(MaskFormat.ROIS.toString(), "ROI zip",
			"Selections for the ROI Manager", false);

	private static final Declaration DECLARATION = new Declaration("export_results", "Export Results...",
			"Writes the masks of a results file for other programs, and pictures of them.", Stream.of(List.of(
					ResultsSource.FILE, FOLDER, LABELS, CSV, PNG, COCO, ROIS), pictures(),
					List.of(
							CommonOptions.OVERWRITE))
					.<Option<?>>flatMap(List::stream).toList());

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public void start(final ImagePlus image, final Settings settings) throws IOException {
		settings.requireWritable();
		final Path file = ResultsSource.FILE.path(settings);
		final ExportTarget target = new ExportTarget(FOLDER.path(settings), stem(file), settings.get(
				CommonOptions.OVERWRITE));
		final List<Path> written = new ArrayList<>();
		try (ResultsFile results = ResultsSource.open(file)) {
			final SegmentedImage masks = ResultImages.read(results.run(), results.planes());
			if (settings.get(LABELS)) written.add(LabelFile.write(masks, Overlap.HIGHER_SCORE, target));
			if (settings.get(CSV)) written.add(TableFile.write(ShapeTable.of(masks), target));
			for (final FlagOption format : List.of(PNG, COCO, ROIS))
				if (settings.get(format)) written.addAll(MaskFormat.of(format.key()).write(masks, target));
			for (final FlagOption picture : pictures())
				if (settings.get(picture))
					written.addAll(ResultPicture.of(picture.key()).write(results.planes(), target));
		}
		if (written.isEmpty()) throw new IllegalArgumentException("nothing is chosen: check a format or a picture");
		written.forEach(path -> IJ.log(DECLARATION.title() + ": wrote " + path));
	}

	private static List<FlagOption> pictures() {
		return Stream.of(ResultPicture.values()).map(picture -> new FlagOption(picture.toString(), "Picture: "
				+ picture, "Write the picture '%s' of the masks as PNG".formatted(picture), false)).toList();
	}

	private static String stem(final Path file) {
		final String name = file.getFileName().toString();
		return name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
	}
}
