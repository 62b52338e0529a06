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
package fiji.plugin.mobilesam.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.Contrast;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.imagej.ValueRange;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.results.Attributes;
import fiji.plugin.mobilesam.results.MaskEntry;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.RgbaImage;
import fiji.plugin.mobilesam.results.SourceFormat;
import fiji.plugin.mobilesam.results.SourceImage;
import ij.ImagePlus;

/** A plane of a segmented image for a results file. Its pictures are rendered when they are written. */
final class ImagePlane implements ResultPlane {

	private final ImagePlus image;
	private final PlanePosition position;
	private final RenderedPlanes planes;
	private final Contrast contrast;
	private final ResultsPictures pictures;
	private final List<MaskRecord> records;

	/**
	 * @param segmented with all its planes
	 * @param planes as the run rendered them
	 * @param pictures which of them there are
	 */
	ImagePlane(final SegmentedImage segmented, final PlanePosition position, final RenderedPlanes planes,
			final ResultsPictures pictures) {
		image = segmented.image();
		this.position = position;
		this.planes = planes;
		contrast = planes.contrast(position);
		this.pictures = pictures;
		records = segmented.records().stream().filter(record -> record.position().equals(position)).toList();
	}

	@Override
	public PlanePosition position() {
		return position;
	}

	@Override
	public int width() {
		return image.getWidth();
	}

	@Override
	public int height() {
		return image.getHeight();
	}

	/** The contrast: {@code contrast_policy}, and for each channel rendered {@code contrast_black, contrast_white}. */
	@Override
	public Attributes attributes() {
		return Attributes.NONE.with("contrast_policy", contrast.policy().toString()).with("contrast_black", contrast
				.channels().stream().map(ValueRange::black).toList())
				.with("contrast_white", contrast.channels().stream()
						.map(ValueRange::white).toList());
	}

	@Override
	public List<MaskEntry> entries() {
		return IntStream.range(0, records.size()).mapToObj(i -> MaskEntry.of(i, records.get(i))).toList();
	}

	@Override
	public boolean hasImage() {
		return pictures.image();
	}

	@Override
	public RgbImage image() {
		return planes.all().plane(position).rgb();
	}

	/** None where the picture has the pixels themselves: RGB and single 8-bit channels whose contrast is left alone. */
	@Override
	public Optional<SourceFormat> sourceFormat() {
		if (!hasImage()) return Optional.empty();
		final boolean same = contrast.policy() instanceof ContrastPolicy.Raw && contrast.channels().size() == 1;
		return image.getBitDepth() == 24 || same ? Optional.empty() : Optional.of(source().format());
	}

	@Override
	public SourceImage source() {
		final int first = Math.max(1, position.c());
		final int last = position.c() == PlanePosition.ALL_CHANNELS ? image.getNChannels() : position.c();
		return new SourceImage(width(), height(), IntStream.rangeClosed(first, last).mapToObj(c -> image.getStack()
				.getPixels(image.getStackIndex(c, position.z(), position.t()))).toList());
	}

	@Override
	public boolean hasOverlay() {
		return pictures.overlay().isPresent();
	}

	@Override
	public RgbaImage overlay() {
		return OverlayLayer.of(width(), height(), records, pictures.overlay().orElseThrow());
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
}
