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

import java.lang.reflect.Array;
import java.util.List;

/**
 * The pixels of a plane before they became 8-bit RGB.
 *
 * @param width pixels in a row
 * @param height rows
 * @param channels an array of {@code width * height} samples each, row by row, all {@code byte[]} (unsigned),
 *          {@code short[]} (unsigned) or {@code float[]}; not copied
 */
public record SourceImage(int width, int height, List<Object> channels) {

	/** @throws IllegalArgumentException if there is no channel, or one does not fit the sides or the first one's type */
	public SourceImage {
		channels = List.copyOf(channels);
		if (channels.isEmpty()) throw new IllegalArgumentException("a source image needs a channel");
		final SampleType type = SampleType.of(channels.get(0));
		for (final Object channel : channels)
			if (SampleType.of(channel) != type || Array.getLength(channel) != (long) width * height)
				throw new IllegalArgumentException(
						"every channel needs %d x %d samples of type %s, got %d of %s".formatted(
								width, height, type.dtype(), Array.getLength(channel), SampleType.of(channel).dtype()));
	}

	/** The kind of its pixels. */
	public SourceFormat format() {
		return new SourceFormat(SampleType.of(channels.get(0)), channels.size());
	}
}
