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

import java.awt.EventQueue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JPanel;

import fiji.plugin.mobilesam.install.ModelInstaller;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.DefaultModel;
import fiji.plugin.mobilesam.settings.MacroRecord;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsDialog;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import ij.gui.GenericDialog;

/** The buttons for what can be done with the selected model, and for making new ones. For the event thread. */
final class ModelActions extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 8;

	/** Told what happens. */
	interface Listener {

		/** A task begins; on the event thread. */
		void began();

		/**
		 * The models may be others now; on any thread.
		 *
		 * @param selected id of the model to select
		 * @param sentence to show
		 * @param failed whether it tells of a failure
		 */
		void changed(String selected, String sentence, boolean failed);
	}

	private final transient Supplier<Optional<ModelRow>> selected;
	private final transient TaskPanel tasks;
	private final transient Listener listener;
	private final JButton useAsDefault = button("Use as Default", this::useAsDefault);
	private final JButton download = button("Download", this::download);
	private final JButton fromFile = button("From File...", this::fromFile);
	private final JButton remove = button("Remove...", this::remove);
	private final JButton convert = button("Convert a Checkpoint...", this::convert);

	/**
	 * @param selected the model that is selected
	 * @param tasks runs what takes long
	 * @param listener told what happens
	 */
	ModelActions(final Supplier<Optional<ModelRow>> selected, final TaskPanel tasks, final Listener listener) {
		setLayout(new BoxLayout(this, BoxLayout.X_AXIS));
		this.selected = selected;
		this.tasks = tasks;
		this.listener = listener;
		for (final JButton button : List.of(useAsDefault, download, fromFile, remove)) {
			add(button);
			add(Box.createHorizontalStrut(GAP));
		}
		add(Box.createHorizontalGlue());
		add(convert);
		update();
	}

	/** Switches on what can be done with the selected model. */
	void update() {
		final Optional<ModelRow> row = tasks.isBusy() ? Optional.empty() : selected.get();
		useAsDefault.setEnabled(row.filter(r -> r.isReady() && !r.isDefault()).isPresent());
		download.setText(selected.get().filter(ModelRow::isReady).isPresent() ? "Check and Repair" : "Download");
		download.setEnabled(row.filter(ModelRow::hasSource).isPresent());
		fromFile.setEnabled(row.filter(ModelRow::hasSource).isPresent());
		remove.setEnabled(row.filter(ModelRow::isOnDisk).isPresent());
		convert.setEnabled(!tasks.isBusy());
	}

	private static JButton button(final String label, final Runnable action) {
		final JButton button = new JButton(label);
		button.addActionListener(event -> action.run());
		return button;
	}

	private void useAsDefault() {
		final String id = selected.get().orElseThrow().id();
		inBackground(() -> {
			DefaultModel.choose(id);
			listener.changed(id, "Dialogs start with %s now.".formatted(id), false);
		});
	}

	private void download() {
		run(Map.of(ModelsCommand.GET.key(), selected.get().orElseThrow().id()));
	}

	private void fromFile() {
		final String id = selected.get().orElseThrow().id();
		ask("Install %s from a File...".formatted(id),
				"Takes the published checkpoint from your disk, checks it and converts it.", List.of(
						ModelsCommand.FROM),
				Map.of(ModelsCommand.GET.key(), id));
	}

	private void convert() {
		ask("Convert a Checkpoint...", "Makes a model of a PyTorch checkpoint of your own.", List.of(
				ModelsCommand.CONVERT, ModelsCommand.NAME, ModelsCommand.IMAGE_SIZE), Map.of());
	}

	private void remove() {
		final ModelRow row = selected.get().orElseThrow();
		final GenericDialog question = new GenericDialog("Remove Model");
		question.addMessage("Remove the model '%s' and all that is in its folder?\n%s".formatted(row.id(), row.model()
				.location()));
		question.setOKLabel("Remove");
		question.showDialog();
		if (!question.wasOKed()) return;
		start(row.id(), progress -> {
			new ModelInstaller(ModelLibrary.standard()).remove(row.model());
			return row.id() + " is removed";
		});
	}

	/** Asks for some options of the command, and runs it with them and with others that are known. */
	private void ask(final String title, final String summary, final List<Option<?>> options,
			final Map<String, String> known) {
		final Declaration asked = new Declaration(ModelsCommand.DECLARATION.key(), title, summary, options);
		inBackground(() -> {
			final Optional<Settings> answer = SettingsDialog.ask(asked, null, Settings.defaults(options),
					Declaration.Models.INSTALLED, SettingsPreview.NONE);
			if (answer.isEmpty()) return;
			final Map<String, String> texts = new LinkedHashMap<>(known);
			texts.putAll(answer.get().texts());
			EventQueue.invokeLater(() -> run(texts));
		});
	}

	/** What the command does with some of its options. What was asked for before may be at work meanwhile. */
	private void run(final Map<String, String> texts) {
		if (tasks.isBusy()) {
			listener.changed("", "Another download or conversion is running; try again when it is done.", true);
			return;
		}
		MacroRecord.write(ModelsCommand.DECLARATION, texts);
		start(texts.getOrDefault(ModelsCommand.GET.key(), texts.get(ModelsCommand.NAME.key())),
				progress -> ModelsCommand.run(ModelsCommand.settings(texts), progress));
	}

	private void start(final String id, final TaskPanel.Task task) {
		tasks.start(ModelsCommand.DECLARATION.title(), task,
				(sentence, failed) -> listener.changed(id, sentence, failed));
		listener.began();
		update();
	}

	/** Something that reads from the disk or waits for the user. */
	private interface Step {

		void run() throws IOException;
	}

	private void inBackground(final Step step) {
		new Thread(() -> {
			try {
				step.run();
			} catch (IOException | RuntimeException e) {
				listener.changed("", Failures.words(e), true);
			}
		}, ModelsCommand.DECLARATION.title()).start();
	}
}
