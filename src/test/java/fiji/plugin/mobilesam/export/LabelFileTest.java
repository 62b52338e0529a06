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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.imagej.MaskColors;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

class LabelFileTest {

	@TempDir
	private Path folder;

	@Test
	void imageJOpensItWithTheLabelsAsValuesAndTheirColours() throws IOException {
		final SegmentedImage segmented = ExportCase.single();
		final Calibration calibration = segmented.image().getCalibration();
		calibration.pixelWidth = 0.25;
		calibration.pixelHeight = 0.5;
		calibration.xOrigin = 3;
		calibration.setUnit("nm");

		final Path file = LabelFile.write(segmented, Overlap.HIGHER_SCORE, new ExportTarget(folder, "cells", false));
		final ImagePlus opened = ImageFiles.open(file);

		assertEquals(folder.resolve("cells-labels.tif"), file);
		assertEquals(16, opened.getBitDepth());
		assertArrayEquals(
				(short[]) LabelImages.labels(segmented, Overlap.HIGHER_SCORE).getProcessor().getPixels(),
				(short[]) opened.getProcessor().getPixels());
		assertEquals(0.25, opened.getCalibration().pixelWidth, 1e-9);
		assertEquals(0.5, opened.getCalibration().pixelHeight, 1e-9);
		assertEquals(3, opened.getCalibration().xOrigin);
		assertEquals("nm", opened.getCalibration().getUnit());
		opened.updateImage();
		final ColorProcessor drawn = new ColorProcessor(opened.getImage());
		for (int y = 0; y < 47; y++) {
			for (int x = 0; x < 61; x++) {
				final int label = opened.getProcessor().get(x, y);
				assertEquals(label == 0 ? Color.BLACK : MaskColors.FIXED.color(label - 1), drawn.getColor(x, y));
			}
		}
	}

	/** As many masks as labels, a pixel each. */
	@ParameterizedTest
	@ValueSource(ints = {1, 255, 256, 3000})
	void anyNumberOfLabelsIsSeen(final int count) throws IOException {
		final SegmentedImage segmented = ExportCase.pixels(count);

		final Path file = LabelFile.write(segmented, Overlap.SMALLER, new ExportTarget(folder, "cells", false));

		final ImagePlus opened = ImageFiles.open(file);
		final ImageProcessor drawn = opened.getProcessor().convertToRGB();
		assertEquals(16, opened.getBitDepth());
		for (int i = 0; i < opened.getProcessor().getPixelCount(); i++) {
			assertEquals(i < count ? i + 1 : 0, opened.getProcessor().get(i));
			assertEquals(i >= count, (drawn.get(i) & 0xffffff) == 0, "label %d is drawn black".formatted(i + 1));
		}
	}

	@Test
	void aStackKeepsItsSlices() throws IOException {
		final SegmentedImage segmented = ExportCase.stack();
		segmented.image().getCalibration().pixelDepth = 2.5;
		segmented.image().getStack().setSliceLabel("bottom", 3);

		final ImagePlus opened = ImageFiles
				.open(LabelFile.write(segmented, Overlap.SMALLER, new ExportTarget(folder, "cells", false)));

		assertArrayEquals(new int[]{61, 47, 1, 3, 1}, opened.getDimensions());
		assertEquals(2.5, opened.getCalibration().pixelDepth);
		assertEquals("bottom", opened.getStack().getSliceLabel(3));
		assertEquals(2, opened.getStack().getProcessor(1).get(0, 5));
		assertEquals(0, opened.getStack().getProcessor(2).get(0, 5));
		assertEquals(5, opened.getStack().getProcessor(3).get(0, 5));
	}

	@Test
	void whatIsThereIsReplacedOnlyWhenAsked() throws IOException {
		final ExportTarget target = new ExportTarget(folder, "cells", false);
		LabelFile.write(ExportCase.single(), Overlap.SMALLER, target);

		assertThrows(FileAlreadyExistsException.class, () -> LabelFile.file(target));
		assertThrows(FileAlreadyExistsException.class,
				() -> LabelFile.write(ExportCase.empty(), Overlap.SMALLER, target));
		final Path file = LabelFile.write(ExportCase.empty(), Overlap.SMALLER, new ExportTarget(folder, "cells", true));
		assertEquals(0, ImageFiles.open(file).getStatistics().max);
	}
}
