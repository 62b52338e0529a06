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
package fiji.plugin.mobilesam.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Native memory that one call after another uses, as the collector frees such memory late. What is never given back is
 * collected all the same. May be used from several threads.
 */
final class BufferPool implements Memory {

	/** Kept for later calls: the features of some hundred prompts. */
	private static final long MOST_SPARE_BYTES = 256L << 20;

	/** The last one given back is the last. */
	private final List<FloatBuffer> spare = new ArrayList<>();
	private long spareBytes;

	@Override
	public synchronized FloatTensor take(final long... shape) {
		final long floats = FloatTensor.count(shape);
		for (int i = spare.size() - 1; i >= 0; i--)
			if (spare.get(i).capacity() == floats) return new FloatTensor(shape, remove(i));
		return FloatTensor.zeros(shape);
	}

	/** Takes back what {@link #take} gave; nobody else may use it any more. */
	synchronized void giveBack(final FloatTensor tensor) {
		spare.add(tensor.data());
		spareBytes += tensor.bytes();
		while (spareBytes > MOST_SPARE_BYTES) remove(0);
	}

	private FloatBuffer remove(final int index) {
		final FloatBuffer buffer = spare.remove(index);
		spareBytes -= (long) Float.BYTES * buffer.capacity();
		return buffer;
	}
}
