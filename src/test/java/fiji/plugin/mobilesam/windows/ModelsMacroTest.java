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
package fiji.plugin.mobilesam.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.commands.MacroProcess;
import fiji.plugin.mobilesam.install.KnownModel;
import fiji.plugin.mobilesam.model.ModelFolder;

/** Models by macros, without a screen. */
class ModelsMacroTest {

	private static final Path CHECKPOINT = Path.of("src/test/resources/convert/narrow.pt");

	/** Command, options, and how the error begins. */
	private static final String[][] WRONG = {
			{"MobileSAM Models...", "",
					"MobileSAM Models...: say either get=ID, for a published model, or convert=FILE name=ID,"},
			{"MobileSAM Models...", "get=nano convert=x.pt", "MobileSAM Models...: say either get=ID"},
			{"MobileSAM Models...", "get=nobody",
					"MobileSAM Models...: model 'nobody': expected one of mobile_sam, nano, vit_t_em_organelles, vit_t_lm"},
			{"MobileSAM Models...", "get=nano from=x.pt", "MobileSAM Models...: the model 'nano' has no source"},
			{"MobileSAM Models...", "get=mobile_sam name=mine", "MobileSAM Models...: 'name' goes with 'convert' only"},
			{"MobileSAM Models...", "get=mobile_sam from=README.md",
					"MobileSAM Models...: README.md: expected 40728226 bytes"},
			{"MobileSAM Models...", "convert=missing.pt name=mine",
					"MobileSAM Models...: missing.pt: there is no such file"},
			{"MobileSAM Models...", "convert=README.md name=mine", "MobileSAM Models...: README.md:"},
			{"MobileSAM Models...", "convert=README.md name=nano",
					"MobileSAM Models...: there is a model 'nano' already"},
			{"MobileSAM Models...", "convert=README.md", "MobileSAM Models...: expected an id of 1 to 64 letters"},
			{"MobileSAM Models...", "convert=README.md name=mine image_size=7",
					"MobileSAM Models...: image_size must be a whole number from 16 to 4096, got '7'"},
			{"MobileSAM Models...", "fetch=nano",
					"MobileSAM Models...: option 'fetch' is not known; these are: get, from, convert, name, image_size"},
			{"Segment Everything...", "model=nobody",
					"Segment Everything...: model 'nobody': expected one of mobile_sam, nano,"},
			{"Segment Everything...", "model=mobile_sam", "is not installed yet, only its source is known"}};

	@TempDir
	Path folder;

	@Test
	void installsFromAFileAndConvertsACheckpoint() throws Exception {
		final Path models = folder.resolve("models");
		KnownModel.announce(models, "tiny", URI.create("http://models.invalid/vit.pt"), Files.readAllBytes(
				CHECKPOINT));
		final String printed = run("""
				run('MobileSAM Models...', 'get=tiny from=[%s]');
				run('MobileSAM Models...', 'convert=[%s] name=mine image_size=64');
				return 'went on';
				""".formatted(CHECKPOINT, CHECKPOINT));
		assertTrue(printed.contains("MobileSAM Models...: tiny is ready in " + models.resolve("tiny")), printed);
		assertTrue(printed.contains("MobileSAM Models...: mine is ready in " + models.resolve("mine")), printed);
		assertTrue(printed.contains("result: went on"), printed);
		for (final String id : new String[]{"tiny", "mine"}) {
			final ModelFolder model = ModelFolder.open(models.resolve(id));
			assertTrue(model.read(model.networks().encoder()).length > 0);
		}
	}

	@Test
	void saysInWordsWhatIsWrong() throws Exception {
		final String[] macros = new String[2 * WRONG.length];
		Arrays.fill(macros, "");
		for (int i = 0; i < WRONG.length; i++)
			macros[2 * i] = "open('test-images/coins.png'); run('%s', '%s'); return 'went on';".formatted(WRONG[i][0],
					WRONG[i][1]);
		final String[] printed = MacroProcess.run(folder, macros).split("result: ");
		assertEquals(WRONG.length + 1, printed.length);
		for (int i = 0; i < WRONG.length; i++) {
			assertTrue(printed[i].contains(WRONG[i][2]), printed[i]);
			assertTrue(printed[i + 1].startsWith("null"), printed[i + 1]);
			assertFalse(printed[i].contains("Exception"), printed[i]);
		}
	}

	@Test
	void aboutIsPrinted() throws Exception {
		final String printed = run("run('About MobileSAM...'); return 'went on';");
		assertTrue(printed.contains("Kirillov et al. 2023. Segment Anything. arXiv:2304.02643."), printed);
		assertTrue(printed.contains("result: went on"), printed);
	}

	private String run(final String macro) throws Exception {
		return MacroProcess.run(folder, macro, "");
	}
}
