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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** What was done to a chunk before it was written, as HDF5 numbers it. */
final class Filters {

	/** Compression; may be there more than once. */
	static final int DEFLATE = 1;
	/** The first bytes of all elements together, then the second bytes, and so on; its value is the bytes of an element. */
	static final int SHUFFLE = 2;
	/** What the file states, for programs that write it anew, and the level of what is not small. */
	static final int LEVEL = 4;

	private static final int BUFFER = 1 << 14;

	private Filters() {
	}

	/**
	 * @param times how often, one after the other
	 * @param before what is done before
	 */
	static List<FilterInfo> deflated(final int times, final FilterInfo... before) {
		final FilterInfo deflate = new FilterInfo(DEFLATE, "deflate", false, new int[]{LEVEL});
		return Stream.concat(Stream.of(before), Collections.nCopies(times, deflate).stream()).toList();
	}

	/** @param elementBytes bytes of an element; need not be those of the dataset. One byte cannot be shuffled */
	static List<FilterInfo> shuffledAndDeflated(final int elementBytes) {
		return elementBytes == 1 ? deflated(1) : deflated(1, shuffled(elementBytes));
	}

	static byte[] deflate(final byte[] bytes, final int level) throws IOException {
		final Deflater deflater = new Deflater(level);
		final ByteArrayOutputStream deflated = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, deflater, BUFFER)) {
			out.write(bytes);
		} finally {
			deflater.end();
		}
		return deflated.toByteArray();
	}

	static FilterInfo shuffled(final int elementBytes) {
		return new FilterInfo(SHUFFLE, "shuffle", false, new int[]{elementBytes});
	}

	/** Shuffles whole elements; what is left over at the end stays there. */
	static byte[] shuffle(final byte[] bytes, final int elementBytes) {
		return elementBytes == 1 ? bytes : transposed(bytes, bytes.length / elementBytes, elementBytes);
	}

	/** What was shuffled. */
	static byte[] unshuffle(final byte[] bytes, final int elementBytes) {
		return elementBytes == 1 ? bytes : transposed(bytes, elementBytes, bytes.length / elementBytes);
	}

	private static byte[] transposed(final byte[] bytes, final int rows, final int columns) {
		final byte[] transposed = bytes.clone();
		for (int row = 0; row < rows; row++)
			for (int column = 0; column < columns; column++)
				transposed[column * rows + row] = bytes[row * columns + column];
		return transposed;
	}
}
