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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.output.MaskFiles;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Option;
import ij.gui.Roi;

/** Segments the object that the selection points at. */
final class SegmentSelection implements ImageCommand {

	static final Declaration DECLARATION = new Declaration("selection", "Segment Selection",
			"Finds the object that the selection points at: points on it (those of counter 1 lie beside it), a line along "
					+ "it, a rectangle around it, or its rough area. Points can be typed in as well.",
			Stream.of(
					List.of(CommonOptions.MODEL, CommonOptions.CONTRAST, CommonOptions.CHANNEL, CommonOptions.MASK,
							CommonOptions.FOREGROUND, CommonOptions.BACKGROUND),
					MaskOutput.options(Set.of(MaskOutput.SELECTION)), MaskFiles.options())
					.<Option<?>>flatMap(List::stream).toList());

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public Segmentation run(final Call call) throws IOException {
		final Roi selection = call.image().getRoi();
		final List<PointPrompt> typed = CommonOptions.points(call.settings());
		if (selection == null && typed.stream().noneMatch(PointPrompt::foreground))
			throw new IllegalArgumentException(
					"there is no selection: mark the object with points, a line, a rectangle or another area");
		final PlanePosition position = call.planes().all().current();
		final SamModel model = call.session().model(call.settings().get(CommonOptions.MODEL));
		final PromptedPlane plane = PromptedPlane.encode(call, model, position);
		final PromptSet prompt = plane.prompts().together(Stream.ofNullable(selection).toList(), typed);
		final List<MaskRecord> masks = plane.masks(List.of(prompt), call.progress()).get(0);
		if (masks.isEmpty())
			throw new IllegalArgumentException("the model finds no object at the selection; try another prompt");
		return Segmentation.of(new SegmentedImage(call.image(), List.of(position), masks, model.manifest().id()));
	}
}
