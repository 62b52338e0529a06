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
package fiji.plugin.mobilesam.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.batch.RunDescriptions;
import fiji.plugin.mobilesam.export.OverlayStyle;
import fiji.plugin.mobilesam.export.ResultsOutput;
import fiji.plugin.mobilesam.export.ResultsPictures;
import fiji.plugin.mobilesam.export.RoiSet;
import fiji.plugin.mobilesam.files.NewFiles;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.FileOption;
import fiji.plugin.mobilesam.settings.FlagOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import ij.IJ;

/** The files that a command writes of the masks that it found, if asked to. */
public final class MaskFiles {

	static final FileOption ROI_ZIP = new FileOption("roi_zip", "Save selections to",
			"ROI zip file of the masks, as the ROI Manager saves it; empty for none", FileOption.Kind.NEW_FILE);

	static final FileOption RESULTS = new FileOption("save_results", "Save results to",
			"Results file (.h5) of image, masks, scores and settings, for the commands under Results; empty for none",
			FileOption.Kind.NEW_FILE);

	static final FlagOption NO_IMAGE = new FlagOption("no_image", "Results without image",
			"Makes the results file many times smaller; intensities cannot be measured in it any more", false);

	static final FlagOption NO_PICTURE = new FlagOption("no_picture", "Results without picture",
			"Makes the results file somewhat smaller; the picture can be made again of its masks", false);

	private MaskFiles() {
	}

	/** What a command that finds masks asks for. */
	public static List<Option<?>> options() {
		return List.of(ROI_ZIP, RESULTS, NO_IMAGE, NO_PICTURE, CommonOptions.OVERWRITE);
	}

	/** The same settings without the files, which were meant for one image. */
	public static Settings forget(final Settings settings) {
		return settings.with(ROI_ZIP, ROI_ZIP.byDefault()).with(RESULTS, RESULTS.byDefault())
				.with(CommonOptions.OVERWRITE, CommonOptions.OVERWRITE.byDefault());
	}

	/**
	 * Writes the files, all or none of those that are new.
	 *
	 * @param title of the command that found the masks
	 * @param settings of the command
	 * @param session that the model is in
	 * @param parameters of the generator, where it found all masks
	 * @param found the masks
	 * @param planes as the command rendered them
	 * @param performance of finding them
	 * @param progress told how far it is
	 * @throws IOException if one cannot be written
	 */
	public static void write(final String title, final Settings settings, final SamSession session,
			final Optional<AmgOptions> parameters, final Segmentation found, final RenderedPlanes planes,
			final Performance performance, final Progress progress) throws IOException {
		final List<Path> places = new ArrayList<>();
		for (final FileOption file : List.of(ROI_ZIP, RESULTS))
			if (!settings.get(file).isEmpty()) places.add(file.path(settings));
		try (NewFiles files = new NewFiles(places)) {
			writeEach(title, settings, session, parameters, found, planes, performance, progress);
			files.complete();
		}
	}

	private static void writeEach(final String title, final Settings settings, final SamSession session,
			final Optional<AmgOptions> parameters, final Segmentation found, final RenderedPlanes planes,
			final Performance performance, final Progress progress) throws IOException {
		final boolean overwrite = settings.get(CommonOptions.OVERWRITE);
		if (!settings.get(ROI_ZIP).isEmpty()) {
			RoiSet.write(found.rois(), ROI_ZIP.path(settings), overwrite);
			if (found.rois().isEmpty()) IJ.log(title + ": no masks, so no ROI zip file");
		}
		if (settings.get(RESULTS).isEmpty()) return;
		final SamModel model = session.model(settings.get(CommonOptions.MODEL));
		ResultsOutput.write(found.segmented(),
				RunDescriptions.of(ImageFiles.nameOf(found.image()), model.manifest(), model.device(),
						parameters, performance),
				planes, pictures(settings), RESULTS.path(settings), overwrite,
				progress);
	}

	private static ResultsPictures pictures(final Settings settings) {
		return new ResultsPictures(!settings.get(NO_IMAGE),
				settings.get(NO_PICTURE) ? Optional.empty() : Optional.of(OverlayStyle.DEFAULT));
	}
}
