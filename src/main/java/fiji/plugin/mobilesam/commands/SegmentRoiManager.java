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

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.output.MaskFiles;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.RoiList;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.FlagOption;
import fiji.plugin.mobilesam.settings.MaskChoice;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import ij.gui.Roi;

/** Segments the objects that the selections of the ROI Manager point at. */
final class SegmentRoiManager implements ImageCommand {

	private static final FlagOption SELECTED = new FlagOption("selected", "Only those selected in the list",
			"Take the selections that are selected in the ROI Manager, not all", false);

	private static final FlagOption ONE_OBJECT = new FlagOption("one_object", "All describe one object",
			"Take all selections together as the prompt of one object; otherwise each is an object of its own", false);

	private static final Declaration DECLARATION = new Declaration("roi_manager", "Segment ROI Manager",
			"Finds the objects that the selections of the ROI Manager point at, each on its plane; without a screen, those "
					+ "of the overlay. Esc keeps the masks found so far.",
			Stream.of(
					List.of(CommonOptions.MODEL, CommonOptions.CONTRAST, CommonOptions.CHANNEL, CommonOptions.MASK,
							SELECTED, ONE_OBJECT,
							CommonOptions.REPLACE),
					MaskOutput.options(Set.of(MaskOutput.ROI_MANAGER)),
					MaskFiles.options())
					.<Option<?>>flatMap(List::stream).toList());

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public Segmentation run(final Call call) throws IOException {
		final Settings settings = call.settings();
		if (settings.get(CommonOptions.REPLACE) && settings.get(CommonOptions.MASK) == MaskChoice.ALL)
			throw new IllegalArgumentException("'replace' needs one mask a selection, not mask=all");
		final List<Roi> rois = rois(call);
		final SamModel model = call.session().model(settings.get(CommonOptions.MODEL));
		final RoiBatch batch = new RoiBatch(call, model);
		if (settings.get(ONE_OBJECT)) batch.addObject(rois);
		else for (final Roi roi : rois) batch.addObject(List.of(roi));
		return batch.run();
	}

	private static List<Roi> rois(final Call call) {
		final boolean onlySelected = call.settings().get(SELECTED);
		final List<Roi> rois = RoiList.existingOf(call.image())
				.map(list -> onlySelected ? list.selected() : list.all()).orElse(List.of());
		if (rois.isEmpty()) throw new IllegalArgumentException(whyNone(onlySelected));
		return rois;
	}

	private static String whyNone(final boolean onlySelected) {
		if (GraphicsEnvironment.isHeadless())
			return onlySelected
					? "'selected' needs the ROI Manager, which needs a screen"
					: "the overlay is empty: add selections to it first; the ROI Manager needs a screen";
		return onlySelected
				? "no selection is selected in the list of the ROI Manager"
				: "the ROI Manager is empty: add selections to it first (Edit > Selection > Add to Manager)";
	}
}
