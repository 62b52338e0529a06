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

package fiji.plugin.mobilesam.imagej;

/**
 * What selections made from masks are called and look like.
 *
 * @param prefix before the number in a selection's name
 * @param group ImageJ's ROI group, 0 for none, at most 255; a group has its own colour
 * @param colors of the outlines where there is no group
 */
public record RoiStyle(String prefix, int group, MaskColors colors) {

	/** Names as {@code mask-0001}, no group. */
	public static final RoiStyle DEFAULT = new RoiStyle("mask-", 0, MaskColors.FIXED);

	/** @throws IllegalArgumentException if the group is not 0 to 255 */
	public RoiStyle {
		if (group < 0 || group > 255)
			throw new IllegalArgumentException("a ROI group is 0 to 255, got " + group);
	}

	/** The same with another group. */
	public RoiStyle withGroup(final int other) {
		return new RoiStyle(prefix, other, colors);
	}
}
