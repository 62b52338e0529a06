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

import java.awt.Dialog;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

/** ImageJ with its window and the plugin in its menu, started once. */
public final class RunningImageJ {

	private static ImageJ window;

	private RunningImageJ() {
	}

	/** Starts it, or brings the running one back to where it was: no images, selections, tables, recorder. */
	public static synchronized ImageJ fresh() throws IOException {
		if (window == null) {
			final Path folder = Files.createTempDirectory("imagej");
			PluginFolder.create(folder);
			System.setProperty("plugins.dir", folder.toString());
			window = new ImageJ(ImageJ.STANDALONE);
		}
		for (final Window dialog : Window.getWindows()) if (dialog instanceof Dialog) dialog.dispose();
		for (final int id : Optional.ofNullable(WindowManager.getIDList()).orElse(new int[0])) {
			final ImagePlus image = WindowManager.getImage(id);
			// Else ImageJ asks whether to save it, and points that were counted.
			image.changes = false;
			image.deleteRoi();
			image.close();
		}
		if (RoiManager.getRawInstance() != null) RoiManager.getRawInstance().close();
		if (Recorder.getInstance() != null) Recorder.getInstance().close();
		if (IJ.getLog() != null) IJ.log("\\Clear");
		return window;
	}
}
