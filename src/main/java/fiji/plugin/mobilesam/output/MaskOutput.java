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
package fiji.plugin.mobilesam.output;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.imagej.MaskTable;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.settings.FlagOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import ij.IJ;
import ij.ImagePlus;

/** What becomes of the masks that a command found: any of these, each a flag of the command. */
public enum MaskOutput {

	/** The image's selection. */
	SELECTION("Selection", "Select the masks of the plane that is shown",
			found -> found.selection().ifPresentOrElse(found.image()::setRoi, found.image()::deleteRoi)),
	/** The ROI Manager, which needs a screen. */
	ROI_MANAGER("ROI Manager", "Add each mask to the ROI Manager; without a screen, to the overlay",
			found -> RoiList.managerOf(found.image()).add(found.rois())),
	/** The image's overlay. */
	OVERLAY("Overlay", "Add each mask to the overlay of the image",
			found -> new RoiList.OfOverlay(found.image()).add(found.rois())),
	/** A new image. */
	LABEL_IMAGE("Label image", "Open an image in which the pixels of mask i have the value i",
			MaskOutput::showLabels),
	/** A new image. */
	BINARY_MASK("Binary mask", "Open an image in which the pixels of all masks are 255",
			found -> LabelImages.binary(found.segmented()).show()),
	/** A results table of its own. */
	TABLE("Table", "Open a table of areas, positions and scores",
			found -> MaskTable.of(found.segmented()).show("Masks of " + found.image().getTitle()));

	private final String label;
	private final String help;
	private final Consumer<Segmentation> shower;

	MaskOutput(final String label, final String help, final Consumer<Segmentation> shower) {
		this.label = label;
		this.help = help;
		this.shower = shower;
	}

	/** A flag for each. */
	public static List<Option<?>> options(final Collection<MaskOutput> byDefault) {
		return Arrays.<MaskOutput>stream(values()).<Option<?>>map(output -> output.option(byDefault.contains(output)))
				.toList();
	}

	/** The flag. */
	public FlagOption option(final boolean byDefault) {
		return new FlagOption(name().toLowerCase(Locale.ROOT), label, help, byDefault,
				this == SELECTION ? "Output" : "");
	}

	/** Shows the masks in all the ways that the settings ask for. */
	public static void showAll(final Segmentation found, final Settings settings) {
		for (final MaskOutput output : values()) if (settings.get(output.option(false))) output.show(found);
	}

	private static void showLabels(final Segmentation found) {
		final ImagePlus labels = LabelImages.labels(found.segmented(), Overlap.HIGHER_SCORE);
		labels.show();
		final int hidden = LabelImages.hidden(labels, found.rois().size());
		if (hidden > 0)
			IJ.log("%s: %d of %d masks lie wholly under better ones and have no label".formatted(labels.getTitle(),
					hidden, found.rois().size()));
	}

	/** Shows the masks. */
	public void show(final Segmentation found) {
		shower.accept(found);
	}
}
