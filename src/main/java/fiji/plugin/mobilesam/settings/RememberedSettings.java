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
package fiji.plugin.mobilesam.settings;

import java.io.IOException;

import ij.Prefs;

/** The settings of the last dialog of each command. */
public final class RememberedSettings {

	private static final String PREFERENCE = "mobilesam.";
	private static final String CHOICES = ".default_model_choices";

	private RememberedSettings() {
	}

	/**
	 * The settings of the last dialog, if they are still right, else the defaults; with the default
	 * model if that was chosen later.
	 *
	 * @throws IOException if the default model cannot be read
	 */
	public static Settings of(final Declaration declaration) throws IOException {
		final String line = Prefs.get(PREFERENCE + declaration.key(), "");
		final boolean hasModel = declaration.options().contains(CommonOptions.MODEL);
		try {
			if (!line.isEmpty()) {
				final Settings kept = declaration.parse(line, Declaration.Models.INSTALLED);
				return hasModel && isOlderThanDefaultModel(declaration) ? withDefaultModel(declaration, kept) : kept;
			}
		} catch (IOException | IllegalArgumentException e) {
			// Of an earlier version, or with a model that was removed.
		}
		return declaration.parse(hasModel ? CommonOptions.MODEL.key() + "=" + DefaultModel.id() : "",
				Declaration.Models.INSTALLED);
	}

	/** Remembers the settings of a dialog. */
	public static void keep(final Declaration declaration, final Settings settings) {
		Prefs.set(PREFERENCE + declaration.key(), settings.macroLine());
		Prefs.set(PREFERENCE + declaration.key() + CHOICES, DefaultModel.choices());
	}

	private static boolean isOlderThanDefaultModel(final Declaration declaration) {
		return (int) Prefs.get(PREFERENCE + declaration.key() + CHOICES, 0) != DefaultModel.choices();
	}

	private static Settings withDefaultModel(final Declaration declaration, final Settings settings)
			throws IOException {
		final String model = DefaultModel.id();
		return declaration.withDefaults(settings.with(CommonOptions.MODEL, model),
				Declaration.Models.INSTALLED.defaultsOf(model));
	}
}
