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
package fiji.plugin.mobilesam.export;

import static fiji.plugin.mobilesam.mask.DrawnMasks.mask;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.MaskColors;
import fiji.plugin.mobilesam.imagej.RandomMasks;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;

class OverlayPictureTest {

	private static final int GREY = 100;

	@TempDir
	private Path folder;

	@Test
	void theFillLetsTheImageThroughAndTheContourIsInFullColour() {
		final BinaryMask square = mask(".....", ".###.", ".###.", ".###.", ".....");

		final RgbImage picture = OverlayPicture.of(grey(5, 5), List.of(record(square)), OverlayStyle.DEFAULT);

		final Color color = MaskColors.FIXED.color(0);
		assertEquals(new Color(GREY, GREY, GREY), at(picture, 0, 0));
		assertEquals(color, at(picture, 1, 1));
		assertEquals(color, at(picture, 2, 1));
		assertEquals(new Color(blend(color.getRed(), 0.4), blend(color.getGreen(), 0.4), blend(color.getBlue(), 0.4)),
				at(picture, 2, 2));
	}

	private static int blend(final int component, final double opacity) {
		return (int) Math.round(GREY * (1 - opacity) + component * opacity);
	}

	@Test
	void withoutContoursThereIsOnlyTheFill() {
		final RgbImage picture = OverlayPicture.of(grey(4, 4), List.of(record(mask("....", ".##.", ".##.", "...."))),
				OverlayStyle.DEFAULT.withoutContours());

		assertEquals(at(picture, 1, 1), at(picture, 2, 2));
		assertTrue(!at(picture, 1, 1).equals(MaskColors.FIXED.color(0)));
	}

	@Test
	void smallMasksLieOverLargeOnes() {
		final BinaryMask small = mask(".....", "..#..", ".....");
		final BinaryMask large = mask("#####", "#####", "#####");

		for (final List<BinaryMask> order : List.of(List.of(small, large), List.of(large, small))) {
			final RgbImage picture = OverlayPicture.of(grey(5, 3),
					order.stream().map(OverlayPictureTest::record).toList(),
					OverlayStyle.DEFAULT);
			assertEquals(MaskColors.FIXED.color(order.indexOf(small)), at(picture, 2, 1));
		}
	}

	@Test
	void theLayerLaidOverTheImageIsThePicture() {
		final List<MaskRecord> records = List.of(record(mask("######", "######", "######", "######", "######")), record(
				mask("......", ".####.", ".####.", ".####.", "......")));
		final OverlayStyle style = OverlayStyle.DEFAULT;

		final byte[] layer = OverlayLayer.of(6, 5, records, style).rgba();

		final RgbImage picture = OverlayPicture.of(grey(6, 5), records, style);
		final Color large = MaskColors.FIXED.color(0);
		final Color small = MaskColors.FIXED.color(1);
		final int inside = 2 * 6 + 2;
		assertEquals(Math.round(255 * (1 - 0.6 * 0.6)), layer[4 * inside + 3] & 0xff);
		assertEquals(GREY * 0.36 + large.getRed() * 0.24 + small.getRed() * 0.4, at(picture, 2, 2).getRed(), 1);
	}

	@Test
	void contoursOfLargePicturesAreWider() {
		final BinaryMask.Builder square = BinaryMask.builder(1000, 12);
		for (int y = 1; y < 11; y++) square.addRun(y, 100, 200);

		final RgbImage picture = OverlayPicture.of(grey(1000, 12), List.of(record(square.build())),
				OverlayStyle.DEFAULT);

		final Color color = MaskColors.FIXED.color(0);
		assertEquals(List.of(true, true, false), List.of(at(picture, 100, 5).equals(color),
				at(picture, 101, 5).equals(color), at(picture, 102, 5).equals(color)));
	}

	@Test
	void theImageItselfIsNotChanged() {
		final RgbImage image = grey(3, 1);

		OverlayPicture.of(image, List.of(record(mask("###"))), OverlayStyle.DEFAULT.withColors(MaskColors.seeded(4)));

		assertArrayEquals(grey(3, 1).rgb(), image.rgb());
	}

	@Test
	void thePlanesOfAStackAreFilesOfTheirOwn() throws IOException {
		final SegmentedImage segmented = ExportCase.stack();
		final ExportTarget target = new ExportTarget(folder, "cells", false);
		final RgbImage image = grey(61, 47);

		final List<Path> files = OverlayFiles.write(segmented, plane -> image, OverlayStyle.DEFAULT, target);

		assertEquals(
				List.of(folder.resolve("cells_c1_z1_t1-overlay.png"), folder.resolve("cells_c1_z3_t1-overlay.png")),
				files);
		final RgbImage expected = OverlayPicture.of(image, segmented.only(new PlanePosition(1, 3, 1)).records(),
				OverlayStyle.DEFAULT);
		final BufferedImage read = ImageIO.read(files.get(1).toFile());
		for (int y = 0; y < 47; y++)
			for (int x = 0; x < 61; x++) assertEquals(at(expected, x, y).getRGB(), read.getRGB(x, y));
		assertThrows(FileAlreadyExistsException.class, () -> OverlayFiles.files(segmented.planes(), target));
		assertThrows(IllegalArgumentException.class, () -> new OverlayStyle(MaskColors.FIXED, 1.1, true));
	}

	private static MaskRecord record(final BinaryMask mask) {
		return RandomMasks.record(mask, 1, PlanePosition.FIRST);
	}

	private static RgbImage grey(final int width, final int height) {
		final byte[] rgb = new byte[3 * width * height];
		Arrays.fill(rgb, (byte) GREY);
		return new RgbImage(width, height, rgb);
	}

	private static Color at(final RgbImage picture, final int x, final int y) {
		final int i = 3 * (y * picture.width() + x);
		return new Color(picture.rgb()[i] & 0xff, picture.rgb()[i + 1] & 0xff, picture.rgb()[i + 2] & 0xff);
	}
}
