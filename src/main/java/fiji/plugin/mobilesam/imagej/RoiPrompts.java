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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.LowResMask;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import ij.gui.Arrow;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;

/**
 * Selections as prompts.
 * <ul>
 * <li>Points: foreground; background if their counter is 1 or the selection's group is 1. Points that were set on other
 * planes of the stack are left out.</li>
 * <li>Straight, segmented and freehand lines of any width: points along the line, background if the group is 1.</li>
 * <li>Rectangles: a box.</li>
 * <li>All other areas: the box around their pixels, and their pixels as mask prompt.</li>
 * <li>Angles, arrows, text and images are no prompts.</li>
 * </ul>
 * ImageJ counts points and lines from the centre of the first pixel and areas from its corner; prompts count from the
 * corner. So half a pixel is added to points and lines, whether their coordinates are integer or not.
 */
public final class RoiPrompts {

	/** The counter of a point, or the group of a selection, that lies beside the object. */
	public static final int BACKGROUND = 1;

	private static final double PIXEL_CENTRE = 0.5;

	private final Planes planes;
	private final PlanePosition plane;
	private final InputFit fit;
	private final int lowResSize;

	/**
	 * @param planes of the image that the selections were drawn on
	 * @param plane that is segmented
	 * @param fit how the plane lies in the model's input
	 * @param lowResSize edge of the model's low-res masks
	 */
	public RoiPrompts(final Planes planes, final PlanePosition plane, final InputFit fit, final int lowResSize) {
		this.planes = planes;
		this.plane = plane;
		this.fit = fit;
		this.lowResSize = lowResSize;
	}

	/**
	 * One object by one selection.
	 *
	 * @throws IllegalArgumentException if the selection is no prompt, lies outside the image, or has only background
	 *           points
	 */
	public PromptSet of(final Roi roi) {
		return together(List.of(roi));
	}

	/**
	 * One object by several selections.
	 *
	 * @param rois at least one
	 * @throws IllegalArgumentException as in {@link #of}
	 */
	public PromptSet together(final List<Roi> rois) {
		return together(rois, List.of());
	}

	/**
	 * One object by several selections and points: all points, the box around all areas and, unless all of them are
	 * rectangles, their pixels as mask prompt.
	 *
	 * @param rois selections, maybe none
	 * @param further points beside those of the selections
	 * @throws IllegalArgumentException as in {@link #of}
	 */
	public PromptSet together(final List<Roi> rois, final List<PointPrompt> further) {
		final List<PointPrompt> points = new ArrayList<>();
		final List<RoiArea> areas = new ArrayList<>();
		for (final Roi roi : rois) {
			if (roi instanceof final PointRoi marks) points.addAll(points(marks));
			else if (roi.isLine() && roi.getType() != Roi.ANGLE && !(roi instanceof Arrow)) points.addAll(along(roi));
			else if (MaskRois.isArea(roi)) areas.add(RoiArea.of(roi, fit.imageWidth(), fit.imageHeight()));
			else
				throw new IllegalArgumentException(("%s selection: is no prompt; use points, a line, a rectangle or "
						+ "another area").formatted(roi.getTypeAsString()));
		}
		further.forEach(this::requireInside);
		points.addAll(further);
		if (areas.isEmpty() && points.stream().noneMatch(PointPrompt::foreground))
			throw new IllegalArgumentException(
					"only background points: nothing says where the object is; add a point on it, a box or an area");
		return new PromptSet(points, areas.stream().map(RoiArea::box).reduce(RoiPrompts::around), mask(areas));
	}

	private List<PointPrompt> points(final PointRoi marks) {
		final FloatPolygon coordinates = marks.getFloatPolygon();
		final List<PointPrompt> points = new ArrayList<>();
		for (int i = 0; i < coordinates.npoints; i++) {
			if (marks.getPointPosition(i) > 0 && !planes.numbered(marks.getPointPosition(i)).equals(plane)) continue;
			final boolean background = marks.getGroup() == BACKGROUND || marks.getCounter(i) == BACKGROUND;
			points.add(point(coordinates.xpoints[i], coordinates.ypoints[i], !background));
		}
		if (points.isEmpty())
			throw new IllegalArgumentException("none of the %d points of the selection is on plane c=%d, z=%d, t=%d"
					.formatted(coordinates.npoints, plane.c(), plane.z(), plane.t()));
		return points;
	}

	private List<PointPrompt> along(final Roi line) {
		return LinePoints.of(line, Math.max(fit.imageWidth(), fit.imageHeight())).stream()
				.map(p -> point(p.getX(), p.getY(), line.getGroup() != BACKGROUND)).toList();
	}

	private PointPrompt point(final double x, final double y, final boolean foreground) {
		final PointPrompt point = new PointPrompt(x + PIXEL_CENTRE, y + PIXEL_CENTRE, foreground);
		requireInside(point);
		return point;
	}

	/** Says where it is as ImageJ does, which counts from the centre of the first pixel. */
	private void requireInside(final PointPrompt point) {
		if (point.x() < 0 || point.y() < 0 || point.x() > fit.imageWidth() || point.y() > fit.imageHeight())
			throw new IllegalArgumentException("point (%s, %s) is outside the image of %d x %d".formatted(point.x()
					- PIXEL_CENTRE, point.y() - PIXEL_CENTRE, fit.imageWidth(), fit.imageHeight()));
	}

	private static BoxPrompt around(final BoxPrompt a, final BoxPrompt b) {
		return new BoxPrompt(Math.min(a.left(), b.left()), Math.min(a.top(), b.top()), Math.max(a.right(), b.right()),
				Math.max(a.bottom(), b.bottom()));
	}

	private Optional<LowResMask> mask(final List<RoiArea> areas) {
		if (areas.stream().allMatch(RoiArea::rectangle)) return Optional.empty();
		final int width = fit.imageWidth();
		final byte[] pixels = new byte[Math.multiplyExact(width, fit.imageHeight())];
		for (final RoiArea area : areas)
			area.pixels().forEachRun((y, from, to) -> Arrays.fill(pixels, y * width + from, y * width + to, (byte) 1));
		return Optional.of(LowResMask.of(BinaryMask.of(width, fit.imageHeight(), pixels), fit, lowResSize));
	}
}
