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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.imagej.RenderedPlanes;
import fiji.plugin.mobilesam.imagej.ResultImages;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.imagej.ShapeTable;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.TestRuns;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

/** An image and its masks go into a results file and come back as ImageJ had them. */
class ResultsOutputTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = {"8-bit ramp", "16-bit ramp", "32-bit ramp", "RGB ramp", "16-bit grayscale-mode",
			"8-bit composite-mode"})
	void imagesOfEveryTypeComeBack(final String type) throws IOException {
		final boolean stack = type.endsWith("mode");
		final ImagePlus image = stack
				? IJ.createImage("stack.tif", type + " ramp label", 24, 16, 2, 3, 2)
				: IJ.createImage("image.tif", type, 24, 16, 1);
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().setUnit("micron");
		final SegmentedImage written = write(image);
		try (ResultsFile file = ResultsFile.open(folder.resolve("image.h5"))) {
			final SegmentedImage read = ResultImages.read(file.run(), file.planes());
			assertEquals(written.records(), read.records());
			assertEquals(written.planes(), read.planes());
			assertArrayEquals(image.getDimensions(), read.image().getDimensions());
			assertEquals(image.getBitDepth(), read.image().getBitDepth());
			assertEquals(0.25, read.image().getCalibration().pixelWidth);
			assertEquals(image.getCalibration().getUnit(), read.image().getCalibration().getUnit());
			for (int i = 1; i <= image.getStackSize(); i++)
				assertArrayEquals(image.getStack().getProcessor(i).getFloatArray(),
						read.image().getStack().getProcessor(i)
								.getFloatArray(),
						"plane " + i);
		}
	}

	@Test
	void contrastAndOverlayAreInTheFile() throws IOException {
		write(IJ.createImage("image.tif", "16-bit ramp", 24, 16, 1));
		try (ResultsFile file = ResultsFile.open(folder.resolve("image.h5"))) {
			final ResultPlane plane = file.planes().get(0);
			assertEquals(Optional.of("percentile:0.3-99.7:stack"), plane.attributes().text("contrast_policy"));
			assertEquals(1, ((List<?>) plane.attributes().asMap().get("contrast_black")).size());
			final int inside = 4 * (5 * 24 + 5);
			final byte[] overlay = plane.overlay().rgba();
			assertFalse(overlay[inside] == overlay[inside + 1] && overlay[inside] == overlay[inside + 2],
					"masks are coloured");
			assertEquals((byte) 255, overlay[inside + 3]);
			assertEquals(0, overlay[inside - 1], "transparent beside the masks");
		}
	}

	@Test
	void withoutItsImageAFileHasTheMasksAndNothingToMeasure() throws IOException {
		final SegmentedImage written = write(IJ.createImage("image.tif", "16-bit ramp", 24, 16, 1), new ResultsPictures(
				false, Optional.empty()));
		try (ResultsFile file = ResultsFile.open(folder.resolve("image.h5"))) {
			final ResultPlane plane = file.planes().get(0);
			assertFalse(plane.hasImage());
			assertFalse(plane.hasOverlay());
			assertEquals(Optional.empty(), plane.sourceFormat());
			assertEquals(Optional.of("percentile:0.3-99.7:stack"), plane.attributes().text("contrast_policy"));
			final SegmentedImage read = ResultImages.read(file.run(), file.planes());
			assertEquals(written.records(), read.records());
			final ResultsTable shapes = ShapeTable.of(read);
			assertTrue(shapes.getValue("Perim.", 2) > 0);
			assertTrue(Double.isNaN(shapes.getValue("Mean", 2)), "no intensity is made up");
			for (final ResultPicture picture : List.of(ResultPicture.OVERLAY, ResultPicture.GRID))
				assertEquals(1, picture.write(file.planes(), new ExportTarget(folder, "image", false)).size());
		}
	}

	@Test
	void aFileThatIsThereIsNotReplaced() throws IOException {
		final ImagePlus image = IJ.createImage("image.tif", "8-bit ramp", 24, 16, 1);
		write(image);
		assertThrows(FileAlreadyExistsException.class, () -> write(image));
	}

	private SegmentedImage write(final ImagePlus image) throws IOException {
		return write(image, ResultsPictures.ALL);
	}

	private SegmentedImage write(final ImagePlus image, final ResultsPictures pictures) throws IOException {
		final RenderedPlanes planes = new RenderedPlanes(Planes.of(image, ContrastPolicy.AUTO));
		final List<MaskRecord> records = new ArrayList<>();
		for (final PlanePosition position : planes.all().positions())
			for (int size = 1; size < 4; size++) records.add(square(size, position));
		final SegmentedImage segmented = new SegmentedImage(image, planes.all().positions(), records, "nano");
		ResultsOutput.write(segmented, TestRuns.RUN, planes, pictures, folder.resolve("image.h5"), false,
				Progress.NONE);
		return segmented;
	}

	private static MaskRecord square(final int size, final PlanePosition position) {
		final BinaryMask.Builder builder = BinaryMask.builder(24, 16);
		for (int y = 5; y < 5 + size; y++) builder.addRun(y, 5, 5 + size + position.t());
		return new MaskRecord(builder.build(), 0.5 + size / 10.0, 0.25, PromptSet.ofPoints(PointPrompt.on(5.5, 5.5)),
				new PixelBox(0, 0, 24, 16), position, Optional.empty());
	}
}
