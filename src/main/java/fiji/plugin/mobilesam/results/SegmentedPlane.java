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

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * A plane whose masks were just found.
 *
 * @param position in its stack
 * @param attributes of the image
 * @param image as the network saw it
 * @param sourceImage what it was made from
 * @param records the masks; the index is the id
 * @param picture of the masks
 */
public record SegmentedPlane(PlanePosition position, Attributes attributes, RgbImage image,
		Optional<SourceImage> sourceImage, List<MaskRecord> records, Optional<RgbaImage> picture)
		implements
			ResultPlane {

	/** @throws IllegalArgumentException if a mask or a picture has another size than the image */
	public SegmentedPlane {
		Objects.requireNonNull(position, "position");
		Objects.requireNonNull(attributes, "attributes");
		records = List.copyOf(records);
		sourceImage.ifPresent(pixels -> requireSize(image, "source image", pixels.width(), pixels.height()));
		picture.ifPresent(overlay -> requireSize(image, "overlay", overlay.width(), overlay.height()));
		for (final MaskRecord record : records)
			requireSize(image, "mask", record.mask().width(), record.mask().height());
	}

	@Override
	public int width() {
		return image.width();
	}

	@Override
	public int height() {
		return image.height();
	}

	@Override
	public boolean hasImage() {
		return true;
	}

	@Override
	public Optional<SourceFormat> sourceFormat() {
		return sourceImage.map(SourceImage::format);
	}

	@Override
	public SourceImage source() {
		return sourceImage.orElseThrow();
	}

	@Override
	public boolean hasOverlay() {
		return picture.isPresent();
	}

	@Override
	public RgbaImage overlay() {
		return picture.orElseThrow();
	}

	@Override
	public List<MaskEntry> entries() {
		return IntStream.range(0, records.size()).mapToObj(i -> MaskEntry.of(i, records.get(i))).toList();
	}

	@Override
	public BinaryMask mask(final int index) {
		return records.get(index).mask();
	}

	@Override
	public PromptSet prompt(final int index) {
		return records.get(index).prompt();
	}

	@Override
	public MaskRecord record(final int index) {
		return records.get(index);
	}

	private static void requireSize(final RgbImage image, final String what, final int width, final int height) {
		if (width != image.width() || height != image.height())
			throw new IllegalArgumentException("the %s has %d x %d pixels, its image %d x %d".formatted(what, width,
					height, image.width(), image.height()));
	}
}
