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
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;

import io.jhdf.AbstractNode;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** A deflated dataset of a file, read chunk by chunk; a chunk has exactly the bytes that it must have, or is refused. */
final class StoredChunks {

	private final Path file;
	private final Dataset dataset;
	private final int chunkLength;
	private final int chunkBytes;
	/** How often the chunks are deflated. */
	private final int stageCount;
	/** Bytes of an element of which the first bytes lie together; 1 where the bytes are in order. */
	private final int shuffled;

	private StoredChunks(final Path file, final Dataset dataset, final int chunkLength, final int chunkBytes)
			throws ResultsException {
		this.file = file;
		this.dataset = dataset;
		this.chunkLength = chunkLength;
		this.chunkBytes = chunkBytes;
		final List<FilterInfo> filters = ((AbstractNode) dataset).getHeader().getMessagesOfType(
				FilterPipelineMessage.class).stream().flatMap(message -> message.getFilters().stream()).toList();
		final boolean shuffles = !filters.isEmpty() && filters.get(0).getId() == Filters.SHUFFLE;
		stageCount = filters.size() - (shuffles ? 1 : 0);
		shuffled = shuffles ? filters.get(0).getData()[0] : 1;
		if (filters.subList(filters.size() - stageCount, filters.size()).stream().anyMatch(filter -> filter
				.getId() != Filters.DEFLATE))
			throw new ResultsException(file, "%s has filters that this program does not know: %s".formatted(
					dataset.getPath(), filters));
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
		final List<InputStream> stages = new ArrayList<>(List.of(new ByteArrayInputStream(stored)));
		for (int stage = 0; stage < stageCount; stage++)
			stages.add(new InflaterInputStream(stages.get(stage)));
		try (InputStream in = stages.get(stages.size() - 1)) {
			final byte[] bytes = in.readNBytes(chunkBytes);
			// At the end of each stage its checksum is tested.
			for (int stage = stages.size() - 1; stage >= 0; stage--)
				if (bytes.length < chunkBytes || stages.get(stage).read() >= 0)
					throw damaged(index, "it has not %d bytes".formatted(chunkBytes));
			return shuffled == 1 ? bytes : Filters.unshuffle(bytes, shuffled);
		} catch (final ResultsException e) {
			throw e;
		} catch (final IOException e) {
			throw damaged(index, e.getMessage());
		}
	}

	private ResultsException damaged(final int index, final String reason) {
		return new ResultsException(file, "part %d of %s is damaged: %s".formatted(index, dataset.getPath(), reason));
	}
}
