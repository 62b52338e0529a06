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
package fiji.plugin.mobilesam.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessMacroTest {

	@TempDir
	Path folder;

	@Test
	void selectionsGoToTheOverlayAndToAZip() throws Exception {
		final Path zip = folder.resolve("my rois.zip");
		final String printed = run("""
				open('test-images/nuclei.png');
				run('Segment Everything...', 'points_per_side=10 roi_zip=[%s]');
				masks = Overlay.size;
				run('Segment Everything...', 'points_per_side=10 roi_manager=false label_image');
				getStatistics(area, mean, min, max);
				return getTitle() + ' ' + masks + ' ' + max;
				""".formatted(zip), "");
		final int masks = entries(zip);
		assertTrue(masks > 5, printed);
		assertTrue(printed.contains("result: nuclei-labels %d %d".formatted(masks, masks)), printed);
	}

	@Test
	void anErrorSaysWhatIsWrongAndEndsTheMacro() throws Exception {
		final String printed = run("""
				open('test-images/nuclei.png');
				run('Segment Everything...', 'points=10');
				return 'went on';
				""", "");
		assertTrue(printed.contains("Segment Everything...: option 'points' is not known; these are: model,"), printed);
		assertFalse(printed.contains("went on"), printed);
	}

	@Test
	void needsAnImage() throws Exception {
		assertTrue(run("run('Segment Everything...', 'overlay');", "").contains(
				"Segment Everything...: there is no image: open one first"));
	}

	private static int entries(final Path zip) throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return file.size();
		}
	}

	private String run(final String macro, final String argument) throws Exception {
		return MacroProcess.run(folder, macro, argument);
	}
}
