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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.RoiStyle;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.output.MaskFiles;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.RoiList;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Option;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;

/** Corrects a mask by points. */
final class RefineMask implements ImageCommand {

	private static final Declaration DECLARATION = new Declaration("refine", "Refine Mask",
			"Corrects a mask by points. Either the mask is the selection, and the points are typed in; or the points are "
					+ "the selection (those of counter 1 lie beside the object), and the mask is the one selected in the "
					+ "list of the ROI Manager.",
			Stream.of(
					List.of(CommonOptions.MODEL, CommonOptions.CONTRAST, CommonOptions.CHANNEL, CommonOptions.MASK,
							CommonOptions.FOREGROUND,
							CommonOptions.BACKGROUND, CommonOptions.REPLACE),
					MaskOutput.options(Set.of(MaskOutput.SELECTION)),
					MaskFiles.options()).<Option<?>>flatMap(List::stream).toList());

	/**
	 * What is corrected by what.
	 *
	 * @param mask an area
	 * @param marks points that the user has set, if any
	 */
	private record Correction(Roi mask, List<Roi> marks) {
	}

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public Segmentation run(final Call call) throws IOException {
		final Correction correction = correction(call.image());
		final List<PointPrompt> typed = CommonOptions.points(call.settings());
		if (correction.marks.isEmpty() && typed.isEmpty())
			throw new IllegalArgumentException(
					"there is no point to correct the mask by: give 'points' on the object or "
							+ "'background' beside it, or select points, and the mask in the ROI Manager");
		final PlanePosition position = call.planes().all().current();
		final SamModel model = call.session().model(call.settings().get(CommonOptions.MODEL));
		final PromptedPlane plane = PromptedPlane.encode(call, model, position);
		final List<MaskRecord> masks = plane.masks(List.of(prompt(plane, correction, typed)), call.progress()).get(0);
		if (masks.isEmpty()) throw new IllegalArgumentException("the points leave nothing of the mask");
		final SegmentedImage refined = new SegmentedImage(call.image(), List.of(position), masks,
				model.manifest().id());
		final List<Roi> rois = MaskRois.rois(refined, RoiStyle.DEFAULT);
		final Optional<String> name = Optional.ofNullable(correction.mask.getName());
		rois.forEach(roi -> name.ifPresent(roi::setName));
		return new Segmentation(refined, rois, rois.stream().map(roi -> List.of(correction.mask)).toList(), List.of());
	}

	/** Without the box around the mask, which would keep it from growing. */
	private static PromptSet prompt(final PromptedPlane plane, final Correction correction,
			final List<PointPrompt> typed) {
		final List<Roi> all = new ArrayList<>(correction.marks);
		all.add(correction.mask);
		return new PromptSet(plane.prompts().together(all, typed).points(), Optional.empty(), Optional.of(plane
				.maskPrompt(correction.mask)));
	}

	private static Correction correction(final ImagePlus image) {
		final Roi selection = image.getRoi();
		final List<Roi> listed = RoiList.existingOf(image).map(RoiList::selected).orElse(List.of());
		if (selection instanceof PointRoi) {
			if (listed.size() != 1)
				throw new IllegalArgumentException("select one mask in the list of the ROI Manager, found %d selected"
						.formatted(listed.size()));
			return new Correction(listed.get(0), List.of(selection));
		}
		if (selection == null)
			throw new IllegalArgumentException(
					"there is no selection: select the mask, or points and the mask in the ROI "
							+ "Manager");
		// A mask that is shown by a click in the list is a copy of the one there.
		return new Correction(listed.size() == 1 && listed.get(0).equals(selection) ? listed.get(0) : selection, List
				.of());
	}
}
