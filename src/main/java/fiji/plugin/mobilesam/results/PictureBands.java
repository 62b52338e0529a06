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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/**
 * A picture as chunks of some rows, several of which are deflated at once. Chunks are of one size, so the last may have
 * rows below the picture, which are zero.
 */
final class PictureBands implements ChunkSource {

	/** Makes the samples of the picture. */
	@FunctionalInterface
	interface Pixels {

		byte[] get() throws IOException;
	}

	/** Bands that are deflated, and wait to be written, together. */
	private static final int AT_ONCE = 64;
	/** Pixels of a band, about. */
	private static final int BAND = 1 << 16;
	/** Two thirds of the time of {@link Filters#LEVEL}, and the same size within a tenth. */
	private static final int LEVEL = 2;
	private static final int BUFFER = 1 << 14;

	private final Pixels source;
	private final int bandBytes;
	private final int rows;
	private final int bands;
	private byte[] pixels;
	private List<byte[]> deflated;

	/** @param channels bytes of a pixel */
	PictureBands(final int width, final int height, final int channels, final Pixels source) {
		this.source = source;
		final int wanted = (int) Math.min(height, 1 + (long) width * height / BAND);
		rows = (height + wanted - 1) / wanted;
		bands = (height + rows - 1) / rows;
		bandBytes = Math.multiplyExact(Math.multiplyExact(rows, width), channels);
	}

	/** Rows of a band. */
	int rows() {
		return rows;
	}

	@Override
	public List<FilterInfo> filters() {
		return Filters.deflated(1);
	}

	/** The bands are asked for in order. */
	@Override
	public void write(final int index, final OutputStream out) throws IOException {
		if (index == 0) pixels = source.get();
		if (index % AT_ONCE == 0)
			deflated = IntStream.range(index, Math.min(bands, index + AT_ONCE)).parallel().mapToObj(this::deflated)
					.toList();
		out.write(deflated.get(index % AT_ONCE));
	}

	private byte[] deflated(final int index) {
		final int from = Math.multiplyExact(index, bandBytes);
		final int length = Math.min(bandBytes, pixels.length - from);
		final Deflater deflater = new Deflater(LEVEL);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream(bandBytes / 2);
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
			out.write(pixels, from, length);
			out.write(new byte[bandBytes - length]);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}
}
