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
package fiji.plugin.mobilesam.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * Prompt sets that one call of a decoder answers. They have equally many rows: padding rows take part in the attention
 * between tokens, so filling up with them would change the answers.
 *
 * @param indices of the prompt sets in the list that was asked
 * @param prompts at those indices
 */
record PromptBatch(int[] indices, List<PromptSet> prompts) {

	/** Splits a list into batches of at most some prompt sets; the order is kept within each number of rows. */
	static List<PromptBatch> split(final List<PromptSet> prompts, final int most) {
		final Map<Integer, List<Integer>> byRows = new LinkedHashMap<>();
		for (int i = 0; i < prompts.size(); i++)
			byRows.computeIfAbsent(PointRows.count(prompts.get(i)), rows -> new ArrayList<>()).add(i);
		final List<PromptBatch> batches = new ArrayList<>();
		for (final List<Integer> group : byRows.values()) {
			for (int from = 0; from < group.size(); from += most) {
				final List<Integer> part = group.subList(from, Math.min(from + most, group.size()));
				batches.add(new PromptBatch(part.stream().mapToInt(i -> i).toArray(),
						part.stream().map(prompts::get).toList()));
			}
		}
		return batches;
	}

	int size() {
		return indices.length;
	}

	boolean hasMask() {
		return prompts.stream().anyMatch(prompt -> prompt.mask().isPresent());
	}

	/** The tensors {@code point_coords} and {@code point_labels}. */
	Map<String, FloatTensor> pointTensors(final InputFit fit) {
		final int rows = PointRows.count(prompts.get(0));
		final FloatTensor coordinates = FloatTensor.zeros(size(), rows, 2);
		final FloatTensor labels = FloatTensor.zeros(size(), rows);
		final PointRows target = new PointRows(fit, coordinates, labels);
		prompts.forEach(target::add);
		final Map<String, FloatTensor> tensors = new HashMap<>();
		tensors.put(DecoderNames.POINT_COORDS, coordinates);
		tensors.put(DecoderNames.POINT_LABELS, labels);
		return tensors;
	}
}
