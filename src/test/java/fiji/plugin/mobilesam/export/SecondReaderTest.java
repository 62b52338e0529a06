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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.mobilesam.OtherPrograms;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.BinaryMask;

/** Python finds in the files what was written into them; masks are compared by the digest of their pixels. */
class SecondReaderTest {

	@TempDir
	private Path folder;

	private final SegmentedImage stack = ExportCase.stack();

	@Test
	void readsTheMasksOfCocoFiles() throws IOException {
		for (final Path file : MaskFormat.COCO.write(stack, target())) {
			final JsonArray masks = read("coco", file).getAsJsonArray();
			assertEquals(digests(stack.only(stack.planes().get(planeOf(file)))), digests(masks));
			assertEquals("[60,46,0,0]", masks.get(2).getAsJsonObject().get("bbox").toString());
		}
	}

	@Test
	void readsThePicturesAndTheTableOfPngFolders() throws IOException {
		for (final Path file : MaskFormat.PNG.write(stack, target())) {
			final JsonArray masks = read("png", file).getAsJsonArray();
			assertEquals(digests(stack.only(stack.planes().get(planeOf(file)))), digests(masks));
			final JsonObject box = masks.get(1).getAsJsonObject();
			assertEquals(List.of("1", "10", "", "1.0E-4"),
					List.of("id", "area", "point_input_x", "predicted_iou").stream().map(k -> box.get(k).getAsString())
							.toList());
		}
	}

	@Test
	void readsTheLabelsOfTiffFiles() throws IOException {
		final Path file = LabelFile.write(stack, Overlap.HIGHER_SCORE, target());

		final JsonArray planes = read("labels", file).getAsJsonArray();
		assertEquals(3, planes.size());
		assertEquals(0, planes.get(1).getAsJsonObject().size());
		for (int i = 0; i < stack.records().size(); i++)
			assertEquals(digest(stack.records().get(i).mask()),
					planes.get(i < 3 ? 0 : 2).getAsJsonObject().get(String.valueOf(i + 1)).getAsString());
	}

	@Test
	void readsThePixelsOfOverlays() throws IOException {
		final byte[] white = new byte[3 * ExportCase.WIDTH * ExportCase.HEIGHT];
		Arrays.fill(white, (byte) 255);
		final RgbImage image = new RgbImage(ExportCase.WIDTH, ExportCase.HEIGHT, white);
		final SegmentedImage single = ExportCase.single();

		final JsonObject picture = read("picture",
				OverlayFiles.write(single, plane -> image, OverlayStyle.DEFAULT, target()).get(0)).getAsJsonObject();

		assertEquals("RGB", picture.get("mode").getAsString());
		assertEquals(digest(OverlayPicture.of(image, single.records(), OverlayStyle.DEFAULT).rgb()),
				picture.get("digest").getAsString());
	}

	private ExportTarget target() {
		return new ExportTarget(folder, "cells", true);
	}

	private static int planeOf(final Path file) {
		return file.getFileName().toString().contains("_z1_") ? 0 : 1;
	}

	private static JsonElement read(final String kind, final Path file) {
		return JsonParser.parseString(OtherPrograms.python("read_export.py", "numpy, PIL", kind, file));
	}

	private static List<String> digests(final JsonArray masks) {
		return masks.asList().stream().map(mask -> mask.getAsJsonObject().get("digest").getAsString()).toList();
	}

	private static List<String> digests(final SegmentedImage plane) {
		return plane.records().stream().map(record -> digest(record.mask())).toList();
	}

	private static String digest(final BinaryMask mask) {
		return digest(mask.toBytes((byte) 1));
	}

	private static String digest(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
