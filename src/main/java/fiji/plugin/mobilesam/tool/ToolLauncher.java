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

package fiji.plugin.mobilesam.tool;

import java.io.UncheckedIOException;

import fiji.plugin.mobilesam.commands.ToolSettings;
import fiji.plugin.mobilesam.windows.Failures;
import ij.IJ;
import ij.gui.Toolbar;
import ij.plugin.PlugIn;

/** Puts the tool into the toolbar and chooses it, from the menu and at ImageJ's start. */
public final class ToolLauncher implements PlugIn {

	private static MobileSamTool tool;

	/**
	 * Without a screen it says so and a macro goes on: each mask of the tool is recorded as a line of its own.
	 *
	 * @param argument none
	 */
	@Override
	public void run(final String argument) {
		if (Toolbar.getInstance() == null) {
			IJ.log(MobileSamTool.NAME + ": the tool needs the toolbar of ImageJ's window; without a screen, use "
					+ "run(\"Segment Selection\", ...)");
			return;
		}
		try {
			// From files, so not on the event thread.
			ToolSettings.current();
		} catch (final UncheckedIOException e) {
			Failures.tell(MobileSamTool.NAME, e.getMessage());
			return;
		}
		Toolbar.addPlugInTool(tool());
	}

	private static synchronized MobileSamTool tool() {
		if (tool == null) tool = new MobileSamTool();
		return tool;
	}
}
