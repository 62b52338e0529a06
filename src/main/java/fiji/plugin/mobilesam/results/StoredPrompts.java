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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.PointLabel;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** What was asked for each mask of a plane of a results file. */
final class StoredPrompts {

	private final List<double[]> rows;
	private final Map<Integer, List<PointPrompt>> points = new HashMap<>();
	private final int size;
	private final Optional<StoredChunks> masks;

	/**
	 * Reads the tables.
	 *
	 * @param group with the tables
	 * @param entries of the masks, in whose order the prompts lie
	 */
	StoredPrompts(final Path file, final StoredGroup group, final List<MaskEntry> entries) throws ResultsException {
		rows = group.table(Layout.PROMPTS, Layout.PROMPT_TABLE);
		if (!ids(rows).equals(entries.stream().map(MaskEntry::id).toList()))
			throw new ResultsException(file, "the tables of masks and of prompts have other ids");
		for (final MaskEntry entry : entries) points.put(entry.id(), new ArrayList<>());
		for (final double[] row : group.table(Layout.PROMPT_POINTS, Layout.POINT_TABLE)) {
			if (!points.containsKey((int) row[0]))
				throw new ResultsException(file,
						"a point belongs to mask %d, which is not there".formatted((int) row[0]));
			points.get((int) row[0]).add(new PointPrompt(row[2], row[3], row[1] == PointLabel.FOREGROUND.code()));
		}
		final int count = (int) rows.stream().filter(row -> row[1] != EntryRows.NO_MASK).count();
		size = count == 0 ? 0 : group.dimensions(Layout.PROMPT_MASKS)[1];
		masks = count == 0
				? Optional.empty()
				: Optional.of(group.chunks(Layout.PROMPT_MASKS, SampleType.FLOAT32, 1, count, size, size));
	}

	/** @param index of the entry */
	PromptSet prompt(final int index) throws ResultsException {
		final double[] row = rows.get(index);
		final Optional<BoxPrompt> box = EntryRows.box(row);
		final Optional<LowResMask> mask = row[1] == EntryRows.NO_MASK
				? Optional.empty()
				: Optional.of(mask((int) row[1]));
		return new PromptSet(points.get((int) row[0]), box, mask);
	}

	private LowResMask mask(final int index) throws ResultsException {
		return new LowResMask(size, (float[]) SampleType.FLOAT32.decode(masks.orElseThrow().chunk(index)));
	}

	private static List<Integer> ids(final List<double[]> rows) {
		return rows.stream().map(row -> (int) row[0]).toList();
	}
}
