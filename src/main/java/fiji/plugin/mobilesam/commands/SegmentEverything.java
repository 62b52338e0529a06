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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.AmgParameter;
import fiji.plugin.mobilesam.amg.Region;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.output.MaskFiles;
import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.settings.ChoiceOption;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.FlagOption;
import fiji.plugin.mobilesam.settings.NumberOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import ij.ImagePlus;
import ij.gui.Roi;

/** Segments all objects of a plane or a stack, from a grid of points. */
final class SegmentEverything implements ImageCommand {

	static final ChoiceOption<PlaneChoice> PLANES = ChoiceOption.of("planes", "Planes",
			"The plane that is shown, or all planes of the stack", PlaneChoice.CURRENT);

	static final FlagOption INSIDE = new FlagOption("inside", "Only inside the selection",
			"Points of the grid lie inside the area selected; their masks may reach out of it", false);

	static final List<NumberOption> PARAMETERS = Arrays.stream(AmgParameter.values()).map(NumberOption::new)
			.toList();

	private static final String NOTHING_FOUND = "no mask was sure and stable enough; a lower pred_iou_thresh or "
			+ "stability_score_thresh finds more, and crop_n_layers small objects in large images";

	private static final Declaration DECLARATION = new Declaration("everything", "Segment Everything...",
			"Finds all objects: asks the model for the masks at each point of a grid and keeps those that are sure and "
					+ "stable, one of those that cover the same.",
			Stream.of(List.of(CommonOptions.MODEL, CommonOptions.CONTRAST, CommonOptions.CHANNEL, PLANES, INSIDE),
					PARAMETERS, MaskOutput
							.options(Set.of(MaskOutput.ROI_MANAGER)),
					MaskFiles.options())
					.<Option<?>>flatMap(List::stream)
					.toList());

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public Segmentation run(final Call call) throws IOException {
		final Settings settings = call.settings();
		final AmgOptions options = options(settings, call.image());
		final RenderedPlanes planes = call.planes();
		final List<PlanePosition> positions = settings.get(PLANES).of(planes.all());
		final SamModel model = call.session().model(settings.get(CommonOptions.MODEL));
		final List<MaskRecord> found = new ArrayList<>();
		for (int i = 0; i < positions.size(); i++) {
			final PlanePosition position = positions.get(i);
			final Progress progress = new StackProgress(call.progress(), i, positions.size());
			progress.checkCanceled();
			call.session().candidates(model, planes.render(position).rgb(), call.image(), options, options, progress)
					.select(options).stream().filter(record -> !record.mask().isEmpty())
					.forEach(record -> found.add(record.at(position)));
		}
		final Segmentation segmentation = Segmentation.of(new SegmentedImage(call.image(), positions, found, model
				.manifest().id()));
		return found.isEmpty() ? segmentation.withProblem(NOTHING_FOUND) : segmentation;
	}

	@Override
	public Optional<AmgOptions> parameters(final Call call) {
		return Optional.of(thresholds(call.settings()));
	}

	private static AmgOptions thresholds(final Settings settings) {
		AmgOptions options = AmgOptions.DEFAULTS;
		for (final NumberOption option : PARAMETERS) options = options.with(option.parameter(), settings.get(option));
		return options;
	}

	/**
	 * The options of the generator.
	 *
	 * @throws IllegalArgumentException if the selection is asked for and there is none of an area
	 */
	static AmgOptions options(final Settings settings, final ImagePlus image) {
		final AmgOptions options = thresholds(settings);
		if (!settings.get(INSIDE)) return options;
		final Roi roi = image.getRoi();
		if (roi == null)
			throw new IllegalArgumentException("there is no selection: draw an area, or do without '%s'"
					.formatted(INSIDE.key()));
		final BinaryMask area = MaskRois.mask(roi, image.getWidth(), image.getHeight());
		if (area.isEmpty())
			throw new IllegalArgumentException("the selection covers no pixel of the image: draw an area in it");
		return options.withRegion(new Region.Pixels(area));
	}

	@Override
	public SettingsPreview preview(final ImagePlus image, final SamSession session) {
		return new EverythingPreview(image, session);
	}
}
