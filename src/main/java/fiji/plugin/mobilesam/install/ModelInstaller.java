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
package fiji.plugin.mobilesam.install;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

import fiji.plugin.mobilesam.convert.ConversionOptions;
import fiji.plugin.mobilesam.convert.Converter;
import fiji.plugin.mobilesam.files.NewFolder;
import fiji.plugin.mobilesam.model.ModelException;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.model.ModelSource;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * Installs models and removes them. Of a model whose source is known it brings the checkpoint onto this machine, checks
 * size and checksum, and only then reads and converts it. A model appears in the library as a whole or not at all.
 */
public final class ModelInstaller {

	private static final String NOTICE = "NOTICE";

	/** Makes the files of a model. */
	private interface Writing {

		void run() throws IOException;
	}

	private final ModelLibrary library;
	private final Downloader downloader;
	private final CheckpointConversion conversion;

	/** @param library knows the models, and where new ones go */
	public ModelInstaller(final ModelLibrary library) {
		this(library, new Downloader(new ProxyChoice(ProxySelector.getDefault(), System.getenv()),
				Downloader.Patience.DEFAULT), ModelInstaller::networks);
	}

	ModelInstaller(final ModelLibrary library, final Downloader downloader, final CheckpointConversion conversion) {
		this.library = library;
		this.downloader = downloader;
		this.conversion = conversion;
	}

	/**
	 * Makes a model usable: downloads its checkpoint, unless that lies where {@link #checkpointOf} says, and converts
	 * it. A download that was broken off goes on where it stopped. A model that is installed and sound is left as it
	 * is.
	 *
	 * @param id of a model that the library knows
	 * @return the installed model
	 * @throws ModelException if the library does not know the model
	 * @throws InstallException if the checkpoint cannot be had or is another file than published; says what to do
	 * @throws java.util.concurrent.CancellationException if the user stops it; a part that has arrived stays
	 */
	public ModelFolder install(final String id, final Progress progress) throws IOException {
		final ModelFolder known = library.find(id);
		if (isSound(known)) return known;
		final ModelSource source = sourceOf(known.manifest());
		final Path checkpoint = checkpointOf(id);
		final boolean isPresent = Files.exists(checkpoint);
		if (!isPresent) new CheckpointDownload(id, source, checkpoint).run(downloader, progress);
		final ModelFolder installed = convert(known.manifest(), source, checkpoint, progress);
		if (!isPresent) Files.deleteIfExists(checkpoint);
		return installed;
	}

	/**
	 * Makes a model usable from a checkpoint that the user has, which stays as it is.
	 *
	 * @param id of a model that the library knows
	 * @param checkpoint the file that the model's source publishes
	 * @return the installed model; one that was installed before is replaced
	 * @throws ModelException if the library does not know the model
	 * @throws InstallException if it is another file than the published one
	 */
	public ModelFolder installFrom(final String id, final Path checkpoint, final Progress progress) throws IOException {
		final ModelManifest manifest = library.find(id).manifest();
		return convert(manifest, sourceOf(manifest), checkpoint, progress);
	}

	/**
	 * Makes a model of a checkpoint of the user's own, which stays as it is.
	 *
	 * @param id what the model will be called
	 * @param checkpoint of the MobileSAM family
	 * @param imageSize edge of the encoder's input, pixels: what the network was trained with
	 * @return the new model
	 * @throws InstallException if there is a model of that name, or the model cannot be written
	 * @throws IOException if the checkpoint is none, or one of another network
	 * @throws IllegalArgumentException if the text cannot be the id of a model, or the size is none
	 */
	public ModelFolder installOwn(final String id, final Path checkpoint, final int imageSize,
			final Progress progress) throws IOException {
		ModelManifest.requireId(id);
		if (library.get(id).isPresent())
			throw new InstallException(
					"there is a model '%s' already; choose another name, or remove it first".formatted(id));
		if (!Files.isRegularFile(checkpoint))
			throw new InstallException("%s: there is no such file".formatted(checkpoint));
		ModelsFolder.prepare(library.userFolder(), OptionalLong.of(Files.size(checkpoint)));
		final Path place = library.userFolder().resolve(id);
		write(id, () -> new Converter(checkpoint, ConversionOptions.DEFAULTS.withImageSize(imageSize)).convert(place,
				false, progress));
		return ModelFolder.open(place);
	}

