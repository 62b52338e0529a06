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
 * An 8-bit picture with opacity.
 *
 * @param width pixels in a row
 * @param height rows
 * @param rgba {@code 4 * width * height} unsigned bytes, row by row, red first, opacity (255: opaque) last; not copied
 */
public record RgbaImage(int width, int height, byte[] rgba) {

	/** @throws IllegalArgumentException if the array does not fit the sides */
	public RgbaImage {
		Objects.requireNonNull(rgba, "rgba");
		if (width < 1 || height < 1 || rgba.length != 4L * width * height)
			throw new IllegalArgumentException(
					"an RGBA image of %d x %d needs %d bytes, got %d".formatted(width, height,
							4L * width * height, rgba.length));
	}
}
