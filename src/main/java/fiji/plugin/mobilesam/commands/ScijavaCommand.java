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
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;

import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.imagej.MaskTable;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Settings;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;

/**
 * A command as scripts call it by its class through SciJava's command service, with outputs. Its options are one line, the
 * one that the recorder writes: inputs of their own would take the values of earlier calls, and wrong ones would be
 * ignored or changed. It is in no menu: there the {@link Launcher} stands, in Fiji too. The outputs go to the caller alone:
 * what is shown, the options say.
 */
abstract class ScijavaCommand extends ContextCommand {

	private final ImageCommand command;

	@Parameter(required = false, persist = false, description = "The image; if none is given, the one in front")
	private ImagePlus image;

	@Parameter(required = false, persist = false, visibility = ItemVisibility.INVISIBLE, description = "As in a macro: key=value key=value; what is not named has its default")
	private String options = "";

	@Parameter(type = ItemIO.OUTPUT, description = "Label image: the pixels of mask i have the value i")
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT, description = "The masks as selections, with scores as properties")
	private List<Roi> rois;

	@Parameter(type = ItemIO.OUTPUT, description = "Areas, positions and scores of the masks")
	private ResultsTable table;

	@Parameter(type = ItemIO.OUTPUT, description = "Number of masks")
	private int count;

	ScijavaCommand(final ImageCommand command) {
		this.command = command;
	}

	/** @throws UncheckedIOException if the model cannot be loaded or fails, or a file cannot be written */
	@Override
	public void run() {
		try {
			final Settings settings = command.declaration().parse(options, Declaration.Models.INSTALLED);
			final ImagePlus segmented = image == null ? WindowManager.getCurrentImage() : image;
			final Segmentation found = CommandRunner.run(command, segmented, settings);
			labels = LabelImages.labels(found.segmented(), Overlap.HIGHER_SCORE);
			rois = found.rois();
			table = MaskTable.of(found.segmented());
			count = found.rois().size();
		} catch (final CancellationException e) {
			cancel(e.getMessage());
		} catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}
}
