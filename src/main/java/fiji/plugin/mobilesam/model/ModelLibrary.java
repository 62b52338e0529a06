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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The models at hand: those in the jar and those in the user's folder. A model of the user's folder replaces that of
 * the same id in the jar, as an installed one replaces the bare description of where to get it.
 */
public final class ModelLibrary {

	/** The model that ships in the jar, ready to use. */
	public static final String DEFAULT_ID = "nano";

	/** System property that names the user's folder of models. */
	public static final String FOLDER_PROPERTY = "mobilesam.models";

	/** Environment variable that names it, where the property is not set. */
	public static final String FOLDER_VARIABLE = "MOBILESAM_MODELS";

	private static final String SHIPPED_IDS = "/models/index.txt";

	/** Set by Fiji's launcher. */
	private static final String FIJI_PROPERTY = "imagej.dir";

	private final Path userFolder;

	/** @param userFolder holds a folder for each model; need not exist */
	public ModelLibrary(final Path userFolder) {
		this.userFolder = userFolder;
	}

	/**
	 * The library of this machine. The user's folder is named by the system property {@value #FOLDER_PROPERTY} or
	 * else by the environment variable {@value #FOLDER_VARIABLE}; else it is {@code models/mobilesam} of the Fiji
	 * that runs, or outside Fiji {@code .mobilesam/models} in the home folder.
	 */
	public static ModelLibrary standard() {
		final String property = System.getProperty(FOLDER_PROPERTY);
		if (property != null) return new ModelLibrary(Path.of(property));
		final String variable = System.getenv(FOLDER_VARIABLE);
		if (variable != null) return new ModelLibrary(Path.of(variable));
		final String fiji = System.getProperty(FIJI_PROPERTY);
		if (fiji != null) return new ModelLibrary(Path.of(fiji, "models", "mobilesam"));
		return new ModelLibrary(Path.of(System.getProperty("user.home"), ".mobilesam", "models"));
	}

	/** Where models are installed, each in the folder of its id. */
	public Path userFolder() {
		return userFolder;
	}

	/**
	 * All models by id, one of each id.
	 *
	 * @param problems told of folders that cannot be read, which are left out
	 */
	public List<ModelFolder> list(final Consumer<ModelException> problems) throws IOException {
		final TreeMap<String, ModelFolder> models = new TreeMap<>();
		for (final String id : shippedIds()) models.put(id, ModelFolder.shipped(id));
		for (final Path folder : userFolders()) {
			try {
				final ModelFolder model = ModelFolder.open(folder);
				models.put(model.manifest().id(), model);
			} catch (final ModelException e) {
				problems.accept(e);
			}
		}
		return new ArrayList<>(models.values());
	}

	/** The model of an id; a folder that cannot be read has none. */
	public Optional<ModelFolder> get(final String id) throws IOException {
		return list(problem -> {}).stream().filter(model -> model.manifest().id().equals(id)).findFirst();
	}

	/**
	 * The model of an id.
	 *
	 * @throws ModelException if there is none, with the ids there are
	 */
	public ModelFolder find(final String id) throws IOException {
		final Optional<ModelFolder> found = get(id);
		if (found.isPresent()) return found.get();
		final List<ModelException> problems = new ArrayList<>();
		final String ids = String.join(", ", list(problems::add).stream().map(model -> model.manifest().id()).toList());
		final String broken = problems.isEmpty() ? "" : "; not readable: " + problems.get(0).getMessage();
		throw new ModelException("model '%s'".formatted(id),
				"expected one of %s, or a model's folder; looked in the jar and in %s%s".formatted(ids, userFolder,
						broken));
	}

	/**
	 * What a user calls a model.
	 *
	 * @param name id of a model here; where there is none of that id, a model's folder
	 * @throws ModelException if it is neither, with the ids there are, or the folder cannot be read
	 */
	public ModelFolder named(final String name) throws IOException {
		return get(name).isEmpty() && Files.isDirectory(Path.of(name)) ? ModelFolder.open(Path.of(name)) : find(name);
	}

	/** A folder of classes or a jar cannot always be listed, so the ids stand in a file of their own. */
	private static List<String> shippedIds() throws IOException {
		try (InputStream in = ModelLibrary.class.getResourceAsStream(SHIPPED_IDS)) {
			if (in == null) throw new ModelException(SHIPPED_IDS, "there is no such file in the jar");
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(id -> !id.isBlank()).toList();
		}
	}

	private List<Path> userFolders() throws IOException {
		if (!Files.isDirectory(userFolder)) return List.of();
		try (Stream<Path> folders = Files.list(userFolder)) {
			return folders.filter(folder -> !isHidden(folder)).filter(ModelFolder::isModel).sorted().toList();
		}
	}

	/** Such are folders that are still being filled. */
	private static boolean isHidden(final Path folder) {
		return folder.getFileName().toString().startsWith(".");
	}
}