	/**
	 * Removes a model with all that is in its folder. It is gone at once, or stays as it was.
	 *
	 * @throws InstallException if it is not in the user's folder of models, or cannot be removed
	 */
	public void remove(final ModelFolder model) throws IOException {
		final String id = model.manifest().id();
		final Path folder = model.path().orElseThrow(() -> new InstallException(
				"the model '%s' is a part of the program and cannot be removed".formatted(id)));
		if (!library.userFolder().equals(folder.getParent()))
			throw new InstallException("%s is not in %s; remove it by hand".formatted(folder, library.userFolder()));
		try {
			NewFolder.remove(folder);
		} catch (final FileSystemException e) {
			throw new InstallException("the model '%s' cannot be removed: %s".formatted(id, InstallException.describe(
					e)), e);
		}
	}

	/** Where {@link #install} looks for the checkpoint of a model before it downloads it. */
	public Path checkpointOf(final String id) {
		return library.userFolder().resolve(id + ".pt");
	}

	private static ModelSource sourceOf(final ModelManifest manifest) throws InstallException {
		return manifest.source().orElseThrow(() -> new InstallException(
				"the model '%s' has no source in its %s, so it cannot be installed anew".formatted(manifest.id(),
						ModelManifest.FILE_NAME)));
	}

	/** Whether all files are there and are those of the manifest. */
	private static boolean isSound(final ModelFolder model) throws IOException {
		if (model.manifest().networks().isEmpty()) return false;
		try {
			for (final ModelFile file : model.networks().files()) model.read(file);
			return true;
		} catch (final ModelException e) {
			return false;
		}
	}

	private ModelFolder convert(final ModelManifest manifest, final ModelSource source, final Path checkpoint,
			final Progress progress) throws IOException {
		CheckpointCheck.require(checkpoint, source, progress);
		ModelsFolder.prepare(library.userFolder(), source.size());
		final Path place = library.userFolder().resolve(manifest.id());
		write(manifest.id(), () -> {
			try (NewFolder making = NewFolder.beside(place)) {
				final ModelManifest complete = manifest
						.withNetworks(conversion.convert(checkpoint, manifest.imageSize(), making.path(), progress));
				Files.writeString(making.path().resolve(ModelManifest.FILE_NAME), complete.toJson());
				Files.writeString(making.path().resolve(NOTICE), notice(manifest, source));
				progress.checkCanceled();
				making.moveIntoPlace(true);
			}
		});
		return ModelFolder.open(place);
	}

	/** Java says of a full disk that it is full, but not what was to be written. */
	private void write(final String id, final Writing writing) throws IOException {
		try {
			writing.run();
		} catch (final IOException e) {
			if (e.getClass() != IOException.class && !(e instanceof FileSystemException)) throw e;
			throw new InstallException(
					"the model '%s' cannot be installed in %s: %s".formatted(id, library.userFolder(),
							InstallException.describe(e)),
					e);
		}
	}

	private static ModelNetworks networks(final Path checkpoint, final int imageSize, final Path folder,
			final Progress progress) throws IOException {
		final ConversionOptions options = ConversionOptions.DEFAULTS.withImageSize(imageSize);
		return new Converter(checkpoint, options).writeNetworks(folder, progress);
	}

	private static String notice(final ModelManifest manifest, final ModelSource source) {
		return "%s%nConverted to ONNX from %s%nLicense: %s%nCitation: %s%n".formatted(manifest.title(), source.url(),
				manifest.license(), manifest.citation());
	}
}
