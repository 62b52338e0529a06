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
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.progress.Performance;

/** What the phases of a run cost, as a JSON list of {@code name, calls, seconds, peakHeapBytes}. */
public final class PerformanceFile {

	private static final String ENDING = "-performance.json";
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

	private PerformanceFile() {
	}

	/**
	 * The file that {@link #write} would make.
	 *
	 * @throws FileAlreadyExistsException if it is there and may not be replaced
	 */
	public static Path file(final ExportTarget target) throws FileAlreadyExistsException {
		final Path file = target.file(ENDING);
		target.requireFree(file);
		return file;
	}

	/**
	 * @return the file written
	 * @throws IOException if writing fails, or the file is there and may not be replaced
	 */
	public static Path write(final List<Performance.Phase> phases, final ExportTarget target) throws IOException {
		final Path file = file(target);
		NewFile.write(file, target.overwrite(), out -> {
			final Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			GSON.toJson(phases, text);
			text.flush();
		});
		return file;
	}
}
