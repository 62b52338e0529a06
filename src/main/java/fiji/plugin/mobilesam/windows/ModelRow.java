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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

import fiji.plugin.mobilesam.model.ModelException;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelSource;
import fiji.plugin.mobilesam.settings.DefaultModel;

/**
 * A model as the user sees it.
 *
 * @param model in the jar or on disk
 * @param isDefault whether dialogs start with it
 * @param bytes it takes up on disk; 0 for one in the jar
 */
record ModelRow(ModelFolder model, boolean isDefault, long bytes) {

	private static final double MEGABYTE = 1e6;
	/** In the words of SPDX. */
	private static final String UNKNOWN_LICENCE = "NOASSERTION";

	/**
	 * All models of a library.
	 *
	 * @param problems told of folders that cannot be read
	 */
	static List<ModelRow> all(final ModelLibrary library, final Consumer<ModelException> problems) throws IOException {
		final String byDefault = DefaultModel.id();
		final List<ModelRow> rows = new ArrayList<>();
		for (final ModelFolder model : library.list(problems))
			rows.add(new ModelRow(model, model.manifest().id().equals(byDefault), model.bytesOnDisk()));
		return rows;
	}

	String id() {
		return manifest().id();
	}

	/** Whether it has its networks, so that commands can use it. */
	boolean isReady() {
		return manifest().networks().isPresent();
	}

	/** Whether it is known where to get it. */
	boolean hasSource() {
		return manifest().source().isPresent();
	}

	/** Whether it lies in a folder of the user's. */
	boolean isOnDisk() {
		return model.path().isPresent();
	}

	/** For the list. */
	String name() {
		return isDefault ? id() + " (default)" : id();
	}

	/** For the list. */
	String state() {
		if (!isReady()) return "can be downloaded";
		return isOnDisk() ? "installed" : "ships with the plugin";
	}

	/** For the list. */
	String size() {
		return isReady() && isOnDisk() ? megabytes(bytes) : "";
	}

	/** For the list; a converted checkpoint does not say under which one it stands. */
	String licence() {
		return manifest().license().equals(UNKNOWN_LICENCE) ? "not stated" : manifest().license();
	}

	/** What it is and what to cite. */
	String details() {
		final StringBuilder text = new StringBuilder(manifest().title()).append("\nLicence: ").append(licence())
				.append("\nPlease cite: ").append(manifest().citation());
		manifest().source().ifPresent(source -> text.append("\nPublished at: ").append(source.url()).append(size(
				source)));
		if (isReady())
			text.append("\nLies in: ").append(model.path().map(Object::toString).orElse("the plugin itself"));
		return text.toString();
	}

	/** Such as {@code 40.7 MB}. */
	static String megabytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
	}

	private static String size(final ModelSource source) {
		final OptionalLong size = source.size();
		return size.isPresent() ? " (" + megabytes(size.getAsLong()) + ")" : "";
	}

	private ModelManifest manifest() {
		return model.manifest();
	}
}
