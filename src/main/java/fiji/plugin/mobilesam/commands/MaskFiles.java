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
package fiji.plugin.mobilesam.commands;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.batch.RunDescriptions;
import fiji.plugin.mobilesam.export.ResultsOutput;
import fiji.plugin.mobilesam.export.ResultsPictures;
import fiji.plugin.mobilesam.export.RoiSet;
import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.Contrast;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.IJ;

/** The files that a command writes of the masks that it found, if asked to. */
final class MaskFiles {

	static final FileOption ROI_ZIP = new FileOption("roi_zip", "Save selections to",
			"ROI zip file of the masks, as the ROI Manager saves it; empty for none", false);

	static final FileOption RESULTS = new FileOption("save_results", "Save results to",
			"Results file (.h5) of image, masks, scores and settings, for the commands under Results; empty for none",
			false);

	static final FlagOption OVERWRITE = new FlagOption("overwrite", "Replace existing files",
			"Replace a file that is there", false);

	private static final List<FileOption> WRITTEN = List.of(ROI_ZIP, RESULTS, FilterResults.SAVE_AS);

	private MaskFiles() {
	}

	/** What a command that finds masks asks for. */
	static List<Option<?>> options() {
		return List.of(ROI_ZIP, RESULTS, OVERWRITE);
	}

	/** The same settings without the files, which were meant for one image. */
	static Settings forget(final Settings settings) {
		return settings.with(ROI_ZIP, ROI_ZIP.byDefault()).with(RESULTS, RESULTS.byDefault()).with(OVERWRITE,
				OVERWRITE.byDefault());
	}

	/**
	 * Said before work that would be lost.
	 *
	 * @throws FileAlreadyExistsException if a file is there and may not be replaced
	 * @throws IllegalArgumentException if a path is none
	 */
	static void requireFree(final Settings settings) throws FileAlreadyExistsException {
		for (final FileOption file : WRITTEN)
			if (!settings.get(file).isEmpty()) NewFile.requireFree(file.path(settings), settings.get(OVERWRITE));
	}

	/**
	 * Writes the files.
	 *
	 * @param call that found the masks
	 * @param performance of finding them
	 * @throws IOException if one cannot be written
	 */
	static void write(final ImageCommand command, final ImageCommand.Call call, final Segmentation found,
			final Performance performance) throws IOException {
		final Settings settings = call.settings();
		final boolean overwrite = settings.get(OVERWRITE);
		if (!settings.get(ROI_ZIP).isEmpty()) {
			RoiSet.write(found.rois(), ROI_ZIP.path(settings), overwrite);
			if (found.rois().isEmpty()) IJ.log(command.declaration().title() + ": no masks, so no ROI zip file");
		}
		if (settings.get(RESULTS).isEmpty()) return;
		final SamModel model = call.session().model(settings.get(CommonOptions.MODEL));
		final Planes planes = call.planes();
		final Map<PlanePosition, Contrast> contrasts = found.segmented().planes().stream()
				.collect(Collectors.toMap(Function.identity(), plane -> planes.plane(plane).contrast()));
		ResultsOutput.write(found.segmented(),
				RunDescriptions.of(ImageFiles.nameOf(call.image()), model.manifest(), model.device(),
						command.parameters(call), performance),
				planes, contrasts, ResultsPictures.ALL, RESULTS.path(settings), overwrite,
				call.progress());
	}
}
