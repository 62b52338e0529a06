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
package fiji.plugin.mobilesam.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelNetworks;

/**
 * Two ONNX files without a {@code model.json}.
 *
 * @param encoder the one that takes an image
 * @param decoder the one that takes prompts
 * @param manifest what could be found out: sizes and checksums; the normalisation is SAM's
 */
record ForeignFiles(Network encoder, Network decoder, ModelManifest manifest) {

	/** Edge of SAM's square input, for encoders that leave theirs open. */
	private static final int SAM_IMAGE_SIZE = 1024;
	private static final long LARGEST = Integer.MAX_VALUE - 8;

	/** One of the files. */
	private record Opened(ModelFile file, Network network) {
	}

	/**
	 * The two ONNX files of a folder.
	 *
	 * @throws InferenceException if there are not two
	 */
	static List<Path> in(final Path folder) throws IOException {
		final List<Path> files;
		try (Stream<Path> all = Files.list(folder)) {
			files = all.filter(file -> file.getFileName().toString().endsWith(".onnx")).sorted().toList();
		} catch (NoSuchFileException | NotDirectoryException e) {
			throw new InferenceException(folder.toString(), "there is no such folder");
		}
		if (files.size() != 2)
			throw new InferenceException(folder.toString(),
					"expected a %s, or the ONNX files of one encoder and one decoder; found no %s and %d ONNX files"
							.formatted(ModelManifest.FILE_NAME, ModelManifest.FILE_NAME, files.size()));
		return files;
	}

	/**
	 * @param one the encoder or the decoder
	 * @param other the other one
	 * @param opener opens both
	 * @throws IOException if they are not an encoder and a decoder of a form that is understood
	 */
	static ForeignFiles open(final Path one, final Path other, final NetworkOpener opener) throws IOException {
		final List<Path> files = List.of(one, other);
		final Opened first = open(one, opener);
		final Opened second = open(other, opener);
		final boolean firstDecodes = MaskDecoder.isDecoder(first.network);
		final Opened decoder = firstDecodes ? first : second;
		final Opened encoder = firstDecodes ? second : first;
		final Optional<ImageInput> input = ImageInput.of(encoder.network, SAM_IMAGE_SIZE, PixelNormalization.SAM);
		if (input.isEmpty() || !MaskDecoder.isDecoder(decoder.network))
			throw new InferenceException(names(files),
					"expected an encoder with %s, and a decoder with %s; found %s and %s"
							.formatted(ImageInput.UNDERSTOOD, MaskDecoder.UNDERSTOOD, first.network.signature(),
									second.network
											.signature()));
		return new ForeignFiles(encoder.network, decoder.network, new ModelManifest(id(one), names(files),
				"unknown", "unknown", input.get().size(), PixelNormalization.SAM,
				Optional.of(new ModelNetworks(encoder.file, decoder.file, Optional.empty())), ModelDefaults.NONE,
				Optional.empty()));
	}

	private static Opened open(final Path path, final NetworkOpener opener) throws IOException {
		try {
			if (Files.size(path) > LARGEST)
				throw new InferenceException(path.toString(), "expected at most 2 GB, found more");
			final byte[] bytes = Files.readAllBytes(path);
			final Network network = opener.open(path.toString(), bytes);
			return new Opened(ModelFile.of(path.getFileName().toString(), bytes), network);
		} catch (final NoSuchFileException e) {
			throw new InferenceException(path.toString(), "there is no such file");
		}
	}

	private static String names(final List<Path> files) {
		return files.stream().map(Path::toString).collect(Collectors.joining(", "));
	}

	/** The name of the folder, as far as an id may have its characters. */
	private static String id(final Path file) {
		final Path folder = file.toAbsolutePath().normalize().getParent().getFileName();
		final String name = folder == null ? "" : folder.toString().replaceAll("[^A-Za-z0-9_]", "_");
		return name.isEmpty() ? "onnx" : name.substring(0, Math.min(name.length(), 64));
	}
}
