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

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

import ij.gui.Line;
import ij.gui.Roi;
import ij.process.FloatPolygon;

/** Points along a line selection: the middles of equal parts, because the ends of lines drawn by hand overshoot. */
final class LinePoints {

	/** A part is so long, as a fraction of the longest side of the image, */
	private static final double PART = 1.0 / 32;
	/** but there are at least so many, since one point could mean a part of the object, */
	private static final int FEWEST = 2;
	/** and at most so many: the decoder attends to each. */
	private static final int MOST = 10;

	private LinePoints() {
	}

	/**
	 * @param roi straight, segmented or freehand line; its width does not count
	 * @param longestSide of the image, pixels
	 * @return in the coordinates of the line
	 */
	static List<Point2D> of(final Roi roi, final int longestSide) {
		final FloatPolygon line = roi instanceof final Line straight
				? straight.getFloatPoints()
				: roi.getFloatPolygon();
		final double length = line.getLength(true);
		final int count = (int) Math.max(FEWEST, Math.min(MOST, length / (PART * longestSide)));
		final List<Point2D> points = new ArrayList<>();
		double passed = 0;
		for (int i = 1; i < line.npoints; i++) {
			final double dx = line.xpoints[i] - line.xpoints[i - 1];
			final double dy = line.ypoints[i] - line.ypoints[i - 1];
			final double step = Math.hypot(dx, dy);
			while (points.size() < count && middle(points.size(), count, length) <= passed + step) {
				final double part = step == 0 ? 0 : (middle(points.size(), count, length) - passed) / step;
				points.add(new Point2D.Double(line.xpoints[i - 1] + part * dx, line.ypoints[i - 1] + part * dy));
			}
			passed += step;
		}
		return points;
	}

	private static double middle(final int part, final int parts, final double length) {
		return (part + 0.5) / parts * length;
	}
}
