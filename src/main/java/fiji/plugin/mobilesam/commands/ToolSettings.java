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

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.imagej.MaskColors;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.DefaultModel;
import fiji.plugin.mobilesam.settings.FlagOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.RememberedSettings;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SliderOption;
import ij.ImagePlus;
import ij.gui.Roi;

/** What the toolbar's tool works with. Immutable: after a change there are others. */
public final class ToolSettings {

	static final FlagOption HOVER = new FlagOption("hover", "Preview under the mouse",
			"Show the object under the mouse, faintly, while it rests", true);

	static final SliderOption GROUP = new SliderOption("group", "Group",
			"ImageJ's group of the accepted masks, which gives them its colour; 0 for none, and a colour each", 9,
			true);

	static final Declaration DECLARATION = new Declaration("tool_options", "MobileSAM Tool Options...",
			"The tool of the toolbar marks an object: click on it, Alt-click beside it, or drag a box around it. "
					+ "Enter or A accepts the mask, Tab or N takes the next one that the model proposes, Ctrl-Z and "
					+ "Ctrl-Y undo and redo, Esc cancels.",
			Stream.of(List.of(CommonOptions.MODEL, CommonOptions.CONTRAST, CommonOptions.CHANNEL, HOVER),
					outputs().stream().map(output -> output.option(output == MaskOutput.ROI_MANAGER)).toList(),
					List.of(GROUP)).<Option<?>>flatMap(List::stream).toList());

	private static volatile ToolSettings current;

	private final Settings settings;
	private final int choices = DefaultModel.choices();

	ToolSettings(final Settings settings) {
		this.settings = settings;
	}

	/** Those chosen last, also in an earlier ImageJ; with the default model if that was chosen later. */
	public static ToolSettings current() {
		ToolSettings chosen = current;
		if (chosen == null || chosen.choices != DefaultModel.choices()) {
			try {
				chosen = new ToolSettings(RememberedSettings.of(DECLARATION));
			} catch (final IOException e) {
				throw new UncheckedIOException(e.getMessage(), e);
			}
			current = chosen;
		}
		return chosen;
	}

	static void choose(final Settings settings) {
		current = new ToolSettings(settings);
	}

	/** What can become of an accepted mask: all that does not open a window for each. */
	static List<MaskOutput> outputs() {
		return List.of(MaskOutput.SELECTION, MaskOutput.ROI_MANAGER, MaskOutput.OVERLAY);
	}

	/** Id of a model of the library, or a model's folder. */
	public String model() {
		return settings.get(CommonOptions.MODEL);
	}

	/** Whether the object under the mouse is shown. */
	public boolean hover() {
		return settings.get(HOVER);
	}

	/** Of an accepted mask by its number, from 1. */
	public Color color(final int number) {
		final int group = settings.get(GROUP).intValue();
		if (group == 0) return MaskColors.FIXED.color(number - 1);
		final Roi member = new Roi(0, 0, 1, 1);
		member.setGroup(group);
		return member.getStrokeColor();
	}

	/**
	 * The planes of an image as the model is to see them.
	 *
	 * @throws IllegalArgumentException if the image is empty or too large, or the settings do not suit it
	 */
	public Planes planes(final ImagePlus image) {
		return CommonOptions.planes(image, settings);
	}

	/** The options themselves. */
	Settings settings() {
		return settings;
	}
}
