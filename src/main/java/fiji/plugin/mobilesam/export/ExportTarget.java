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

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.prompt.PlanePosition;

/**
 * Where the files of one image go.
 *
 * @param folder made if there is none
 * @param name that all file names begin with, usually the image's without extension
 * @param overwrite whether files that are there may be replaced
 */
public record ExportTarget(Path folder, String name, boolean overwrite) {

	/** A file for the whole image, such as {@code cells-rois.zip}. */
	Path file(final String ending) {
		return folder.resolve(name + ending);
	}

	/** A file for each plane, such as {@code cells_c1_z2_t1.json}, or {@code cells.json} for the only plane. */
	List<Path> files(final List<PlanePosition> planes, final String ending) {
		if (planes.size() == 1) return List.of(file(ending));
		return planes.stream().map(p -> file("_c" + p.c() + "_z" + p.z() + "_t" + p.t() + ending)).toList();
	}

	/** @throws FileAlreadyExistsException if a file is there and may not be replaced */
	void requireFree(final Path file) throws FileAlreadyExistsException {
		NewFile.requireFree(file, overwrite);
	}
}
