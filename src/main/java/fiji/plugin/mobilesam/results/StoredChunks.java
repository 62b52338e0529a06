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

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

/** A deflated dataset of a file, read chunk by chunk; a chunk has exactly the bytes that it must have, or is refused. */
final class StoredChunks {

	private final Path file;
	private final Dataset dataset;
	private final int stageCount;
	private final int chunkBytes;

	private StoredChunks(final Path file, final Dataset dataset, final int stageCount, final int chunkBytes) {
		this.file = file;
		this.dataset = dataset;
		this.stageCount = stageCount;
		this.chunkBytes = chunkBytes;
	}

	/**
	 * Samples of pictures and masks.
	 *
	 * @param stages how often the chunks are deflated
	 * @throws ResultsException if the dataset has other edges, samples or chunks
	 */
	static StoredChunks of(final Path file, final Dataset dataset, final SampleType type, final int stages,
			final int chunks, final int... dimensions) throws ResultsException {
		if (!Arrays.equals(dataset.getDimensions(), dimensions))
			throw new ResultsException(file, "%s has the dimensions %s, expected %s".formatted(dataset.getPath(), Arrays
					.toString(dataset.getDimensions()), Arrays.toString(dimensions)));
		final boolean samples = type == SampleType.FLOAT32
				? dataset.getDataType() instanceof FloatingPoint
				: dataset.getDataType() instanceof final FixedPoint integers && !integers.isSigned();
		if (!samples || dataset.getDataType().getSize() != type.bytes())
			throw new ResultsException(file, "%s has samples of another type than %s".formatted(dataset.getPath(), type
					.dtype()));
		return of(file, dataset, type.bytes(), stages, chunks, dimensions);
	}

	/**
	 * Elements of any kind, whose type and dimensions were looked at.
	 *
	 * @param elementBytes bytes of an element
	 * @throws ResultsException if the dataset has other chunks
	 */
	static StoredChunks of(final Path file, final Dataset dataset, final int elementBytes, final int stages,
			final int chunks, final int... dimensions) throws ResultsException {
		if (chunks == 0) return new StoredChunks(file, dataset, stages, 0);
		final int[] chunk = dimensions.clone();
		chunk[0] /= chunks;
		if (!(dataset instanceof final ChunkedDataset chunked) || !Arrays.equals(chunked.getChunkDimensions(), chunk))
			throw new ResultsException(file, "%s has other chunks than %s".formatted(dataset.getPath(), Arrays.toString(
					chunk)));
		// Reads the index, so that a damaged one shows when the file is opened.
		if (dataset.getStorageInBytes() <= 0)
			throw new ResultsException(file, dataset.getPath() + " has no data");
		return new StoredChunks(file, dataset, stages,
				Math.multiplyExact(Arrays.stream(chunk).reduce(1, Math::multiplyExact), elementBytes));
	}

	/** The bytes of a chunk. */
	byte[] chunk(final int index) throws ResultsException {
		final int[] offset = new int[dataset.getDimensions().length];
		offset[0] = index;
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
			return bytes;
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
