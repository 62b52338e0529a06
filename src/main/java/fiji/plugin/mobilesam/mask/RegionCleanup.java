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
package fiji.plugin.mobilesam.mask;

/**
 * Removes specks from a mask: holes are filled, then islands dropped, where they have fewer pixels than a minimum. The
 * plane's background counts as a hole when it is that small; the largest island always stays. Regions are 8-connected.
 */
public final class RegionCleanup {

	/**
	 * A mask after the clean-up.
	 *
	 * @param mask what is left
	 * @param touched whether there was a hole or an island below the minimum, even if it was the largest island and so
	 *            stayed
	 */
	public record Result(BinaryMask mask, boolean touched) {
	}

	private RegionCleanup() {
	}

	/**
	 * @param mask is not changed
	 * @param minArea pixels that a hole or an island needs at least to stay
	 */
	public static Result clean(final BinaryMask mask, final long minArea) {
		final ConnectedRegions holes = new ConnectedRegions(mask.complement());
		final boolean smallHoles = holes.anyBelow(minArea);
		final BinaryMask filled = smallHoles ? holes.atLeast(minArea).complement() : mask;
		final ConnectedRegions islands = new ConnectedRegions(filled);
		if (!islands.anyBelow(minArea)) return new Result(filled, smallHoles);
		final BinaryMask large = islands.atLeast(minArea);
		return new Result(large.isEmpty() ? islands.largest() : large, true);
	}
}
