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

import fiji.plugin.mobilesam.files.NewFile;

import ij.measure.ResultsTable;

/** A results table as {@code <name>.csv}, with a line of headings. */
public final class TableFile {

	private static final String ENDING = ".csv";

	private TableFile() {
	}

	/**
	 * @return the file written
	 * @throws FileAlreadyExistsException if it is there and may not be replaced
	 * @throws IOException if writing fails
	 */
	public static Path write(final ResultsTable table, final ExportTarget target) throws IOException {
		final Path file = target.file(ENDING);
		NewFile.write(file, target.overwrite(), out -> {
			final Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			text.write(String.join(",", table.getHeadings()) + "\n");
			for (int row = 0; row < table.size(); row++) text.write(line(table, row) + "\n");
			text.flush();
		});
		return file;
	}

	/** Concatenated, not formatted: all digits, and the decimal point is the same everywhere. */
	private static String line(final ResultsTable table, final int row) {
		final StringBuilder line = new StringBuilder();
		for (final String heading : table.getHeadings()) {
			if (line.length() > 0) line.append(',');
			final double value = table.getValue(heading, row);
			line.append(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
		}
		return line.toString();
	}
}
