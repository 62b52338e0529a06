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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A part of the plane that is segmented on its own, so that small objects come out larger.
 *
 * @param box the pixels
 * @param layer 0 for the whole plane; layer i halves the sides i times
 */
public record CropBox(PixelBox box, int layer) {

	/** @throws IllegalArgumentException if the layer is negative */
	public CropBox {
		Objects.requireNonNull(box, "box");
		if (layer < 0) throw new IllegalArgumentException("a crop layer is 0 or more, got " + layer);
	}

	/**
	 * The whole plane and the layers of overlapping crops of SAM's automatic mask generation: layer i has 2^i by 2^i of
	 * them, column by column. See Kirillov et al., <a href="https://arxiv.org/abs/2304.02643">Segment Anything</a>
	 * (2023), appendix B.
	 *
	 * @param width of the plane, pixels
	 * @param height of the plane, pixels
	 * @param layers below the whole plane, 0 or more
	 * @param overlapRatio by how much of the plane's shorter side the crops of layer 1 overlap, 0 to 1; half of that in
	 *            each further layer
	 * @throws IllegalArgumentException if the plane is too small for so many layers, or a number is out of range
	 */
	public static List<CropBox> of(final int width, final int height, final int layers, final double overlapRatio) {
		if (layers < 0 || !(overlapRatio >= 0 && overlapRatio <= 1))
			throw new IllegalArgumentException("crops need 0 or more layers and an overlap of 0 to 1, got %d and %s"
					.formatted(layers, overlapRatio));
		final List<CropBox> crops = new ArrayList<>();
		crops.add(new CropBox(new PixelBox(0, 0, width, height), 0));
		for (int layer = 1; layer <= layers; layer++) {
			final int perSide = 1 << layer;
			final int overlap = (int) (overlapRatio * Math.min(height, width) * (2.0 / perSide));
			final int cropWidth = cropSide(width, perSide, overlap);
			final int cropHeight = cropSide(height, perSide, overlap);
			for (int i = 0; i < perSide; i++) {
				final int left = (cropWidth - overlap) * i;
				for (int j = 0; j < perSide; j++) {
					final int top = (cropHeight - overlap) * j;
					if (left >= width || top >= height)
						throw new IllegalArgumentException("an image of %d x %d is too small for %d crop layers"
								.formatted(width, height, layers));
					crops.add(new CropBox(new PixelBox(left, top, Math.min(left + cropWidth, width),
							Math.min(top + cropHeight, height)), layer));
				}
			}
		}
		return crops;
	}

	private static int cropSide(final int side, final int perSide, final int overlap) {
		return (int) Math.ceil((double) (overlap * (perSide - 1) + side) / perSide);
	}
}
