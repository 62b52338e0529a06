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

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.PredictOptions;
import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.RoiPrompts;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.MaskChoice;
import ij.gui.Roi;

/** An encoded plane of the image of a call, and the prompts that selections are on it. */
final class PromptedPlane {

	private final PlanePosition position;
	private final MaskChoice choice;
	private final EncodedImage encoded;
	private final RoiPrompts prompts;

	private PromptedPlane(final PlanePosition position, final MaskChoice choice, final EncodedImage encoded,
			final RoiPrompts prompts) {
		this.position = position;
		this.choice = choice;
		this.encoded = encoded;
		this.prompts = prompts;
	}

	/**
	 * Encodes a plane, unless the session has it.
	 *
	 * @param call whose settings have {@link CommonOptions#MASK}
	 * @param model from the call's session
	 * @param position of the plane
	 * @throws IOException if the network fails
	 */
	static PromptedPlane encode(final ImageCommand.Call call, final SamModel model, final PlanePosition position)
			throws IOException {
		call.progress().update(0, 1, "encoding the image");
		final EncodedImage encoded = call.session().encode(model, call.planes().render(position).rgb(), call.image(),
				call.progress());
		return new PromptedPlane(position, call.settings().get(CommonOptions.MASK), encoded,
				new RoiPrompts(call.planes().all(), position, encoded.predictor().fit(),
						encoded.predictor().lowResSize()));
	}

	/** Turns selections into prompts. */
	RoiPrompts prompts() {
		return prompts;
	}

	/**
	 * The pixels of an area as a mask prompt.
	 *
	 * @throws IllegalArgumentException if the selection is none of an area
	 */
	LowResMask maskPrompt(final Roi area) {
		final InputFit fit = encoded.predictor().fit();
		return LowResMask.of(MaskRois.mask(area, fit.imageWidth(), fit.imageHeight()), fit, encoded.predictor()
				.lowResSize());
	}

	/**
	 * The masks of each prompt: one, or several if all are asked for, or none where the model finds nothing.
	 *
	 * @param sets at least one
	 * @param progress told of the prompts done, and asked whether to go on
	 * @throws IOException if the network fails
	 * @throws IllegalArgumentException if the model gives fewer masks for a prompt than the one that is asked for
	 */
	List<List<MaskRecord>> masks(final List<PromptSet> sets, final Progress progress) throws IOException {
		final List<List<MaskRecord>> masks = new ArrayList<>();
		for (final List<MaskRecord> proposals : encoded.predict(sets, PredictOptions.DEFAULT.withCandidates(choice
				.candidates()), progress))
			masks.add(choice.of(proposals).stream().filter(record -> !record.mask().isEmpty())
					.map(record -> record.at(position)).toList());
		return masks;
	}
}
