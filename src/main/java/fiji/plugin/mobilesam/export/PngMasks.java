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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.mobilesam.files.NewFolder;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;

/**
 * The folder that SAM's published script writes: {@code 0.png}, {@code 1.png}, ... with 255 inside the masks and 0
 * outside, and {@code metadata.csv}, a line a mask. The box is a {@link PublishedBox}; the point is the first of the
 * prompt that lies on the object, empty where there is none.
 */
final class PngMasks {

	private static final String METADATA = "metadata.csv";
	private static final String COLUMNS = "id,area,bbox_x0,bbox_y0,bbox_w,bbox_h,point_input_x,point_input_y,"
			+ "predicted_iou,stability_score,crop_box_x0,crop_box_y0,crop_box_w,crop_box_h";
	private static final byte INSIDE = (byte) 255;

	private PngMasks() {
	}

	/** @throws IOException if writing fails, or if the folder is there and holds other files than these */
	static void write(final SegmentedImage plane, final Path folder, final boolean overwrite) throws IOException {
		final Optional<Path> foreign = NewFolder.foreign(folder,
				name -> name.equals(METADATA) || name.matches("\\d+\\.png"));
		if (foreign.isPresent())
			throw new IOException("%s: not replaced, because it holds %s too; move that away".formatted(folder,
					foreign.get().getFileName()));
		try (NewFolder part = NewFolder.beside(folder)) {
			final StringBuilder metadata = new StringBuilder(COLUMNS).append('\n');
			int id = 0;
			for (final MaskRecord record : plane.records()) {
				try (OutputStream out = new BufferedOutputStream(
						Files.newOutputStream(part.path().resolve(id + ".png")))) {
					PngPicture.writeGrey(record.mask().width(), record.mask().height(), record.mask().toBytes(INSIDE),
							out);
				}
				metadata.append(line(id++, record)).append('\n');
			}
			Files.writeString(part.path().resolve(METADATA), metadata, StandardCharsets.US_ASCII);
			part.moveIntoPlace(overwrite);
		}
	}

	/** Concatenated, not formatted: the decimal point is the same everywhere. */
	private static String line(final int id, final MaskRecord record) {
		final PublishedBox box = PublishedBox.of(record.mask());
		final PixelBox crop = record.cropBox();
		final String point = record.prompt().points().stream().filter(PointPrompt::foreground).findFirst()
				.map(p -> p.x() + "," + p.y()).orElse(",");
		return id + "," + record.mask().area() + "," + box.x() + "," + box.y() + "," + box.width() + "," + box.height()
				+ ","
				+ point + "," + record.predictedIou() + "," + record.stabilityScore() + "," + crop.left() + ","
				+ crop.top()
				+ "," + crop.width() + "," + crop.height();
	}
}
