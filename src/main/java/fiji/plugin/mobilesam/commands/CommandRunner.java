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

import fiji.plugin.mobilesam.output.MaskFiles;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.RoiList;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.session.StatusProgress;
import fiji.plugin.mobilesam.session.Turn;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Settings;
import ij.ImagePlus;

/**
 * Runs a command on the caller's thread, which must not be the event thread, so that a macro goes on when the command is
 * done. One command works at a time; another one waits for it.
 */
final class CommandRunner {

	private CommandRunner() {
	}

	/**
	 * Finds the masks, shows them and writes the files that are asked for.
	 *
	 * @param command what to do
	 * @param image null or empty if there is none
	 * @param settings of the command
	 * @throws IOException if the model cannot be loaded or fails, or a file cannot be written
	 * @throws IllegalArgumentException if there is no image or it does not suit the settings
	 * @throws IllegalStateException if the image was closed meanwhile
	 * @throws java.util.concurrent.CancellationException if the user stopped it
	 */
	static Segmentation run(final ImageCommand command, final ImagePlus image, final Settings settings)
			throws IOException {
		requirePixels(image);
		settings.requireWritable();
		try (StatusProgress progress = new StatusProgress(command.declaration().title(), image);
				Turn turn = Turn.take(progress)) {
			final ImageCommand.Call call = new ImageCommand.Call(image, settings, SamSession.shared(), progress);
			try {
				return run(command, call, progress);
			} catch (final RuntimeException e) {
				// An image that is closed loses its pixels, so anything may have happened.
				progress.checkCanceled();
				throw e;
			}
		}
	}

	/** Where there is no image, ImageJ hands over null or an image without pixels. */
	static void requirePixels(final ImagePlus image) {
		if (image == null || image.getProcessor() == null)
			throw new IllegalArgumentException("there is no image: open one first");
	}

	private static Segmentation run(final ImageCommand command, final ImageCommand.Call call,
			final StatusProgress progress) throws IOException {
		final Performance performance = new Performance();
		final Segmentation found;
		try (Performance.Running finding = performance.start(command.declaration().name())) {
			found = command.run(call);
		}
		progress.requireImage();
		show(found, call.settings());
		MaskFiles.write(command.declaration().title(), call.settings(), call.session(), command.parameters(call),
				found, call.planes(), performance, call.progress());
		return found;
	}

	private static void show(final Segmentation found, final Settings settings) {
		if (!settings.get(CommonOptions.REPLACE)) {
			MaskOutput.showAll(found, settings);
			return;
		}
		final RoiList list = RoiList.managerOf(found.image());
		for (int i = 0; i < found.rois().size(); i++) list.replace(found.origins().get(i), found.rois().get(i));
		MaskOutput.showAll(found, settings.with(MaskOutput.ROI_MANAGER.option(false), false));
	}
}
