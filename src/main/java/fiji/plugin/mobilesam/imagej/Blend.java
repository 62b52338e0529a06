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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import fiji.plugin.mobilesam.image.RgbImage;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** How the channels of a composite make one colour: the choices of ImageJ's Channels tool. */
enum Blend {

	SUM(ImageProcessor.SUM_PROJECTION, 0, 0), MAX(ImageProcessor.MAX_PROJECTION, 0,
			0), MIN(ImageProcessor.MIN_PROJECTION, 0xffffff, 0),
	/** For LUTs that run from white to a colour: the complement of the sum of the complements. */
	INVERT(ImageProcessor.SUM_PROJECTION, 0, 0xffffff);

	private final int projection;
	private final int start;
	private final int complement;

	Blend(final int projection, final int start, final int complement) {
		this.projection = projection;
		this.start = start;
		this.complement = complement;
	}

	/** The one that the image is shown with. */
	static Blend of(final ImagePlus image) {
		final String property = image.getProp("CompositeProjection");
		if (property == null || !image.isComposite()) return SUM;
		final String name = property.toUpperCase(Locale.ROOT);
		return Arrays.stream(values()).filter(blend -> name.contains(blend.name())).findFirst().orElse(SUM);
	}

	/** @param channels with their LUTs, of one size; at least one */
	RgbImage rgb(final List<ImageProcessor> channels) {
		final int[] colours = new int[channels.get(0).getPixelCount()];
		Arrays.fill(colours, start);
		for (final ImageProcessor channel : channels) {
			if (complement != 0) channel.setLut(complement(channel.getLut()));
			channel.updateComposite(colours, projection);
		}
		final byte[] rgb = new byte[3 * colours.length];
		for (int i = 0; i < colours.length; i++) {
			final int colour = colours[i] ^ complement;
			rgb[3 * i] = (byte) (colour >> 16);
			rgb[3 * i + 1] = (byte) (colour >> 8);
			rgb[3 * i + 2] = (byte) colour;
		}
		return new RgbImage(channels.get(0).getWidth(), channels.get(0).getHeight(), rgb);
	}

	private static LUT complement(final LUT lut) {
		final byte[][] colours = new byte[3][lut.getMapSize()];
		lut.getReds(colours[0]);
		lut.getGreens(colours[1]);
		lut.getBlues(colours[2]);
		for (final byte[] colour : colours) for (int i = 0; i < colour.length; i++) colour[i] = (byte) ~colour[i];
		final LUT complement = new LUT(8, lut.getMapSize(), colours[0], colours[1], colours[2]);
		complement.min = lut.min;
		complement.max = lut.max;
		return complement;
	}
}
