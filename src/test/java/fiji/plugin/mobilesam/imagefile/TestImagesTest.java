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
package fiji.plugin.mobilesam.imagefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What README.md of the folder {@code test-images} says of the images holds in ImageJ. */
class TestImagesTest {

	private static final Path FOLDER = Path.of("test-images");

	@ParameterizedTest
	@CsvSource({"cell.png, 8, 550, 660, 1, 1, 1", "ihc.png, 24, 512, 512, 1, 1, 1", "coins.png, 8, 384, 303, 1, 1, 1",
			"coins-labels.png, 16, 384, 303, 1, 1, 1", "nuclei.png, 8, 360, 360, 1, 1, 1",
			"nuclei-labels.png, 16, 360, 360, 1, 1, 1", "synthetic/hyperstack.tif, 8, 72, 56, 2, 4, 3",
			"synthetic/hyperstack-labels.tif, 16, 72, 56, 1, 4, 3", "synthetic/calibrated.tif, 16, 64, 64, 1, 5, 1",
			"synthetic/calibrated-labels.tif, 16, 64, 64, 1, 5, 1", "synthetic/real-valued.tif, 32, 112, 80, 1, 1, 1",
			"synthetic/real-valued-labels.tif, 16, 112, 80, 1, 1, 1"})
	void opensWithItsTypeAndItsDimensions(final String name, final int bits, final int width, final int height,
			final int channels, final int slices, final int frames) throws IOException {
		final ImagePlus image = ImageFiles.open(FOLDER.resolve(name));
		assertEquals(bits, image.getBitDepth());
		assertArrayEquals(new int[]{width, height, channels, slices, frames}, image.getDimensions());
	}

	@Test
	void coversEveryImage() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			assertEquals(12, files.filter(file -> file.toString().matches(".*\\.(png|tif)")).count());
		}
	}

	@ParameterizedTest
	@CsvSource({"coins-labels.png, 24", "nuclei-labels.png, 22", "synthetic/hyperstack-labels.tif, 5",
			"synthetic/calibrated-labels.tif, 7", "synthetic/real-valued-labels.tif, 6"})
	void numbersObjectsWithoutGaps(final String name, final int objects) throws IOException {
		final ImagePlus labels = ImageFiles.open(FOLDER.resolve(name));
		final TreeSet<Integer> found = new TreeSet<>();
		for (int plane = 1; plane <= labels.getStackSize(); plane++) {
			final ImageProcessor pixels = labels.getStack().getProcessor(plane);
			for (int i = 0; i < pixels.getPixelCount(); i++) found.add(pixels.get(i));
		}
		assertEquals(List.copyOf(found), Stream.iterate(0, i -> i + 1).limit(objects + 1L).toList());
	}

	@Test
	void keepsTheCalibrationOfTheStack() throws IOException {
		final Calibration calibration = ImageFiles.open(FOLDER.resolve("synthetic/calibrated.tif")).getCalibration();
		assertEquals(0.25, calibration.pixelWidth, 1e-9);
		assertEquals(0.25, calibration.pixelHeight, 1e-9);
		assertEquals(1, calibration.pixelDepth, 1e-9);
		assertEquals("µm", calibration.getUnit());
	}

	/** In each plane the labels lie where the objects are: that tells a shuffled axis from a right one. */
	@ParameterizedTest
	@CsvSource({"hyperstack, 60", "calibrated, 1000", "real-valued, 0.4"})
	void everyPlaneIsBrightWhereItsLabelsAre(final String name, final double contrast) throws IOException {
		final ImagePlus image = ImageFiles.open(FOLDER.resolve("synthetic").resolve(name + ".tif"));
		final ImagePlus labels = ImageFiles.open(FOLDER.resolve("synthetic").resolve(name + "-labels.tif"));
		for (int t = 1; t <= image.getNFrames(); t++)
			for (int z = 1; z <= image.getNSlices(); z++)
				for (int c = 1; c <= image.getNChannels(); c++) {
					final double difference = contrast(image.getStack().getProcessor(image.getStackIndex(c, z, t)),
							labels.getStack().getProcessor(labels.getStackIndex(1, z, t)));
					final String where = "channel %d, slice %d, frame %d: %s".formatted(c, z, t, difference);
					assertTrue(difference > contrast, where);
				}
	}

	/** Mean of the objects' pixels minus mean of the others. */
	private static double contrast(final ImageProcessor pixels, final ImageProcessor labels) {
		final double[] sum = new double[2];
		final int[] count = new int[2];
		for (int i = 0; i < labels.getPixelCount(); i++) {
			final int side = labels.get(i) > 0 ? 1 : 0;
			sum[side] += pixels.getf(i);
			count[side]++;
		}
		return sum[1] / count[1] - sum[0] / count[0];
	}
}
