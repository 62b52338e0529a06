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
package fiji.plugin.mobilesam.settings;

import java.awt.AWTEvent;
import java.awt.Checkbox;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Label;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import fiji.plugin.mobilesam.model.ModelDefaults;
import ij.ImagePlus;
import ij.gui.DialogListener;
import ij.gui.GenericDialog;

/** Asks for the settings of a command. The images stay usable meanwhile. Values that are none switch OK off. */
public final class SettingsDialog implements DialogListener {

	/** As wide as a message about a wrong value may get. */
	private static final String ROOM_FOR_MESSAGE = " ".repeat(120);

	private final Declaration declaration;
	private final Declaration.Models models;
	private final SettingsPreview preview;
	private final DialogFields fields;
	private final Optional<Checkbox> previewBox;
	private final Label message;
	/** The last that were right. */
	private Settings settings;

	private SettingsDialog(final GenericDialog dialog, final Declaration declaration, final Settings start,
			final Declaration.Models models, final SettingsPreview preview) {
		this.declaration = declaration;
		final Map<String, ModelDefaults> known = new HashMap<>();
		// Fields are read at every key that is pressed.
		this.models = model -> {
			if (!known.containsKey(model)) known.put(model, models.defaultsOf(model));
			return known.get(model);
		};
		this.preview = preview;
		settings = start;
		fields = new DialogFields(dialog);
		fields.add(declaration.options(), start);
		previewBox = preview == SettingsPreview.NONE
				? Optional.empty()
				: Optional.of(fields.addCheckbox("Preview",
						preview.startsOn()));
		preview.panel().ifPresent(dialog::addPanel);
		dialog.addMessage(ROOM_FOR_MESSAGE, null, Color.RED);
		message = (Label) dialog.getMessage();
		dialog.addHelp(declaration.helpPage());
		dialog.addDialogListener(this);
	}

	/**
	 * Shows the dialog and waits until it is closed; not on the event thread.
	 *
	 * @param declaration of the command
	 * @param image that it works on; null without one
	 * @param start what the fields hold at first
	 * @param models asked for the settings that suit a model when it is chosen
	 * @param preview told of every change while its box is checked
	 * @return the settings, or nothing if the user canceled
	 */
	public static Optional<Settings> ask(final Declaration declaration, final ImagePlus image, final Settings start,
			final Declaration.Models models,
			final SettingsPreview preview) {
		final SettingsWindow window = new SettingsWindow(declaration.name(), image);
		final SettingsDialog dialog = new SettingsDialog(window, declaration, start, models, preview);
		window.closesIf(dialog::canWrite);
		if (preview.startsOn()) EventQueue.invokeLater(() -> dialog.dialogItemChanged(window, null));
		window.showDialog();
		return window.wasOKed() ? Optional.of(dialog.settings) : Optional.empty();
	}

	@Override
	public boolean dialogItemChanged(final GenericDialog dialog, final AWTEvent event) {
		try {
			settings = read();
		} catch (IOException | IllegalArgumentException e) {
			message.setText(e.getMessage());
			return false;
		}
		message.setText("");
		if (previewBox.isPresent() && previewBox.get().getState()) preview.update(settings);
		else preview.hide();
		return true;
	}

	/** Whether the files can take their places; says why not. Only when OK is pressed, as disks may be slow. */
	private boolean canWrite() {
		try {
			settings.requireWritable();
			return true;
		} catch (IOException | IllegalArgumentException e) {
			message.setText(Objects.requireNonNullElse(e.getMessage(), e.toString()));
			return false;
		}
	}

	/** What the fields hold; after the choice of another model, with what suits it. */
	private Settings read() throws IOException {
		final Settings read = declaration.read(fields.texts(), models);
		if (!declaration.options().contains(CommonOptions.MODEL)) return read;
		final String model = read.get(CommonOptions.MODEL);
		if (model.equals(settings.get(CommonOptions.MODEL))) return read;
		final Settings suited = declaration.withDefaults(read, models.defaultsOf(model));
		fields.show(declaration.options(), suited);
		return suited;
	}
}
