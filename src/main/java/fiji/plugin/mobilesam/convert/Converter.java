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
package fiji.plugin.mobilesam.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import fiji.plugin.mobilesam.files.NewFolder;
import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.progress.Progress;

/** Makes ONNX files of a checkpoint of the MobileSAM family: its tensors in any sizes, and no others. */
public final class Converter {

	private static final String NOTICE = "NOTICE";
	private static final String CITATION = "Zhang et al. 2023. Faster Segment Anything: Towards Lightweight SAM for "
			+ "Mobile Applications. arXiv:2306.14289.";
	/** What SPDX says where nobody said. */
	private static final String UNKNOWN_LICENSE = "NOASSERTION";
	private static final Set<String> WRITTEN = Set.of(NetworkFiles.ENCODER, NetworkFiles.DECODER,
			NetworkFiles.DECODER_SCORES,
			NetworkFiles.DECODER_MASKS, NetworkFiles.COMBINED, NOTICE, ModelManifest.FILE_NAME);

	private final Path checkpoint;
	private final ConversionOptions options;

	/** @param checkpoint as PyTorch writes it */
	public Converter(final Path checkpoint, final ConversionOptions options) {
		this.checkpoint = checkpoint;
		this.options = options;
	}

	/**
	 * Writes a folder of its own: the ONNX files, a {@code NOTICE}, and for our own form a {@code model.json}, which
	 * makes the folder a model. It appears as a whole or not at all.
	 *
	 * @param output where nothing is, or an empty folder
	 * @param replace whether it may also be a folder that an earlier conversion wrote
	 * @throws fiji.plugin.mobilesam.checkpoint.CheckpointException if the checkpoint is none
	 * @throws ConversionException if it is one of another network, with the tensors that differ; if the output is taken
	 * @throws java.util.concurrent.CancellationException if the user stops it
	 */
	public void convert(final Path output, final boolean replace, final Progress progress) throws IOException {
		requireFree(output, replace);
		final NetworkFiles files = NetworkFiles.of(checkpoint, options, progress);
		try (NewFolder making = NewFolder.beside(output)) {
			final Optional<ModelNetworks> networks = files.write(making.path());
			if (networks.isPresent())
				Files.writeString(making.path().resolve(ModelManifest.FILE_NAME), manifest(output, networks).toJson());
			Files.writeString(making.path().resolve(NOTICE), notice(files.checkpoint()));
			progress.checkCanceled();
			making.moveIntoPlace(replace);
		}
	}

	/**
	 * Writes the networks of a model, without what describes it.
	 *
	 * @param folder that exists
	 * @return the files written
	 * @throws IllegalStateException if the options are for an official form
	 * @throws fiji.plugin.mobilesam.checkpoint.CheckpointException if the checkpoint is none
	 * @throws ConversionException if it is one of another network; says which tensors differ
	 * @throws java.util.concurrent.CancellationException if the user stops it
	 */
	public ModelNetworks writeNetworks(final Path folder, final Progress progress) throws IOException {
		if (options.form() != OnnxForm.OURS)
			throw new IllegalStateException("the networks of a model are of our own form, not " + options.form());
		return NetworkFiles.of(checkpoint, options, progress).write(folder).orElseThrow();
	}

	private static void requireFree(final Path output, final boolean replace) throws IOException {
		if (!Files.exists(output)) return;
		if (!Files.isDirectory(output))
			throw new ConversionException("%s is a file; name a folder for the converted model".formatted(output));
		final Optional<Path> foreign = NewFolder.foreign(output, WRITTEN::contains);
		if (foreign.isPresent())
			throw new ConversionException(
					"%s holds '%s', which no conversion wrote; name another folder".formatted(output,
							foreign.get().getFileName()));
		if (!replace && NewFolder.foreign(output, name -> false).isPresent())
			throw new ConversionException(
					"%s holds a converted model; name another folder, or allow to replace it".formatted(output));
	}

	private ModelManifest manifest(final Path output, final Optional<ModelNetworks> networks) {
		final String name = output.toAbsolutePath().normalize().getFileName().toString();
		final String id = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]", "_");
		return new ModelManifest(id.substring(0, Math.min(id.length(), 64)), title(), UNKNOWN_LICENSE, CITATION, options
				.imageSize(), PixelNormalization.SAM, networks, ModelDefaults.NONE, Optional.empty());
	}

	private String title() {
		return "MobileSAM network of " + checkpoint.getFileName();
	}

	private String notice(final ModelFile source) {
		return ("%s, converted to ONNX by MobileSAM for Fiji.%nSHA-256 of the checkpoint: %s%n"
				+ "The weights stay under the licence of those who published them.%n")
				.formatted(title(), source.sha256());
	}
}
