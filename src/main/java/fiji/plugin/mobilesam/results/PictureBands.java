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
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** A picture as chunks of some rows. Chunks are of one size, so the last may have rows below the picture, all zero. */
final class PictureBands extends ChunksAtOnce {

	/** Makes the samples of the picture. */
	@FunctionalInterface
	interface Pixels {

		byte[] get() throws IOException;
	}

	private static final int AT_ONCE = 64;
	/** Pixels of a band, about. */
	private static final int BAND = 1 << 16;
	/** Two thirds of the time of {@link Filters#LEVEL}, and the same size within a tenth. */
	private static final int LEVEL = 2;
	private static final int BUFFER = 1 << 14;

	private final Pixels source;
	private final int bandBytes;
	private final int rows;
	private byte[] pixels;

	private PictureBands(final int height, final int rows, final int rowBytes, final Pixels source) {
		super((height + rows - 1) / rows, AT_ONCE);
		this.source = source;
		this.rows = rows;
		bandBytes = Math.multiplyExact(rows, rowBytes);
	}

	/** @param channels bytes of a pixel */
	static PictureBands of(final int width, final int height, final int channels, final Pixels source) {
		final int bands = (int) Math.min(height, 1 + (long) width * height / BAND);
		return new PictureBands(height, (height + bands - 1) / bands, Math.multiplyExact(width, channels), source);
	}

	/** Rows of a band. */
	int rows() {
		return rows;
	}

	@Override
	public List<FilterInfo> filters() {
		return Filters.deflated(1);
	}

	@Override
	void prepare(final int from, final int to) throws IOException {
		if (from == 0) pixels = source.get();
	}

	@Override
	byte[] deflated(final int index) throws IOException {
		final int from = Math.multiplyExact(index, bandBytes);
		final int length = Math.min(bandBytes, pixels.length - from);
		final Deflater deflater = new Deflater(LEVEL);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream(bandBytes / 2);
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
			out.write(pixels, from, length);
			out.write(new byte[bandBytes - length]);
		} finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}
}
