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
package fiji.plugin.mobilesam.prompt;

/**
 * The plane of a hyperstack, counted from 1 as ImageJ does.
 *
 * @param c channel, or {@link #ALL_CHANNELS} for the channels of a composite
 *          seen together
 * @param z slice
 * @param t frame
 */
public record PlanePosition(int c, int z, int t) {

	/** The only plane of a single image. */
	public static final PlanePosition FIRST = new PlanePosition(1, 1, 1);

	/** The channel of a plane in which the channels of a composite are seen together; 0, as in ImageJ's ROIs. */
	public static final int ALL_CHANNELS = 0;

	/** @throws IllegalArgumentException if the slice or the frame is below 1, or the channel below 0 */
	public PlanePosition {
		if (c < 0 || z < 1 || t < 1)
			throw new IllegalArgumentException(
					"slices and frames count from 1, channels too (0 = all together), got c=%d, z=%d, t=%d".formatted(c,
							z, t));
	}
}
