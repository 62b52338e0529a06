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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.jhdf.Constants;
import io.jhdf.api.Group;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.indexing.ChunkImpl;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndexWriter;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;

/** A deflated dataset of which one chunk is in memory at a time. */
final class DeflatedOutput extends OutputDataset {

	private static final int BUFFER = 1 << 16;
	/** Elements of an index page, as a power of two; the HDF5 library's own default. */
	private static final int LEAST_PAGE_BITS = 10;

	private final int chunks;
	private final List<FilterInfo> filters;
	/** Its edges, and the bytes of an element, as HDF5 has it. */
	private final int[] chunkDimensions;
	private final int chunkBytes;
	private ChunkSource source;
	private Message layout;

	/**
	 * @param source of the chunks; let go when they are written
	 * @param chunkLength how long a chunk is in the first dimension, the last one too; it is as large as the dataset in
	 *          every other
	 */
	DeflatedOutput(final Group parent, final String name, final DataType type, final ChunkSource source,
			final int chunkLength, final int... dimensions) {
		super(parent, name, type, dimensions);
		this.source = source;
		chunks = (int) (((long) dimensions[0] + chunkLength - 1) / chunkLength);
		filters = source.filters();
		chunkDimensions = Arrays.copyOf(dimensions, dimensions.length + 1);
		chunkDimensions[dimensions.length] = type.getSize();
		chunkDimensions[0] = chunkLength;
		chunkBytes = Arrays.stream(chunkDimensions).reduce(1, Math::multiplyExact);
		layout = placed(Constants.UNDEFINED_ADDRESS, 0);
	}

	@Override
	List<Message> layout() {
		if (chunks == 0) return List.of(layout);
		return List.of(layout, FilterPipelineMessage.create(filters));
	}

	@Override
	long writeData(final HdfFileChannel channel, final long start) {
		if (chunks == 0) return start;
		final List<Chunk> index = new ArrayList<>(chunks);
		long end = start;
		for (int i = 0; i < chunks; i++) {
			final long address = end;
			end = writeChunk(i, channel, address);
			final long[] offset = new long[chunkDimensions.length - 1];
			offset[0] = (long) i * chunkDimensions[0];
			index.add(new ChunkImpl(address, Math.toIntExact(end - address), offset));
		}
		source = null;
		layout = placed(chunks == 1 ? start : end, index.get(0).getSize());
		return chunks == 1 ? end : writeIndex(index, channel, end);
	}

	private long writeChunk(final int index, final HdfFileChannel channel, final long address) {
		final ChannelStream file = new ChannelStream(channel, address);
		try {
			final BufferedOutputStream out = new BufferedOutputStream(file, BUFFER);
			source.write(index, out);
			out.flush();
			return file.address();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private long writeIndex(final List<Chunk> index, final HdfFileChannel channel, final long address) {
		final ByteBuffer array = FixedArrayIndexWriter.createFixedArray(index, address, chunkBytes, true, pageBits());
		final int length = array.remaining();
		put(channel, array, address);
		return address + length;
	}

	private Message placed(final long address, final int size) {
		if (chunks == 0) return ContiguousDataLayoutMessage.create(address, 0);
		return chunks == 1
				? ChunkedDataLayoutMessageV4.createFilteredSingleChunk(address, chunkDimensions, size)
				: ChunkedDataLayoutMessageV4.createFixedArray(address, chunkDimensions, pageBits());
	}

	private int pageBits() {
		return Math.max(LEAST_PAGE_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(chunks - 1));
	}
}
