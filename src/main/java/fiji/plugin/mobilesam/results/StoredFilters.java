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

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** Undoes what was done to the chunks of a dataset; what comes out has exactly the bytes that it must have. */
final class StoredFilters {

	private final int chunkBytes;
	/** Whether a chunk has bits that become bytes. */
	private final boolean packed;
	/** Bytes of an element of which the first bytes lie together; 1 where the bytes are in order. */
	private final int shuffled;
	private final int deflations;

	/**
	 * @param filters first to last
	 * @param chunkBytes bytes of a chunk before them
	 * @throws IllegalArgumentException if this program does not know them
	 */
	StoredFilters(final List<FilterInfo> filters, final int chunkBytes) {
		this.chunkBytes = chunkBytes;
		List<FilterInfo> rest = filters;
		packed = starts(rest, ScaleOffset.ID);
		if (packed && !Arrays.equals(rest.get(0).getData(), ScaleOffset.filter(chunkBytes).getData()))
			throw unknown(filters);
		if (packed) rest = rest.subList(1, rest.size());
		final boolean shuffles = starts(rest, Filters.SHUFFLE);
		shuffled = shuffles ? rest.get(0).getData()[0] : 1;
		if (shuffles) rest = rest.subList(1, rest.size());
		deflations = rest.size();
		if (rest.stream().anyMatch(filter -> filter.getId() != Filters.DEFLATE)) throw unknown(filters);
	}

	private static boolean starts(final List<FilterInfo> filters, final int id) {
		return !filters.isEmpty() && filters.get(0).getId() == id;
	}

	private static IllegalArgumentException unknown(final List<FilterInfo> filters) {
		return new IllegalArgumentException("filters that this program does not know: " + filters);
	}

	/** @throws IOException if it cannot be that */
	byte[] undo(final byte[] stored) throws IOException {
		final byte[] bytes = inflated(stored, packed ? ScaleOffset.bytes(chunkBytes) : chunkBytes);
		final byte[] inOrder = Filters.unshuffle(bytes, shuffled);
		return packed ? ScaleOffset.unpacked(inOrder, chunkBytes) : inOrder;
	}

	private byte[] inflated(final byte[] stored, final int expected) throws IOException {
		final List<InputStream> stages = new ArrayList<>(List.of(new ByteArrayInputStream(stored)));
		for (int stage = 0; stage < deflations; stage++)
			stages.add(new InflaterInputStream(stages.get(stage)));
		try (InputStream in = stages.get(stages.size() - 1)) {
			final byte[] bytes = in.readNBytes(expected);
			// At the end of each stage its checksum is tested.
			for (int stage = stages.size() - 1; stage >= 0; stage--)
				if (bytes.length < expected || stages.get(stage).read() >= 0)
					throw new EOFException("it has not %d bytes".formatted(expected));
			return bytes;
		}
	}
}
