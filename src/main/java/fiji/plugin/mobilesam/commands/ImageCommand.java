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
import java.util.Optional;

import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import ij.IJ;
import ij.ImagePlus;

/** A command that finds masks in an image. */
public interface ImageCommand extends Command {

	/** One run. */
	final class Call {

		private final ImagePlus image;
		private final Settings settings;
		private final SamSession session;
		private final Progress progress;
		/** Null until it is asked for. */
		private RenderedPlanes planes;

		/**
		 * @param image with pixels
		 * @param settings of the command's options
		 * @param session of models and encoded planes
		 * @param progress told how far it is, and asked whether to go on
		 */
		Call(final ImagePlus image, final Settings settings, final SamSession session, final Progress progress) {
			this.image = image;
			this.settings = settings;
			this.session = session;
			this.progress = progress;
		}

		/** The image that was in front. */
		ImagePlus image() {
			return image;
		}

		/** What was asked for. */
		Settings settings() {
			return settings;
		}

		/** Models and encoded planes. */
		SamSession session() {
			return session;
		}

		/** Told how far it is, and asked whether to go on. */
		Progress progress() {
			return progress;
		}

		/**
		 * The planes of the image as the settings state it, and which of them the run renders.
		 *
		 * @throws IllegalArgumentException if they do not suit the image
		 */
		RenderedPlanes planes() {
			if (planes == null) planes = new RenderedPlanes(CommonOptions.planes(image, settings));
			return planes;
		}
	}

	/**
	 * Finds the masks, and shows nothing.
	 *
	 * @throws IOException if the model cannot be loaded or fails
	 * @throws IllegalArgumentException if the image does not suit the settings
	 */
	Segmentation run(Call call) throws IOException;

	/** The parameters of the generator, where it finds all masks. */
	default Optional<AmgOptions> parameters(final Call call) {
		return Optional.empty();
	}

	@Override
	default void check(final ImagePlus image) {
		CommandRunner.requirePixels(image);
	}

	@Override
	default Optional<Opening> open(final ImagePlus image, final Settings remembered) {
		final OptionsForImage options = new OptionsForImage(image);
		return Optional.of(new Opening(options.of(declaration()), options.of(remembered), preview(image, SamSession
				.shared())));
	}

	@Override
	default void start(final ImagePlus image, final Settings settings) throws IOException {
		final Segmentation found = CommandRunner.run(this, image, settings);
		found.problems().forEach(problem -> IJ.log(declaration().title() + ": " + problem));
		final int count = found.rois().size();
		IJ.showStatus("%s: %d mask%s".formatted(declaration().name(), count, count == 1 ? "" : "s"));
	}

	/** Shows what the settings of a dialog would give, while it is open. */
	default SettingsPreview preview(final ImagePlus image, final SamSession session) {
		return SettingsPreview.NONE;
	}
}
