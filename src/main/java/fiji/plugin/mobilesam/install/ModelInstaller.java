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
 * Installs a model whose source is known: brings its checkpoint onto this machine, checks size and checksum, and only
 * then reads and converts it. The model appears in the library as a whole or not at all.
 */
public final class ModelInstaller {

	private static final String NOTICE = "NOTICE";

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
		ModelsFolder.prepare(library.userFolder(), source);
		final Path place = library.userFolder().resolve(manifest.id());
		try (NewFolder making = NewFolder.beside(place)) {
			final ModelManifest complete = manifest
					.withNetworks(conversion.convert(checkpoint, manifest.imageSize(), making.path(), progress));
			Files.writeString(making.path().resolve(ModelManifest.FILE_NAME), complete.toJson());
			Files.writeString(making.path().resolve(NOTICE), notice(manifest, source));
			progress.checkCanceled();
			making.moveIntoPlace(true);
		} catch (final FileSystemException e) {
			throw new InstallException(
					"the model '%s' cannot be installed: %s".formatted(manifest.id(), InstallException
							.describe(e)),
					e);
		}
		return ModelFolder.open(place);
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
