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

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.prompt.PlanePosition;

/** The files by which masks are handed to other programs. */
public enum MaskFormat {

	/**
	 * A folder {@code <name>-masks} for each plane: a picture {@code <id>.png} a mask, from 0, and {@code metadata.csv}.
	 */
	PNG("-masks", true, PngMasks::write),
	/** {@code <name>.json} for each plane: a list of masks with compressed run lengths, for pycocotools. */
	COCO(".json", true, CocoMasks::write),
	/** {@code <name>-rois.zip}: selections with their planes, for the ROI Manager; no file where there is no mask. */
	ROIS(RoiSet.ENDING, false, RoiSet::write);

	private interface Writer {

		void write(SegmentedImage segmented, Path file, boolean overwrite) throws IOException;
	}

	private final String ending;
	private final boolean perPlane;
	private final Writer writer;

	MaskFormat(final String ending, final boolean perPlane, final Writer writer) {
		this.ending = ending;
		this.perPlane = perPlane;
		this.writer = writer;
	}

	/** @throws IllegalArgumentException if no format has this name, such as {@code coco} */
	public static MaskFormat of(final String name) {
		return Arrays.stream(values()).filter(format -> format.toString().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("format '%s' is not known; use %s".formatted(name,
						Arrays.stream(values()).map(MaskFormat::toString).collect(Collectors.joining(", ")))));
	}

	/**
	 * The files or folders that {@link #write} would make. Asked before hours of work, it saves them.
	 *
	 * @throws FileAlreadyExistsException if one is there and may not be replaced
	 */
	public List<Path> files(final List<PlanePosition> planes, final ExportTarget target)
			throws FileAlreadyExistsException {
		final List<Path> files = perPlane ? target.files(planes, ending) : List.of(target.file(ending));
		for (final Path file : files) target.requireFree(file);
		return files;
	}

	/**
	 * Writes all masks.
	 *
	 * @return the files or folders written; none of selections where there is no mask
	 * @throws FileAlreadyExistsException if one is there and may not be replaced; nothing is written then
	 * @throws IOException if writing fails; no file is left half-written
	 */
	public List<Path> write(final SegmentedImage segmented, final ExportTarget target) throws IOException {
		final List<Path> files = files(segmented.planes(), target);
		if (!perPlane) writer.write(segmented, files.get(0), target.overwrite());
		else
			for (int i = 0; i < files.size(); i++)
				writer.write(segmented.only(segmented.planes().get(i)), files.get(i), target.overwrite());
		return files.stream().filter(Files::exists).toList();
	}

	/** The name in options: {@code png}, {@code coco} or {@code rois}. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
