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
package fiji.plugin.mobilesam.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.imagej.ChannelChoice;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import ij.ImagePlus;

/** Options that several commands have. */
public final class CommonOptions {

	/** The model that finds the masks. */
	public static final ChoiceOption<String> MODEL = new ChoiceOption<>("model", "Model",
			"Id of an installed model, or a model's folder", ModelLibrary.DEFAULT_ID, CommonOptions::modelIds,
			CommonOptions::model);

	/** How the planes of the image are rendered. */
	public static final ChoiceOption<ContrastPolicy> CONTRAST = new ChoiceOption<>("contrast", "Contrast",
			"How pixel values become the 8 bits that the model takes; auto leaves 8-bit images alone",
			ContrastPolicy.AUTO, () -> ContrastPolicy.NAMES, ContrastPolicy::parse);

	/** Which channels the model sees. */
	public static final ChoiceOption<ChannelChoice> CHANNEL = new ChoiceOption<>("channel", "Channel",
			"What the model sees of an image with several channels: those displayed, or one by its number",
			ChannelChoice.DISPLAYED, () -> List.of(ChannelChoice.DISPLAYED.toString()), ChannelChoice::parse);

	/** Which of the masks of a prompt is taken. */
	public static final ChoiceOption<MaskChoice> MASK = ChoiceOption.of("mask", "Mask",
			"Which of the masks that the model proposes for a prompt is taken", MaskChoice.BEST);

	/** Points on the object, typed in. */
	public static final PointsOption FOREGROUND = new PointsOption("points", "Points on the object (x,y x,y)",
			"Points that belong to the object, as x,y x,y in pixels", true);

	/** Points beside the object, typed in. */
	public static final PointsOption BACKGROUND = new PointsOption("background", "Points beside the object (x,y x,y)",
			"Points that do not belong to the object, as x,y x,y in pixels", false);

	/** Whether masks take the places of the selections that they were made from. */
	public static final FlagOption REPLACE = new FlagOption("replace", "Replace in the ROI Manager",
			"Put each mask in the place of the selection of the ROI Manager that it was made from", false);

	/** Whether files that are there may be replaced. */
	public static final FlagOption OVERWRITE = new FlagOption("overwrite", "Replace existing files",
			"Replace a file that is there", false);

	private CommonOptions() {
	}

	/**
	 * The planes of an image as the settings state it.
	 *
	 * @param settings of a command that has {@link #CONTRAST} and {@link #CHANNEL}
	 * @throws IllegalArgumentException if they do not suit the image
	 */
	public static Planes planes(final ImagePlus image, final Settings settings) {
		return Planes.of(image, settings.get(CONTRAST), settings.get(CHANNEL));
	}

	/** The points of {@link #FOREGROUND} and {@link #BACKGROUND}. */
	public static List<PointPrompt> points(final Settings settings) {
		return Stream.concat(settings.get(FOREGROUND).stream(), settings.get(BACKGROUND).stream()).toList();
	}

	/** Those that can be used before those that can be downloaded, to which the choice leads. */
	private static List<String> modelIds() {
		try {
			// Folders that cannot be read are listed, with the reason, among the models.
			return ModelLibrary.standard().list(problem -> {}).stream().map(ModelFolder::manifest)
					.sorted(Comparator.comparing(manifest -> manifest.networks().isEmpty()))
					.map(ModelManifest::id).toList();
		} catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}

	private static String model(final String text) {
		if (text.isBlank())
			throw new IllegalArgumentException("model must be the id of an installed model or a model's folder");
		return text;
	}
}
