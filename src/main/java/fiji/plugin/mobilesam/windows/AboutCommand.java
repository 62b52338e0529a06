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

import java.awt.EventQueue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Settings;
import ij.IJ;
import ij.ImagePlus;

/** Says what the plugin is and what to cite: in a window, or in the log where a macro asks. */
public final class AboutCommand implements Command {

	private static final Declaration DECLARATION = new Declaration("about", "About MobileSAM...",
			"What the plugin is, what to cite and under which licences it stands.", List.of());

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public Optional<Opening> open(final ImagePlus image, final Settings remembered) throws IOException {
		final AboutText text = text();
		EventQueue.invokeLater(() -> AboutWindow.show(DECLARATION.name(), text));
		return Optional.empty();
	}

	@Override
	public void start(final ImagePlus image, final Settings settings) throws IOException {
		IJ.log(text().plain());
	}

	private static AboutText text() throws IOException {
		return AboutText.of(ModelLibrary.standard().list(problem -> {}).stream().map(ModelFolder::manifest).toList());
	}
}
