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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Chunks of which several are deflated at once, on all processors, and wait until it is their turn to be written. */
abstract class ChunksAtOnce implements ChunkSource {

	private final int chunks;
	private final int atOnce;
	private List<byte[]> deflated = List.of();

	/** @param atOnce how many are in memory together */
	ChunksAtOnce(final int chunks, final int atOnce) {
		this.chunks = chunks;
		this.atOnce = atOnce;
	}

	/** Gets what the chunks from one up to another, not included, are made of. */
	abstract void prepare(int from, int to) throws IOException;

	/** Makes a chunk that was prepared. Called from several threads. */
	abstract byte[] deflated(int index) throws IOException;

	/** The chunks are asked for in order. */
	@Override
	public void write(final int index, final OutputStream out) throws IOException {
		if (index % atOnce == 0) {
			final int end = Math.min(chunks, index + atOnce);
			prepare(index, end);
			deflated = IntStream.range(index, end).parallel().mapToObj(this::deflatedUnchecked).toList();
		}
		out.write(deflated.get(index % atOnce));
	}

	private byte[] deflatedUnchecked(final int index) {
		try {
			return deflated(index);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
