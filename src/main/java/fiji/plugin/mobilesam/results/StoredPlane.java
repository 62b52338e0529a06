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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** A plane of a results file. Its tables were read when the file was opened; pixels are read when they are asked for. */
final class StoredPlane implements ResultPlane {

	@FunctionalInterface
	private interface Prompts {

		PromptSet prompt(int index) throws ResultsException;
	}

	private final Path file;
	private final PlanePosition position;
	private final Attributes attributes;
	private final int width;
	private final int height;
	private final StoredPictures pictures;
	private final List<MaskEntry> entries;
	private final StoredChunks masks;
	private final Prompts prompts;

	/**
	 * Reads the tables.
	 *
	 * @param tree the group with the plane's groups
	 * @throws ResultsException if something is missing, or does not fit the rest
	 */
	StoredPlane(final Path file, final StoredGroup tree) throws ResultsException {
		this.file = file;
		final StoredGroup image = tree.group(Layout.IMAGE);
		position = new PlanePosition(image.wholeNumber(Layout.C), image.wholeNumber(Layout.Z), image.wholeNumber(
				Layout.T));
		attributes = image.attributes().without(Layout.C, Layout.Z, Layout.T);
		final StoredGroup group = tree.group(Layout.MASKS);
		final Attributes size = group.attributes(Layout.SEGMENTATIONS);
		width = group.wholeNumber(size, Layout.MASK_WIDTH);
		height = group.wholeNumber(size, Layout.MASK_HEIGHT);
		pictures = new StoredPictures(tree, width, height);
		entries = group.table(Layout.METADATA, Layout.MASK_TABLE).stream().map(EntryRows::entry).toList();
		masks = group.chunks(Layout.SEGMENTATIONS, SampleType.UINT8, 1, entries.size(), height, width);
		if (entries.stream().mapToInt(MaskEntry::id).distinct().count() < entries.size())
			throw new ResultsException(file, "two masks of a plane have the same id");
		prompts = prompts(group);
	}

	/** Without tables of their own, prompts are the points in the table of masks. */
	private Prompts prompts(final StoredGroup group) throws ResultsException {
		final Optional<List<PromptSet>> points = MaskEntry.pointPrompts(entries);
		if (points.isPresent() && !group.has(Layout.PROMPTS)) return points.get()::get;
		return new StoredPrompts(file, group, entries)::prompt;
	}

	@Override
	public PlanePosition position() {
		return position;
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public Attributes attributes() {
		return attributes;
	}

	@Override
	public List<MaskEntry> entries() {
		return entries;
	}

	@Override
	public boolean hasImage() {
		return pictures.hasImage();
	}

	@Override
	public RgbImage image() throws IOException {
		return Damage.guard(file, pictures::image);
	}

	@Override
	public Optional<SourceFormat> sourceFormat() {
		return pictures.sourceFormat();
	}

	@Override
	public SourceImage source() throws IOException {
		return Damage.guard(file, pictures::source);
	}

	@Override
	public boolean hasOverlay() {
		return pictures.hasOverlay();
	}

	@Override
	public RgbaImage overlay() throws IOException {
		return Damage.guard(file, pictures::overlay);
	}

	@Override
	public BinaryMask mask(final int index) throws IOException {
		final MaskEntry entry = entries.get(index);
		final BinaryMask mask = Damage.guard(file, () -> BinaryMask.of(width, height, masks.chunk(index)));
		if (mask.area() != entry.area())
			throw new ResultsException(file,
					"mask %d has %d pixels, its table says %d".formatted(entry.id(), mask.area(),
							entry.area()));
		return mask;
	}

	@Override
	public PromptSet prompt(final int index) throws IOException {
		return Damage.guard(file, () -> prompts.prompt(index));
	}
}
