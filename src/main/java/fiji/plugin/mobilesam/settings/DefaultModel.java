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
import java.util.Optional;

import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import ij.Prefs;

/**
 * The model with which dialogs start on this machine, as the user chose it. A macro that names no model does not use it but
 * the one that ships, so that it gives the same everywhere.
 */
public final class DefaultModel {

	private static final String PREFERENCE = "mobilesam.default_model";
	private static final String CHOICES = PREFERENCE + "_choices";

	private DefaultModel() {
	}

	/** Its id; that of the model that ships where none was chosen or the chosen one is not there any more. */
	public static String id() {
		final String chosen = Prefs.get(PREFERENCE, ModelLibrary.DEFAULT_ID);
		try {
			final Optional<ModelFolder> model = ModelLibrary.standard().get(chosen);
			return model.isPresent() && model.get().manifest().networks().isPresent()
					? chosen
					: ModelLibrary.DEFAULT_ID;
		} catch (final IOException e) {
			return ModelLibrary.DEFAULT_ID;
		}
	}

	/**
	 * Chooses it, also in place of the model that dialogs remember.
	 *
	 * @param id of a model of the library
	 * @throws IOException if there is none
	 */
	public static void choose(final String id) throws IOException {
		ModelLibrary.standard().named(id);
		Prefs.set(PREFERENCE, id);
		Prefs.set(CHOICES, choices() + 1);
	}

	/** How often one was chosen: what was remembered before the last time has another model. */
	public static int choices() {
		return (int) Prefs.get(CHOICES, 0);
	}
}
