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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.CocoRle;
import fiji.plugin.mobilesam.mask.PublishedBox;
import ij.gui.Roi;
import ij.io.RoiDecoder;

class MaskFormatTest {

	@TempDir
	private Path folder;

	@Test
	void namesAreThoseOfOptions() {
		for (final String name : List.of("png", "coco", "rois")) assertEquals(name, MaskFormat.of(name).toString());
		assertEquals("format 'PNG' is not known; use png, coco, rois",
				assertThrows(IllegalArgumentException.class, () -> MaskFormat.of("PNG")).getMessage());
	}

	@Test
	void pngIsTheFolderOfThePublishedScript() throws IOException {
		final SegmentedImage segmented = ExportCase.single();
		final PublishedBox box = PublishedBox.of(segmented.records().get(0).mask());

		final Path written = write(MaskFormat.PNG, segmented).get(0);

		assertEquals(folder.resolve("cells-masks"), written);
		assertEquals(List.of("0.png", "1.png", "2.png", "metadata.csv"), names(written));
		assertEquals(List.of(
				"id,area,bbox_x0,bbox_y0,bbox_w,bbox_h,point_input_x,point_input_y,predicted_iou,stability_score,"
						+ "crop_box_x0,crop_box_y0,crop_box_w,crop_box_h",
				"0,%d,%d,%d,%d,%d,10.5,20.25,0.96875,0.9,0,0,61,47".formatted(segmented.records().get(0).mask().area(),
						box.x(), box.y(), box.width(), box.height()),
				"1,10,0,5,8,1,,,1.0E-4,0.5,0,2,30,38", "2,1,60,46,0,0,60.5,46.5,1.0625,NaN,0,0,61,47"),
				Files.readAllLines(written.resolve("metadata.csv")));
	}

	@Test
	void cocoIsTheListOfThePublishedGenerator() throws IOException {
		final SegmentedImage segmented = ExportCase.single();

		final Path written = write(MaskFormat.COCO, segmented).get(0);

		final JsonArray list = JsonParser.parseString(Files.readString(written)).getAsJsonArray();
		assertEquals(folder.resolve("cells.json"), written);
		assertEquals(3, list.size());
		for (int i = 0; i < 3; i++) {
			final JsonObject mask = list.get(i).getAsJsonObject();
			assertEquals(segmented.records().get(i).mask(),
					CocoRle.decode(61, 47, mask.getAsJsonObject("segmentation").get("counts").getAsString()));
		}
		final JsonObject box = list.get(1).getAsJsonObject();
		box.getAsJsonObject("segmentation").remove("counts");
		assertEquals(JsonParser.parseString("""
				{"segmentation":{"size":[47,61]},"area":10,"bbox":[0,5,8,1],"predicted_iou":1.0E-4,"point_coords":[],
				"stability_score":0.5,"crop_box":[0,2,30,38]}"""), box);
		assertEquals("[[1.0,2.0],[10.5,20.25]]", list.get(0).getAsJsonObject().get("point_coords").toString());
		assertTrue(list.get(2).getAsJsonObject().get("stability_score").isJsonNull(), "JSON has no NaN");
	}

	@Test
	void roisAreOneZipForAllPlanes() throws IOException {
		final SegmentedImage segmented = ExportCase.stack();

		final List<Path> written = write(MaskFormat.ROIS, segmented);

		assertEquals(List.of(folder.resolve("cells-rois.zip")), written);
		final List<Roi> rois = rois(written.get(0));
		assertEquals(6, rois.size());
		for (int i = 0; i < 6; i++) {
			final Roi roi = rois.get(i);
			assertEquals("mask-000" + (i + 1), roi.getName());
			assertEquals(i < 3 ? 1 : 3, roi.getPosition());
			assertEquals(segmented.records().get(i).mask(), MaskRois.mask(roi, 61, 47));
			assertEquals("nano", roi.getProperty("model"));
		}
	}

