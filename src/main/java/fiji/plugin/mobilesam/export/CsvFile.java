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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.files.NewFile;

/** A table of texts as a CSV file, in UTF-8, as RFC 4180 quotes. */
public final class CsvFile {

	private CsvFile() {
	}

	/**
	 * @param rows the headings first
	 * @param overwrite whether a file that is there may be replaced
	 * @throws FileAlreadyExistsException if it is there and may not be replaced
	 * @throws IOException if writing fails
	 */
	public static void write(final List<List<String>> rows, final Path file, final boolean overwrite)
			throws IOException {
		final String text = rows.stream().map(row -> row.stream().map(CsvFile::quoted).collect(Collectors.joining(","))
				+ "\n").collect(Collectors.joining());
		NewFile.write(file, overwrite, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String quoted(final String value) {
		return value.matches("(?s).*[\",\\r\\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
	}
}
