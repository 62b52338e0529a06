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

import java.util.Objects;

/**
 * The kind of pixels that an image had before it became 8-bit RGB.
 *
 * @param type of the samples
 * @param channels at least 1
 */
public record SourceFormat(SampleType type, int channels) {

	/** @throws IllegalArgumentException if there is no channel */
	public SourceFormat {
		Objects.requireNonNull(type, "type");
		if (channels < 1) throw new IllegalArgumentException("a source image needs a channel, got " + channels);
	}
}
