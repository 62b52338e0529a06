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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.mask.CropBox;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.prompt.PointPrompt;

/**
 * A part of the plane that is encoded on its own, and the grid of points asked in it.
 *
 * @param planeWidth pixels
 * @param planeHeight pixels
 * @param box the part
 * @param pointsPerSide edge of the grid, at least 1
 * @param region where points may lie, of the plane
 */
record GridCrop(int planeWidth, int planeHeight, PixelBox box, int pointsPerSide, Optional<Region> region) {

	/** A mask that ends within so many pixels of the crop's edge is taken for cut off by it (published constant). */
	private static final int EDGE_TOLERANCE = 20;

	/**
	 * All crops of a plane, the whole plane first.
	 *
	 * @throws IllegalArgumentException if a layer of crops is left without points, the plane is too small for its
	 *             crops, or the region is that of another plane or outside
	 */
	static List<GridCrop> of(final int planeWidth, final int planeHeight, final AmgOptions options) {
		options.region().ifPresent(region -> requireFits(region, planeWidth, planeHeight));
		final List<GridCrop> crops = new ArrayList<>();
		for (final CropBox crop : CropBox.of(planeWidth, planeHeight, options.cropNLayers(),
				options.cropOverlapRatio())) {
			final int pointsPerSide = pointsPerSide(options, crop.layer());
			crops.add(new GridCrop(planeWidth, planeHeight, crop.box(), pointsPerSide, options.region()));
		}
		return crops;
	}

	private static void requireFits(final Region region, final int width, final int height) {
		if (region instanceof Region.Rectangle rectangle && (rectangle.box().left() >= width || rectangle.box()
				.top() >= height))
			throw new IllegalArgumentException("the region from x %d, y %d lies outside the image of %d x %d pixels"
					.formatted(rectangle.box().left(), rectangle.box().top(), width, height));
		if (region instanceof Region.Pixels pixels
				&& (pixels.mask().width() != width || pixels.mask().height() != height))
			throw new IllegalArgumentException("the region is a part of a plane of %d x %d, the image has %d x %d"
					.formatted(pixels.mask().width(), pixels.mask().height(), width, height));
	}

	private static int pointsPerSide(final AmgOptions options, final int layer) {
		final int points = (int) (options.pointsPerSide() / Math.pow(options.cropNPointsDownscaleFactor(), layer));
		if (points == 0)
			throw new IllegalArgumentException(
					"points_per_side %d, divided %d times by crop_n_points_downscale_factor %d, leaves no points for crop layer %d"
							.formatted(options.pointsPerSide(), layer, options.cropNPointsDownscaleFactor(), layer));
		return points;
	}

	/** The centres of equal cells of the crop that lie in the region, row by row, in pixels of the crop. */
	List<PointPrompt> points() {
		final double first = 1.0 / (2 * pointsPerSide);
		final double step = pointsPerSide == 1 ? 0 : (1 - 2 * first) / (pointsPerSide - 1);
		final List<PointPrompt> points = new ArrayList<>();
		for (int row = 0; row < pointsPerSide; row++)
			for (int column = 0; column < pointsPerSide; column++) {
				final double x = (first + column * step) * box.width();
				final double y = (first + row * step) * box.height();
				final PointPrompt point = PointPrompt.on(x, y);
				if (region.isEmpty() || isIn(region.get(), inPlane(point))) points.add(point);
			}
		return points;
	}

	static boolean isIn(final Region region, final PointPrompt point) {
		return region.contains(point.x(), point.y());
	}

	/** A point of the crop in pixels of the plane. */
	PointPrompt inPlane(final PointPrompt point) {
		return PointPrompt.on(point.x() + box.left(), point.y() + box.top());
	}

	/** The crop's pixels. */
	RgbImage cutFrom(final RgbImage plane) {
		return plane.crop(box.left(), box.top(), box.right(), box.bottom());
	}

	/**
	 * Whether a mask ends at an edge of the crop that is no edge of the plane, so that the rest of the object is likely
	 * outside.
	 *
	 * @param mask its box, in pixels of the plane
	 */
	boolean cuts(final PublishedBox mask) {
		final int lastColumn = mask.x() + mask.width();
		final int lastRow = mask.y() + mask.height();
		return ends(mask.x(), box.left(), 0) || ends(lastColumn, box.right(), planeWidth)
				|| ends(mask.y(), box.top(), 0) || ends(lastRow, box.bottom(), planeHeight);
	}

	private static boolean ends(final int at, final int edgeOfCrop, final int edgeOfPlane) {
		return Math.abs(at - edgeOfCrop) <= EDGE_TOLERANCE && Math.abs(at - edgeOfPlane) > EDGE_TOLERANCE;
	}
}
