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
import java.io.OutputStream;
import java.util.List;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** Chunks of samples, whose first bytes come together, then the second bytes, and so on; deflated. */
final class PlainChunks implements ChunkSource {

	/** Makes the array of samples of a chunk. */
	@FunctionalInterface
	interface Samples {

		Object chunk(int index) throws IOException;
	}

	private final SampleType type;
	private final Samples samples;

	PlainChunks(final SampleType type, final Samples samples) {
		this.type = type;
		this.samples = samples;
	}

	@Override
	public List<FilterInfo> filters() {
		return Filters.shuffledAndDeflated(type.bytes());
	}

	@Override
	public void write(final int index, final OutputStream out) throws IOException {
		final byte[] shuffled = Filters.shuffle(type.encode(samples.chunk(index)), type.bytes());
		out.write(Filters.deflate(shuffled, Filters.LEVEL));
	}
}
