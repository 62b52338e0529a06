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
package fiji.plugin.mobilesam.windows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.mobilesam.install.ModelInstaller;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.session.StatusProgress;
import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.FileOption;
import fiji.plugin.mobilesam.settings.IntegerOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.TextOption;
import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/** The models: a window for a user, and for a macro the two things that make new ones. */
public final class ModelsCommand implements Command {

	static final TextOption GET = new TextOption("get", "Get",
			"Id of a published model, which is downloaded, checked and converted");

	static final FileOption FROM = new FileOption("from", "Checkpoint",
			"The published checkpoint of the model, if you have it already; then nothing is downloaded",
			FileOption.Kind.FILE);

	static final FileOption CONVERT = new FileOption("convert", "Checkpoint",
			"A PyTorch checkpoint of your own (.pt, .pth), of MobileSAM or a network like it", FileOption.Kind.FILE);

	static final TextOption NAME = new TextOption("name", "Name of the model",
			"What the new model is called: letters, digits, and _ - .");

	static final IntegerOption IMAGE_SIZE = new IntegerOption("image_size", "Image size (pixels)",
			"Edge of the images that the network was trained with: 1024 for MobileSAM", 1024, 16,
			ModelManifest.MOST_IMAGE_SIZE);

	static final Declaration DECLARATION = new Declaration("models", "MobileSAM Models...",
			"Shows the models there are, and gets more: published ones, or checkpoints of your own.", List.of(GET,
					FROM, CONVERT, NAME, IMAGE_SIZE));

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	/** The window is all. A macro without a screen could not open it, so what is done in it is recorded alone. */
	@Override
	public Optional<Opening> open(final ImagePlus image, final Settings remembered) {
		Recorder.disableCommandRecording();
		ModelsWindow.open();
		return Optional.empty();
	}

	@Override
	public void start(final ImagePlus image, final Settings settings) throws IOException {
		final String done;
		try (StatusProgress progress = new StatusProgress(DECLARATION.title(), null)) {
			done = run(settings, progress);
		}
		IJ.log(DECLARATION.title() + ": " + done);
	}

	/** The settings that some texts by key stand for. */
	static Settings settings(final Map<String, String> texts) throws IOException {
		return DECLARATION.read(texts, Declaration.Models.INSTALLED);
	}

	/**
	 * Gets a model or converts a checkpoint.
	 *
	 * @return what was done, a sentence
	 * @throws IOException if it fails; then nothing has changed
	 * @throws IllegalArgumentException if the settings ask for neither or both
	 * @throws java.util.concurrent.CancellationException if the user stops it
	 */
	static String run(final Settings settings, final Progress progress) throws IOException {
		final boolean gets = !settings.get(GET).isEmpty();
		final boolean converts = !settings.get(CONVERT).isEmpty();
		if (gets == converts)
			throw new IllegalArgumentException(
					"say either get=ID, for a published model, or convert=FILE name=ID, for a "
							+ "checkpoint of your own");
		final ModelInstaller installer = new ModelInstaller(ModelLibrary.standard());
		final ModelFolder model;
		if (converts) {
			requireEmpty(FROM, settings);
			model = installer.installOwn(settings.get(NAME).strip(), CONVERT.path(settings), settings.get(IMAGE_SIZE),
					progress);
		} else {
			requireEmpty(NAME, settings);
			final String id = settings.get(GET).strip();
			model = settings.get(FROM).isEmpty()
					? installer.install(id, progress)
					: installer.installFrom(id, FROM.path(settings), progress);
		}
		return "%s is ready in %s".formatted(model.manifest().id(), model.location());
	}

	private static void requireEmpty(final Option<String> option, final Settings settings) {
		if (!settings.get(option).isEmpty())
			throw new IllegalArgumentException("'%s' goes with '%s' only".formatted(option.key(), option == FROM
					? GET.key()
					: CONVERT.key()));
	}
}
