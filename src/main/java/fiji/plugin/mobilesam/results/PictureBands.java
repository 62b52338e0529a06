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
import java.util.List;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/**
 * A picture as chunks of some rows. Chunks are of one size, so the last may have rows below the picture, all zero. Of an
 * image each channel comes for itself: equal ones, and photographs, take less room so. A picture of masks, flat colours,
 * takes less with the channels of a pixel together.
 */
final class PictureBands extends ChunksAtOnce {

	/** Makes the samples of the picture. */
	@FunctionalInterface
	interface Pixels {

		byte[] get() throws IOException;
	}

	private static final int AT_ONCE = 64;
	/** Pixels of a band, about. */
	private static final int BAND = 1 << 16;
	/** Deflate looks back 32 kB, and not at all places: it finds equal channels where these are shorter. */
	private static final int PLANAR_BAND = 1 << 13;
	private static final int LEVEL = 5;

	private final Pixels source;
	private final int bandBytes;
	private final int rows;
	/** Bytes that are put apart. */
	private final int apart;
	private byte[] pixels;

	private PictureBands(final int height, final int rows, final int rowBytes, final int apart, final Pixels source) {
		super((height + rows - 1) / rows, AT_ONCE);
		this.source = source;
		this.rows = rows;
		this.apart = apart;
		bandBytes = Math.multiplyExact(rows, rowBytes);
	}

	/**
	 * @param channels bytes of a pixel
	 * @param planar whether each channel comes for itself
	 */
	static PictureBands of(final int width, final int height, final int channels, final boolean planar,
			final Pixels source) {
		final int bands = (int) Math.min(height, 1 + (long) width * height / (planar ? PLANAR_BAND : BAND));
		return new PictureBands(height, (height + bands - 1) / bands, Math.multiplyExact(width, channels),
				planar ? channels : 1, source);
	}

	/** Rows of a band. */
	int rows() {
		return rows;
	}

	@Override
	public List<FilterInfo> filters() {
		return Filters.shuffledAndDeflated(apart);
	}

	@Override
	void prepare(final int from, final int to) throws IOException {
		if (from == 0) pixels = source.get();
	}

	@Override
	byte[] deflated(final int index) throws IOException {
		final int from = Math.multiplyExact(index, bandBytes);
		final byte[] band = new byte[bandBytes];
		System.arraycopy(pixels, from, band, 0, Math.min(bandBytes, pixels.length - from));
		return Filters.deflate(Filters.shuffle(band, apart), LEVEL);
	}
}