	private static List<Roi> rois(final Path zip) throws IOException {
		final List<Roi> rois = new ArrayList<>();
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				final Roi roi = RoiDecoder.openFromByteArray(in.readAllBytes());
				assertEquals(roi.getName() + ".roi", entry.getName());
				rois.add(roi);
			}
		}
		return rois;
	}

	@Test
	void eachPlaneOfAStackHasItsOwnFileWithNumbersFromZero() throws IOException {
		final List<Path> written = write(MaskFormat.PNG, ExportCase.stack());

		assertEquals(List.of(folder.resolve("cells_c1_z1_t1-masks"), folder.resolve("cells_c1_z3_t1-masks")), written);
		for (final Path plane : written) assertEquals(List.of("0.png", "1.png", "2.png", "metadata.csv"), names(plane));
		assertEquals(List.of(folder.resolve("cells_c1_z1_t1.json"), folder.resolve("cells_c1_z3_t1.json")),
				write(MaskFormat.COCO, ExportCase.stack()));
	}

	@Test
	void nothingFoundIsAWholeFileToo() throws IOException {
		assertEquals(List.of("metadata.csv"), names(write(MaskFormat.PNG, ExportCase.empty()).get(0)));
		assertEquals("[]", Files.readString(write(MaskFormat.COCO, ExportCase.empty()).get(0)));
	}

	@Test
	void noSelectionsAreNoFileForImageJRefusesAnEmptyOne() throws IOException {
		final ExportTarget target = new ExportTarget(folder, "cells", true);
		MaskFormat.ROIS.write(ExportCase.single(), target);
		assertEquals(List.of(), MaskFormat.ROIS.write(ExportCase.empty(), target));
		assertEquals(List.of(), names(folder), "nor do those of the old run stay");
	}

	@ParameterizedTest
	@EnumSource
	void numbersAreTheSameInEveryLanguage(final MaskFormat format) throws IOException {
		final Locale before = Locale.getDefault();
		final byte[] here = content(write(format, ExportCase.single()).get(0));
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			final ExportTarget elsewhere = new ExportTarget(folder.resolve("elsewhere"), "cells", false);
			assertArrayEquals(here, content(format.write(ExportCase.single(), elsewhere).get(0)));
			assertEquals(List.of("cells_c1_z1_t1.json", "cells_c1_z3_t1.json"), MaskFormat.COCO
					.files(ExportCase.stack().planes(), elsewhere).stream().map(f -> f.getFileName().toString())
					.toList());
		} finally {
			Locale.setDefault(before);
		}
	}

	/** The table of a folder, the entries of a zip, else the bytes. */
	private static byte[] content(final Path file) throws IOException {
		if (Files.isDirectory(file)) return Files.readAllBytes(file.resolve("metadata.csv"));
		return file.toString().endsWith(".zip") ? rois(file).toString().getBytes() : Files.readAllBytes(file);
	}

	@ParameterizedTest
	@EnumSource(names = "ROIS", mode = EnumSource.Mode.EXCLUDE)
	void whatIsThereIsReplacedOnlyWhenAsked(final MaskFormat format) throws IOException {
		final Path written = write(format, ExportCase.single()).get(0);
		final byte[] before = content(written);
		final ExportTarget again = new ExportTarget(folder, "cells", false);

		assertTrue(assertThrows(FileAlreadyExistsException.class, () -> format.write(ExportCase.empty(), again))
				.getMessage().endsWith("exists already; ask to overwrite it or choose another place"));
		assertThrows(FileAlreadyExistsException.class, () -> format.files(ExportCase.empty().planes(), again));
		assertArrayEquals(before, content(written));

		format.write(ExportCase.empty(), new ExportTarget(folder, "cells", true));
		assertFalse(Arrays.equals(before, content(written)));
		if (format == MaskFormat.PNG)
			assertEquals(List.of("metadata.csv"), names(written), "no picture of the old run");
		assertEquals(List.of(written.getFileName().toString()), names(folder), "no temporary file stays");
	}

	@Test
	void aFolderWithOtherFilesIsNotReplaced() throws IOException {
		final Path written = write(MaskFormat.PNG, ExportCase.single()).get(0);
		Files.writeString(written.resolve("notes.txt"), "mine");

		final String message = assertThrows(IOException.class,
				() -> MaskFormat.PNG.write(ExportCase.empty(), new ExportTarget(folder, "cells", true))).getMessage();

		assertTrue(message.contains("notes.txt"), message);
		assertEquals(5, names(written).size());
		assertEquals(List.of("cells-masks"), names(folder));
	}

	@Test
	void aFileInPlaceOfTheFolderIsSaidInWords() throws IOException {
		final Path file = Files.writeString(folder.resolve("out"), "a file");

		final String message = assertThrows(IOException.class,
				() -> MaskFormat.COCO.write(ExportCase.single(), new ExportTarget(file, "cells", false))).getMessage();

		assertTrue(message.endsWith("out: is a file, expected a folder to write into"), message);
	}

	private List<Path> write(final MaskFormat format, final SegmentedImage segmented) throws IOException {
		final ExportTarget target = new ExportTarget(folder, "cells", false);
		final List<Path> announced = format.files(segmented.planes(), target);
		final List<Path> written = format.write(segmented, target);
		assertEquals(announced, written);
		return written;
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
