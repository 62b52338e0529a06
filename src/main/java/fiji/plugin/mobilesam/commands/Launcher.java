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

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import fiji.plugin.mobilesam.model.ModelException;
import fiji.plugin.mobilesam.review.CompareResults;
import fiji.plugin.mobilesam.review.ExportResults;
import fiji.plugin.mobilesam.review.FilterResults;
import fiji.plugin.mobilesam.review.OpenResults;
import fiji.plugin.mobilesam.settings.Command;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.MacroRecord;
import fiji.plugin.mobilesam.settings.RememberedSettings;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsDialog;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import fiji.plugin.mobilesam.windows.AboutCommand;
import fiji.plugin.mobilesam.windows.Failures;
import fiji.plugin.mobilesam.windows.ModelsCommand;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;

/**
 * The menu items, in plain ImageJ and in Fiji, and so what {@code run("Segment Everything...", "...")} calls. A macro
 * states the settings, and what it does not name has its default; a user is asked for them, starting with those of the
 * last time.
 */
public final class Launcher implements PlugIn {

	static final List<Command> COMMANDS = List.of(new SegmentSelection(), new SegmentRoiManager(),
			new SegmentEverything(), new RefineMask(), new OpenResults(), new FilterResults(), new CompareResults(),
			new ExportResults(), new ToolOptions(), new ModelsCommand(), new AboutCommand());

	/** @param key of the command's declaration, as {@code plugins.config} states it */
	@Override
	public void run(final String key) {
		final Command command = COMMANDS.stream().filter(c -> c.declaration().key().equals(key)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no command '%s'".formatted(key)));
		if (EventQueue.isDispatchThread()) new Thread(() -> start(command), command.declaration().title()).start();
		else start(command);
	}

	/** Asks for the settings, or takes those of the macro, and does it; tells what goes wrong. */
	static void start(final Command command) {
		final Declaration declaration = command.declaration();
		try {
			final ImagePlus image = WindowManager.getCurrentImage();
			command.check(image);
			final Optional<Settings> settings = settings(command, image);
			if (settings.isPresent()) start(command, image, settings.get());
		} catch (final CancellationException e) {
			IJ.showStatus(declaration.title() + ": " + e.getMessage());
			Macro.abort();
		} catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			Failures.tell(declaration.title(), Failures.words(e));
		} catch (final OutOfMemoryError e) {
			Failures.tell(declaration.title(), Failures.NO_MEMORY);
		}
	}

	private static void start(final Command command, final ImagePlus image, final Settings settings)
			throws IOException {
		try {
			command.start(image, settings);
		} catch (final ModelException e) {
			if (!command.declaration().options().contains(CommonOptions.MODEL)) throw e;
			Failures.tell(command.declaration().title(), settings.get(CommonOptions.MODEL), e);
		}
	}

	private static Optional<Settings> settings(final Command command, final ImagePlus image) throws IOException {
		final Declaration declaration = command.declaration();
		final String line = Macro.getOptions();
		if (line != null) return Optional.of(declaration.parse(line, Declaration.Models.INSTALLED));
		if (GraphicsEnvironment.isHeadless()) return Optional.of(declaration.parse("", Declaration.Models.INSTALLED));
		final Optional<Command.Opening> opening = command.open(image, RememberedSettings.of(declaration));
		if (opening.isEmpty()) return Optional.empty();
		final Optional<Settings> chosen;
		try (SettingsPreview preview = opening.get().preview()) {
			chosen = SettingsDialog.ask(opening.get().declaration(), image, opening.get().start(),
					Declaration.Models.INSTALLED, preview);
		}
		chosen.ifPresent(settings -> {
			RememberedSettings.keep(declaration, settings);
			MacroRecord.write(declaration, settings.texts());
		});
		return chosen;
	}
}
