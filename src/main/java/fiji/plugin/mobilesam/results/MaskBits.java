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

import java.util.List;

import fiji.plugin.mobilesam.mask.BinaryMask;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/**
 * Masks of one size as bits, in a row eight of which are a byte, and the bytes that lie below each other in the plane one
 * after the other: they are mostly equal. Made of a mask's runs, without looking at the pixels beside them.
 */
final class MaskBits {

	private final int width;
	private final int pixels;
	/** Bytes of a row, the last one begun. */
	private final int rowBytes;
	private final byte[] empty;

	MaskBits(final int width, final int height) {
		this.width = width;
		pixels = Math.multiplyExact(width, height);
		rowBytes = (width + Byte.SIZE - 1) / Byte.SIZE;
		empty = Filters.shuffle(ScaleOffset.zeros(pixels), rowBytes);
	}

	/** @param deflations how often the bits are deflated */
	List<FilterInfo> filters(final int deflations) {
		return Filters.deflated(deflations, ScaleOffset.filter(pixels), Filters.shuffled(rowBytes));
	}

	/** Bytes of a mask. */
	int bytes() {
		return empty.length;
	}

	byte[] of(final BinaryMask mask) {
		final byte[] bits = empty.clone();
		mask.forEachRun((y, from, to) -> addRun(bits, y * width + from, y * width + to));
		return bits;
	}

	private void addRun(final byte[] bits, final int from, final int to) {
		int first = from;
		while (first < to) {
			final int next = Math.min(to, (first / Byte.SIZE + 1) * Byte.SIZE);
			final int ones = (1 << next - first) - 1;
			bits[shuffled(ScaleOffset.HEADER_BYTES + first / Byte.SIZE)] |= (byte) (ones << Math.floorMod(-next,
					Byte.SIZE));
			first = next;
		}
	}

	/** Where {@link Filters#shuffle} puts a byte. */
	private int shuffled(final int at) {
		final int rows = empty.length / rowBytes;
		return at < rows * rowBytes ? at % rowBytes * rows + at / rowBytes : at;
	}
}
