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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

	@TempDir
	private Path folder;

	@Test
	void quotesWhatWouldBreakTheColumns() throws IOException {
		final Path file = folder.resolve("new/table.csv");
		CsvFile.write(List.of(List.of("set", "IoU"), List.of("cells, \"my own\"", "0.5"), List.of("two\nlines", "")),
				file,
				false);
		assertEquals("set,IoU\n\"cells, \"\"my own\"\"\",0.5\n\"two\nlines\",\n", Files.readString(file));
	}

	@Test
	void replacesOnlyWhenAsked() throws IOException {
		final Path file = Files.writeString(folder.resolve("table.csv"), "mine");
		assertThrows(FileAlreadyExistsException.class, () -> CsvFile.write(List.of(List.of("a")), file, false));
		assertEquals("mine", Files.readString(file));
		CsvFile.write(List.of(List.of("a")), file, true);
		assertEquals("a\n", Files.readString(file));
	}
}
