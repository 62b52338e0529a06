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
package fiji.plugin.mobilesam.cli;

import java.util.Optional;
import java.util.function.Function;

import fiji.plugin.mobilesam.imagej.ChannelChoice;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.Planes;
import ij.ImagePlus;
import picocli.CommandLine.Option;

/** How the pixels of an image reach the network. */
final class ImageArguments {

	@Option(names = "--contrast", paramLabel = "POLICY", description = "How values become 8 bits: auto, display, percentile[:LOW-HIGH], min-max, raw; the stretching ones over the stack, or with ':plane' for each plane. Default: the model's")
	private String contrast;

	@Option(names = "--channel", paramLabel = "N|displayed", defaultValue = "displayed", description = "Look at this channel only; displayed: the visible channels of a composite together, otherwise each channel for itself. Default: ${DEFAULT-VALUE}")
	private String channel;

	@Option(names = "--input-size-percent", paramLabel = "P", defaultValue = "100", description = "Reduce images to this part of their sides before encoding; masks come back at full size. Default: ${DEFAULT-VALUE}")
	private double inputSizePercent;

	/** To which the sides of the image are reduced. */
	double inputSizePercent() {
		if (!(inputSizePercent > 0 && inputSizePercent <= 100))
			throw new IllegalArgumentException("--input-size-percent takes more than 0 and at most 100, got "
					+ inputSizePercent);
		return inputSizePercent;
	}

	/**
	 * Renders the planes of images with the contrast asked for, else the model's, else automatic.
	 *
	 * @throws IllegalArgumentException if the contrast or the channel is not known
	 */
	Function<ImagePlus, Planes> planes(final Optional<String> ofModel) {
		final ContrastPolicy policy = ContrastPolicy.parse(contrast != null
				? contrast
				: ofModel.orElse(ContrastPolicy.AUTO.toString()));
		final ChannelChoice chosen = ChannelChoice.parse(channel);
		return image -> Planes.of(image, policy, chosen);
	}
}
