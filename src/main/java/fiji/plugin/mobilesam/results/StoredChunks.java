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
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

import io.jhdf.AbstractNode;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.FilterPipelineMessage;

/** A deflated dataset of a file, read chunk by chunk; a chunk has exactly the bytes that it must have, or is refused. */
final class StoredChunks {

	private final Path file;
	private final Dataset dataset;
	private final int chunkLength;
	private final int chunkBytes;
	private final StoredFilters filters;

	private StoredChunks(final Path file, final Dataset dataset, final int chunkLength, final int chunkBytes)
			throws ResultsException {
		this.file = file;
		this.dataset = dataset;
		this.chunkLength = chunkLength;
		this.chunkBytes = chunkBytes;
		try {
			filters = new StoredFilters(((AbstractNode) dataset).getHeader().getMessagesOfType(
					FilterPipelineMessage.class).stream().flatMap(message -> message.getFilters().stream()).toList(),
					chunkBytes);
		} catch (final IllegalArgumentException e) {
			throw new ResultsException(file, "%s has %s".formatted(dataset.getPath(), e.getMessage()));
		}
	}

	/**
	 * Samples of pictures and masks.
	 *
	 * @param chunkLength how long a chunk is in the first dimension
	 * @throws ResultsException if the dataset has other edges, samples or chunks
	 */
	static StoredChunks of(final Path file, final Dataset dataset, final SampleType type, final int chunkLength,
			final int... dimensions) throws ResultsException {
		if (!Arrays.equals(dataset.getDimensions(), dimensions))
			throw new ResultsException(file, "%s has the dimensions %s, expected %s".formatted(dataset.getPath(), Arrays
					.toString(dataset.getDimensions()), Arrays.toString(dimensions)));
		final boolean samples = type == SampleType.FLOAT32
				? dataset.getDataType() instanceof FloatingPoint
				: dataset.getDataType() instanceof final FixedPoint integers && !integers.isSigned();
		if (!samples || dataset.getDataType().getSize() != type.bytes())
			throw new ResultsException(file, "%s has samples of another type than %s".formatted(dataset.getPath(), type
					.dtype()));
		return of(file, dataset, type.bytes(), chunkLength, dimensions);
	}

	/**
	 * Elements of any kind, whose type and dimensions were looked at.
	 *
	 * @param elementBytes bytes of an element
	 * @param chunkLength how long a chunk is in the first dimension
	 * @throws ResultsException if the dataset has other chunks
	 */
	static StoredChunks of(final Path file, final Dataset dataset, final int elementBytes,
			final int chunkLength, final int... dimensions) throws ResultsException {
		if (dimensions[0] == 0) return new StoredChunks(file, dataset, chunkLength, 0);
		final int[] chunk = dimensions.clone();
		chunk[0] = chunkLength;
		if (!(dataset instanceof final ChunkedDataset chunked) || !Arrays.equals(chunked.getChunkDimensions(), chunk))
			throw new ResultsException(file, "%s has other chunks than %s".formatted(dataset.getPath(), Arrays.toString(
					chunk)));
		// Reads the index, so that a damaged one shows when the file is opened.
		if (dataset.getStorageInBytes() <= 0)
			throw new ResultsException(file, dataset.getPath() + " has no data");
		return new StoredChunks(file, dataset, chunkLength,
				Math.multiplyExact(Arrays.stream(chunk).reduce(1, Math::multiplyExact), elementBytes));
	}

	/**
	 * The bytes of the whole dataset. What the last chunk has beyond its end is left out.
	 *
	 * @param bytes how many there must be
	 */
	byte[] all(final int bytes) throws ResultsException {
		if (bytes == chunkBytes) return chunk(0);
		final byte[] all = new byte[bytes];
		for (int at = 0; at < bytes; at += chunkBytes)
			System.arraycopy(chunk(at / chunkBytes), 0, all, at, Math.min(chunkBytes, bytes - at));
		return all;
	}

	/** The bytes of a chunk. */
	byte[] chunk(final int index) throws ResultsException {
		final int[] offset = new int[dataset.getDimensions().length];
		offset[0] = index * chunkLength;
		final ByteBuffer deflated = ((ChunkedDataset) dataset).getRawChunkBuffer(offset);
		final byte[] stored = new byte[deflated.remaining()];
		deflated.get(stored);
		try {
			return filters.undo(stored);
		} catch (final IOException e) {
			throw new ResultsException(file,
					"part %d of %s is damaged: %s".formatted(index, dataset.getPath(), e.getMessage()));
		}
	}
}
