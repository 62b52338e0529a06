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

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.imagej.ChannelChoice;
import fiji.plugin.mobilesam.output.MaskFiles;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import ij.ImagePlus;

/** What a dialog asks for an image: nothing that the image leaves no choice in. */
record OptionsForImage(ImagePlus image) {

	/** A command's declaration without such options. */
	Declaration of(final Declaration declaration) {
		final List<Option<?>> options = declaration.options().stream().<Option<?>>flatMap(this::of).toList();
		return new Declaration(declaration.key(), declaration.title(), declaration.summary(), options);
	}

	/** What the dialog starts with: neither files nor a channel that the image does not have. */
	Settings of(final Settings remembered) {
		final Settings start = MaskFiles.forget(remembered);
		return start.get(CommonOptions.CHANNEL).number() <= image.getNChannels()
				? start
				: start.with(CommonOptions.CHANNEL, ChannelChoice.DISPLAYED);
	}

	private Stream<Option<?>> of(final Option<?> option) {
		if (option == SegmentEverything.PLANES && image.getStackSize() == 1) return Stream.empty();
		if (option != CommonOptions.CHANNEL) return Stream.of(option);
		return image.getNChannels() == 1 ? Stream.empty() : Stream.of(CommonOptions.CHANNEL.withChoices(channels()));
	}

	private List<String> channels() {
		return Stream.concat(Stream.of(ChannelChoice.DISPLAYED), IntStream.rangeClosed(1, image.getNChannels())
				.mapToObj(ChannelChoice::new)).map(ChannelChoice::toString).toList();
	}
}
