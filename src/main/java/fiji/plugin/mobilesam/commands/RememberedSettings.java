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

import ij.Prefs;

/** The settings of the last dialog of each command. */
final class RememberedSettings {

	private static final String PREFERENCE = "mobilesam.";

	private RememberedSettings() {
	}

	/**
	 * The settings of the last dialog, if they are still right; else the defaults with the user's default model.
	 *
	 * @throws IOException if the default model cannot be read
	 */
	static Settings of(final Declaration declaration) throws IOException {
		final String line = Prefs.get(PREFERENCE + declaration.key(), "");
		try {
			if (!line.isEmpty()) return declaration.parse(line, SamSession::defaultsOf);
		} catch (IOException | IllegalArgumentException e) {
			// Of an earlier version, or with a model that was removed.
		}
		final boolean hasModel = declaration.options().contains(CommonOptions.MODEL);
		return declaration.parse(hasModel ? CommonOptions.MODEL.key() + "=" + DefaultModel.id() : "",
				SamSession::defaultsOf);
	}

	/** Remembers the settings of a dialog. */
	static void keep(final Declaration declaration, final Settings settings) {
		Prefs.set(PREFERENCE + declaration.key(), settings.macroLine());
	}

	/**
	 * Lets the next dialog start with another model and what suits it.
	 *
	 * @throws IOException if there is no such model
	 */
	static void useModel(final Declaration declaration, final String model) throws IOException {
		final Settings settings = of(declaration).with(CommonOptions.MODEL, model);
		keep(declaration, declaration.withDefaults(settings, SamSession.defaultsOf(model)));
	}
}
