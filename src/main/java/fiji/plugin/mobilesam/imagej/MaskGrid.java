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

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.Contours;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.results.ResultPlane;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** A picture with a tile for every mask of a plane: the image around it, its outline and its id. */
public final class MaskGrid {

	private static final int TILE = 128;
	private static final int GAP = 4;
	private static final int FONT_SIZE = 12;
	/** Of the mask's sides, around it. */
	private static final double MARGIN = 0.15;

	private MaskGrid() {
	}

	/**
	 * @param plane whose masks are drawn; those without pixels are left out
	 * @param most masks drawn, the first ones
	 * @throws IOException if something cannot be read
	 */
	public static ImagePlus of(final ResultPlane plane, final int most) throws IOException {
		final List<Integer> masks = IntStream.range(0, plane.entries().size()).filter(i -> plane.entries()
				.get(i).area() > 0).limit(most).boxed().toList();
		final int columns = Math.max(1, (int) Math.ceil(Math.sqrt(masks.size())));
		final int rows = Math.max(1, (masks.size() + columns - 1) / columns);
		final ColorProcessor grid = new ColorProcessor(columns * (TILE + GAP) + GAP, rows * (TILE + GAP) + GAP);
		grid.setColor(Color.WHITE);
		grid.fill();
		final ColorProcessor image = ResultImages.processor(ResultImages.background(plane));
		for (int i = 0; i < masks.size(); i++) {
			final ImageProcessor tile = tile(image, plane.mask(masks.get(i)), MaskColors.FIXED.color(i));
			final int x = GAP + i % columns * (TILE + GAP);
			final int y = GAP + i / columns * (TILE + GAP);
			grid.insert(tile, x + (TILE - tile.getWidth()) / 2, y + (TILE - tile.getHeight()) / 2);
			grid.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
			grid.setColor(Color.BLACK);
			grid.drawString(Integer.toString(plane.entries().get(masks.get(i)).id()), x + 2, y + FONT_SIZE + 4,
					Color.WHITE);
		}
		return new ImagePlus("Masks", grid);
	}

	private static ImageProcessor tile(final ColorProcessor image, final BinaryMask mask, final Color color) {
		final PixelBox box = mask.bounds().orElseThrow();
		final int margin = 1 + (int) (MARGIN * Math.max(box.width(), box.height()));
		final int left = Math.max(0, box.left() - margin);
		final int top = Math.max(0, box.top() - margin);
		image.setRoi(left, top, Math.min(image.getWidth(), box.right() + margin) - left, Math.min(image.getHeight(), box
				.bottom() + margin) - top);
		final ImageProcessor cut = image.crop();
		final int rgb = color.getRGB();
		Contours.of(mask).forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) cut.set(x - left, y - top, rgb);
		});
		final double scale = (double) TILE / Math.max(cut.getWidth(), cut.getHeight());
		cut.setInterpolationMethod(scale > 1 ? ImageProcessor.NEAREST_NEIGHBOR : ImageProcessor.BILINEAR);
		return cut.resize(Math.max(1, (int) (cut.getWidth() * scale)), Math.max(1, (int) (cut.getHeight() * scale)),
				true);
	}
}
