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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import io.jhdf.object.datatype.DataType;

/** Adds the groups of one plane to an HDF5 file that is written later. */
final class PlaneOutput {

	private static final int RGB = 3;
	private static final int RGBA = 4;

	private final ResultPlane plane;
	private final WritableGroup tree;
	private final Progress progress;

	/** @param tree the group that takes the plane's groups */
	PlaneOutput(final ResultPlane plane, final WritableGroup tree, final Progress progress) {
		this.plane = plane;
		this.tree = tree;
		this.progress = progress;
	}

	/** @throws IOException if the prompts cannot be read */
	void add() throws IOException {
		addImage();
		addMasks();
		if (plane.hasOverlay()) {
			final WritableDataset picture = picture(tree.putGroup(Layout.VISUALIZATION), Layout.IMAGE, RGBA, false,
					() -> plane.overlay().rgba());
			picture.putAttribute(Layout.FORMAT, "RGBA");
		}
	}

	/** Adds attributes in the types that the HDF5 library takes. */
	static void put(final WritableNode node, final Attributes attributes) {
		attributes.asMap().forEach((name, value) -> node.putAttribute(name, value instanceof final List<?> numbers
				? numbers.stream().mapToDouble(n -> (Double) n).toArray()
				: value));
	}

	private void addImage() {
		final WritableGroup group = tree.putGroup(Layout.IMAGE);
		put(group, plane.attributes().with(Layout.C, plane.position().c()).with(Layout.Z, plane.position().z()).with(
				Layout.T, plane.position().t()));
		if (!plane.hasImage()) return;
		picture(group, Layout.ORIGINAL, RGB, true, () -> plane.image().rgb());
		plane.sourceFormat().ifPresent(format -> describe(dataset(group, Layout.SOURCE, format.type().hdfType(),
				new PlainChunks(format.type(), i -> plane.source().channels().get(i)), 1, format.channels(),
				plane.height(), plane.width()), format.channels(), format.type()));
	}

	private void addMasks() throws IOException {
		final WritableGroup group = tree.putGroup(Layout.MASKS);
		final List<MaskEntry> entries = plane.entries();
		final ChunkSource pixels = new MaskChunks(plane, progress);
		final WritableDataset masks = dataset(group, Layout.SEGMENTATIONS, SampleType.UINT8.hdfType(), pixels,
				1, entries.size(), plane.height(), plane.width());
		masks.putAttribute(Layout.NUM_MASKS, (long) entries.size());
		masks.putAttribute(Layout.MASK_HEIGHT, (long) plane.height());
		masks.putAttribute(Layout.MASK_WIDTH, (long) plane.width());
		table(group, Layout.METADATA, Layout.MASK_TABLE, entries.stream().map(EntryRows::row).toList());
		addPrompts(group, entries);
	}

	/** Prompts that the table of masks tells are left out. */
	private void addPrompts(final WritableGroup group, final List<MaskEntry> entries) throws IOException {
		final List<PromptSet> prompts = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) prompts.add(plane.prompt(i));
		if (Optional.of(prompts).equals(MaskEntry.pointPrompts(entries))) return;
		final List<double[]> rows = new ArrayList<>();
		final List<double[]> points = new ArrayList<>();
		final List<LowResMask> masks = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			final int id = entries.get(i).id();
			final PromptSet prompt = prompts.get(i);
			final Optional<BoxPrompt> box = prompt.box();
			rows.add(EntryRows.prompt(id, prompt.mask().isPresent() ? masks.size() : EntryRows.NO_MASK, box));
			prompt.mask().ifPresent(masks::add);
			for (final PointPrompt point : prompt.points())
				points.add(new double[]{id, point.label().code(), point.x(), point.y()});
		}
		table(group, Layout.PROMPTS, Layout.PROMPT_TABLE, rows);
		table(group, Layout.PROMPT_POINTS, Layout.POINT_TABLE, points);
		addMaskPrompts(group, masks);
	}

	private static void addMaskPrompts(final WritableGroup group, final List<LowResMask> masks) {
		if (masks.isEmpty()) return;
		final int size = masks.get(0).size();
		dataset(group, Layout.PROMPT_MASKS, SampleType.FLOAT32.hdfType(), new PlainChunks(SampleType.FLOAT32,
				i -> masks.get(i).logits()), 1, masks.size(), size, size);
	}

	private WritableDataset picture(final WritableGroup group, final String name, final int channels,
			final boolean planar, final PictureBands.Pixels pixels) {
		final PictureBands bands = PictureBands.of(plane.width(), plane.height(), channels, planar, pixels);
		final WritableDataset picture = dataset(group, name, SampleType.UINT8.hdfType(), bands, bands.rows(),
				plane.height(), plane.width(), channels);
		describe(picture, channels, SampleType.UINT8);
		return picture;
	}

	private void describe(final WritableDataset picture, final int channels, final SampleType type) {
		picture.putAttribute(Layout.HEIGHT, (long) plane.height());
		picture.putAttribute(Layout.WIDTH, (long) plane.width());
		picture.putAttribute(Layout.CHANNELS, (long) channels);
		picture.putAttribute(Layout.DTYPE, type.dtype());
	}

	private static WritableDataset dataset(final WritableGroup group, final String name, final DataType type,
			final ChunkSource source, final int chunkLength, final int... dimensions) {
		final WritableDataset dataset = new DeflatedOutput(group, name, type, source, chunkLength, dimensions);
		group.putDataset(name, dataset);
		return dataset;
	}

	private static void table(final WritableGroup group, final String name, final TableFormat format,
			final List<double[]> rows) {
		final byte[] bytes = format.encode(rows);
		dataset(group, name, format.type(), new TableChunk(bytes, format.rowBytes()), Math.max(1, rows.size()), rows
				.size()).putAttribute(Layout.CRC32, TableFormat.checksum(bytes));
	}
}
