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
package fiji.plugin.mobilesam.amg;

import java.util.Objects;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;

/**
 * Where points of the grid may lie. Restricting the grid only removes points:
 * the masks of those that stay may reach out of the region.
 */
public sealed interface Region {

	/**
	 * @param x pixels of the plane, 0 at the left edge of the first column, below its width
	 * @param y pixels of the plane, 0 at the top edge of the first row, below its height
	 */
	boolean contains(double x, double y);

	/** The points in a rectangle, which may reach out of the plane. */
	record Rectangle(PixelBox box) implements Region {

		public Rectangle {
			Objects.requireNonNull(box, "box");
		}

		@Override
		public boolean contains(final double x, final double y) {
			return box.contains((int) x, (int) y);
		}
	}

	/** The points on the pixels of a mask of the plane. */
	record Pixels(BinaryMask mask) implements Region {

		public Pixels {
			Objects.requireNonNull(mask, "mask");
		}

		@Override
		public boolean contains(final double x, final double y) {
			return mask.contains((int) x, (int) y);
		}
	}
}
