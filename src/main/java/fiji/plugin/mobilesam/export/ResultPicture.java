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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.MaskColors;
import fiji.plugin.mobilesam.imagej.MaskGrid;
import fiji.plugin.mobilesam.imagej.ResultImages;
import fiji.plugin.mobilesam.imagej.ResultPlots;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultPlane;

/** Pictures of results, as PNG files. */
public enum ResultPicture {

	/** The masks over the image, filled and outlined: {@code <name>-overlay.png} for each plane. */
	OVERLAY {

		@Override
		List<Picture> draw(final List<? extends ResultPlane> planes, final ExportTarget target) {
			return forEach(planes, target, plane -> overlay(plane, OverlayStyle.DEFAULT));
		}
	},
	/** The outlines alone over the image: {@code <name>-contours.png} for each plane. */
	CONTOURS {

		@Override
		List<Picture> draw(final List<? extends ResultPlane> planes, final ExportTarget target) {
			return forEach(planes, target, plane -> overlay(plane, new OverlayStyle(MaskColors.FIXED, 0, true)));
		}
	},
	/** A tile for each mask, at most 400: {@code <name>-grid.png} for each plane. */
	GRID {

		@Override
		List<Picture> draw(final List<? extends ResultPlane> planes, final ExportTarget target) {
			return forEach(planes, target, plane -> MaskGrid.of(plane, MOST_TILES).getBufferedImage());
		}
	},
	/** Histograms of area and scores: {@code <name>-histogram-area.png} and so on. */
	HISTOGRAM {

		@Override
		List<Picture> draw(final List<? extends ResultPlane> planes, final ExportTarget target) {
			return Arrays.stream(MaskKey.values())
					.map(key -> new Picture(target.file("-%s-%s.png".formatted(this, key)),
							() -> ResultPlots.histogram(planes, key).getBufferedImage()))
					.toList();
		}
	},
	/** The scores of masks over their area, and one over the other: {@code <name>-scatter-area-predicted_iou.png}. */
	SCATTER {

		@Override
		List<Picture> draw(final List<? extends ResultPlane> planes, final ExportTarget target) {
			return List.of(scatter(planes, MaskKey.AREA, MaskKey.PREDICTED_IOU, target), scatter(planes, MaskKey.AREA,
					MaskKey.STABILITY_SCORE, target),
					scatter(planes, MaskKey.PREDICTED_IOU, MaskKey.STABILITY_SCORE,
							target));
		}
	};

	private static final int MOST_TILES = 400;

	/** Draws when the file is written. */
	private interface Drawing {

		BufferedImage draw() throws IOException;
	}

	private interface PlaneDrawing {

		BufferedImage draw(ResultPlane plane) throws IOException;
	}

	/** A file and what is in it. */
	record Picture(Path file, Drawing drawing) {
	}

	/** @throws IllegalArgumentException if no picture has this name, such as {@code grid} */
	public static ResultPicture of(final String name) {
		return Arrays.stream(values()).filter(picture -> picture.toString().equals(name)).findFirst()
				.orElseThrow(
						() -> new IllegalArgumentException("picture '%s' is not known; use %s".formatted(name, Arrays
								.stream(values()).map(ResultPicture::toString).collect(Collectors.joining(", ")))));
	}

	abstract List<Picture> draw(List<? extends ResultPlane> planes, ExportTarget target);

	/**
	 * Draws and writes.
	 *
	 * @return the files
	 * @throws FileAlreadyExistsException if one is there and may not be replaced; nothing is written then
	 * @throws IOException if something cannot be read or written
	 */
	public List<Path> write(final List<? extends ResultPlane> planes, final ExportTarget target) throws IOException {
		final List<Picture> pictures = draw(planes, target);
		for (final Picture picture : pictures) target.requireFree(picture.file());
		for (final Picture picture : pictures) {
			final BufferedImage image = picture.drawing().draw();
			NewFile.write(picture.file(), target.overwrite(), out -> PngPicture.write(image, out));
		}
		return pictures.stream().map(Picture::file).toList();
	}

	/** The name in options and files. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	List<Picture> forEach(final List<? extends ResultPlane> planes, final ExportTarget target,
			final PlaneDrawing drawing) {
		final List<Path> files = target.files(planes.stream().map(ResultPlane::position).toList(), "-" + this + ".png");
		final List<Picture> pictures = new ArrayList<>();
		for (int i = 0; i < files.size(); i++) {
			final ResultPlane plane = planes.get(i);
			pictures.add(new Picture(files.get(i), () -> drawing.draw(plane)));
		}
		return pictures;
	}

	private static BufferedImage overlay(final ResultPlane plane, final OverlayStyle style) throws IOException {
		final List<MaskRecord> records = new ArrayList<>();
		for (int i = 0; i < plane.entries().size(); i++) records.add(plane.record(i));
		final RgbImage picture = OverlayPicture.of(ResultImages.background(plane), records, style);
		return ResultImages.processor(picture).getBufferedImage();
	}

	private static Picture scatter(final List<? extends ResultPlane> planes, final MaskKey x, final MaskKey y,
			final ExportTarget target) {
		return new Picture(target.file("-%s-%s-%s.png".formatted(SCATTER, x, y)),
				() -> ResultPlots.scatter(planes, x, y)
						.getBufferedImage());
	}
}
