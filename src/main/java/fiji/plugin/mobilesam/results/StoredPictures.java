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
package fiji.plugin.mobilesam.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.image.RgbImage;

/** The image of a plane of a results file, what it was made from, and the picture of its masks. */
final class StoredPictures {

	private static final int RGB = 3;
	private static final int RGBA = 4;

	private final int width;
	private final int height;
	private final Optional<StoredChunks> image;
	private final Optional<SourceFormat> sourceFormat;
	private final Optional<StoredChunks> source;
	private final Optional<StoredChunks> overlay;

	/**
	 * @param tree the group with the plane's groups
	 * @param width of the masks, which the pictures must have too
	 * @param height of the masks
	 */
	StoredPictures(final StoredGroup tree, final int width, final int height) throws ResultsException {
		this.width = width;
		this.height = height;
		final StoredGroup images = tree.group(Layout.IMAGE);
		image = images.has(Layout.ORIGINAL)
				? Optional.of(images.picture(Layout.ORIGINAL, height, width, RGB))
				: Optional.empty();
		if (images.has(Layout.SOURCE)) {
			final Attributes format = images.attributes(Layout.SOURCE);
			final SampleType type = SampleType.named(images.required(format.text(Layout.DTYPE), Layout.DTYPE));
			final int channels = images.wholeNumber(format, Layout.CHANNELS);
			sourceFormat = Optional.of(new SourceFormat(type, channels));
			source = Optional
					.of(images.chunks(Layout.SOURCE, type, 1, channels, height, width));
		} else {
			sourceFormat = Optional.empty();
			source = Optional.empty();
		}
		overlay = tree.has(Layout.VISUALIZATION)
				? Optional.of(tree.group(Layout.VISUALIZATION).picture(Layout.IMAGE, height, width, RGBA))
				: Optional.empty();
	}

	boolean hasImage() {
		return image.isPresent();
	}

	RgbImage image() throws ResultsException {
		return new RgbImage(width, height, image.orElseThrow().all(RGB * width * height));
	}

	Optional<SourceFormat> sourceFormat() {
		return sourceFormat;
	}

	SourceImage source() throws ResultsException {
		final SourceFormat format = sourceFormat.orElseThrow();
		final List<Object> channels = new ArrayList<>();
		for (int c = 0; c < format.channels(); c++)
			channels.add(format.type().decode(source.orElseThrow().chunk(c)));
		return new SourceImage(width, height, channels);
	}

	boolean hasOverlay() {
		return overlay.isPresent();
	}

	RgbaImage overlay() throws ResultsException {
		return new RgbaImage(width, height, overlay.orElseThrow().all(RGBA * width * height));
	}
}
