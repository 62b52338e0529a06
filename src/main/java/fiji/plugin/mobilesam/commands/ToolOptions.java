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

import java.util.Optional;

import fiji.plugin.mobilesam.imagej.RoiStyle;
import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import ij.ImagePlus;

/** The options of the toolbar's tool, in a dialog and in macros. */
final class ToolOptions implements Command {

	@Override
	public Declaration declaration() {
		return ToolSettings.DECLARATION;
	}

	@Override
	public Optional<Opening> open(final ImagePlus image, final Settings remembered) {
		return Optional.of(new Opening(declaration(), remembered, SettingsPreview.NONE));
	}

	/** @throws IllegalArgumentException if there is no such group */
	@Override
	public void start(final ImagePlus image, final Settings settings) {
		RoiStyle.DEFAULT.withGroup(settings.get(ToolSettings.GROUP).intValue());
		ToolSettings.choose(settings);
	}
}
