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
package fiji.plugin.mobilesam.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder with a {@code model.json} and the files it names, on disk or in the jar. */
public final class ModelFolder {

	private static final int LONGEST_MANIFEST = 1 << 20;

	/** Absent for a model in the jar. */
	private final Optional<Path> path;
	private final String location;
	private final ModelManifest manifest;

	private ModelFolder(final Optional<Path> path, final String location) throws IOException {
		this.path = path;
		this.location = location;
		final String where = nameOf(ModelManifest.FILE_NAME);
		try (InputStream in = open(ModelManifest.FILE_NAME)) {
			final byte[] json = in.readNBytes(LONGEST_MANIFEST + 1);
			if (json.length > LONGEST_MANIFEST)
				throw new ModelException(where, "expected at most %d bytes, found more".formatted(LONGEST_MANIFEST));
			manifest = ModelManifest.parse(new String(json, StandardCharsets.UTF_8), where);
		}
	}

	/** Whether the folder is a model: it has a {@code model.json}. */
	public static boolean isModel(final Path folder) {
		return Files.isRegularFile(folder.resolve(ModelManifest.FILE_NAME));
	}

	/**
	 * A model on disk.
	 *
	 * @throws ModelException if there is no {@code model.json} or it is wrong
	 */
	public static ModelFolder open(final Path folder) throws IOException {
		return new ModelFolder(Optional.of(folder), folder.toString());
	}

	/**
	 * A model in the jar, {@code models/<id>/}.
	 *
	 * @throws ModelException if there is none of that id or its {@code model.json} is wrong
	 */
	public static ModelFolder shipped(final String id) throws IOException {
		ModelManifest.requireId(id);
		return new ModelFolder(Optional.empty(), "models/" + id);
	}

	/** What {@code model.json} says. */
	public ModelManifest manifest() {
		return manifest;
	}

	/** The folder; none for a model in the jar. */
	public Optional<Path> path() {
		return path;
	}

	/** The folder, for people. */
	public String location() {
		return location;
	}

	/**
	 * What the folder takes up on disk, bytes; 0 for a model in the jar.
	 *
	 * @throws IOException if it cannot be read
	 */
	public long bytesOnDisk() throws IOException {
		if (path.isEmpty()) return 0;
		long bytes = 0;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(path.get())) {
			for (final Path file : files) bytes += Files.size(file);
		}
		return bytes;
	}

	/**
	 * The ONNX files of the model.
	 *
	 * @throws ModelException if it is still to be downloaded
	 */
	public ModelNetworks networks() throws ModelException {
		return manifest.networks().orElseThrow(() -> new ModelException(nameOf(ModelManifest.FILE_NAME),
				"the model '%s' is not installed yet, only its source is known; install it with 'models get %s', in ImageJ with MobileSAM Models..."
						.formatted(manifest.id(), manifest.id())));
	}

	/**
	 * All bytes of a file, after comparing their checksum; so what is used is what was checked.
	 *
	 * @throws ModelException if the file is missing or is not the one that {@code model.json} means
	 */
	public byte[] read(final ModelFile file) throws IOException {
		final byte[] bytes;
		try (InputStream in = open(file.file())) {
			bytes = in.readAllBytes();
		}
		final ModelFile found = ModelFile.of(file.file(), bytes);
		if (!found.equals(file))
			throw new ModelException(nameOf(file.file()),
					"expected SHA-256 %s, found %s; the file is damaged or was replaced: install the model again"
							.formatted(file.sha256(), found.sha256()));
		return bytes;
	}

	/** The name of a file of the folder, for errors. */
	public String nameOf(final String file) {
		return path.map(folder -> folder.resolve(file).toString()).orElse(location + "/" + file);
	}

	private InputStream open(final String file) throws IOException {
		if (path.isEmpty()) {
			final InputStream in = ModelFolder.class.getResourceAsStream("/" + nameOf(file));
			if (in == null) throw new ModelException(nameOf(file), "there is no such file in the jar");
			return in;
		}
		try {
			return Files.newInputStream(path.get().resolve(file));
		} catch (final NoSuchFileException e) {
			throw new ModelException(nameOf(file), "there is no such file");
		}
	}
}
