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

import java.awt.Menu;
import java.awt.MenuItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

import ij.Menus;

@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class MenuDisplayTest {

	private static final Pattern ENTRY = Pattern.compile("Plugins>(MobileSAM[^,]*), \"([^\"]+)\".*");

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
	}

	@Test
	void showsEachEntryOnceInTheOrderOfTheFile() throws Exception {
		final List<String> declared = Files.readAllLines(Path.of("plugins.config")).stream().map(ENTRY::matcher)
				.filter(entry -> entry.matches()).map(entry -> entry.group(1) + ">" + entry.group(2)).toList();
		final List<String> shown = new ArrayList<>();
		list(Menus.getImageJMenu("Plugins>MobileSAM"), "MobileSAM", shown);
		assertEquals(declared, shown);
	}

	private static void list(final Menu menu, final String path, final List<String> paths) {
		for (int i = 0; i < menu.getItemCount(); i++) {
			final MenuItem item = menu.getItem(i);
			if (item instanceof final Menu submenu) list(submenu, path + ">" + submenu.getLabel(), paths);
			else paths.add(path + ">" + item.getLabel());
		}
	}
}
