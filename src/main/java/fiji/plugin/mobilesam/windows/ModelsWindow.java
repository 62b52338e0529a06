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

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;

import fiji.plugin.mobilesam.model.ModelLibrary;
import ij.IJ;
import ij.gui.GUI;

/**
 * The models there are: which is the default, how to get more, what they take up. One window; what takes long runs beside
 * the event thread, and the window stays usable.
 */
final class ModelsWindow implements ModelActions.Listener {

	private static final String TITLE = "Models";
	private static final String HINT = "Dialogs start with the default model. A macro that names no model uses "
			+ ModelLibrary.DEFAULT_ID + ", on every machine.";
	private static final int GAP = 8;
	private static final Dimension TABLE = new Dimension(840, 130);
	private static final Color TROUBLE = new Color(160, 0, 0);
	private static ModelsWindow current;

	/** What is read from the disk, which is not done on the event thread. */
	private record Library(List<ModelRow> rows, Path folder, long free, List<String> problems) {

		private static Library read() {
			final ModelLibrary library = ModelLibrary.standard();
			final List<String> problems = new ArrayList<>();
			List<ModelRow> rows = List.of();
			try {
				rows = ModelRow.all(library, problem -> problems.add(problem.getMessage()));
			} catch (final IOException e) {
				problems.add(e.getMessage());
			}
			return new Library(rows, library.userFolder(), StoragePanel.freeBytes(library.userFolder()), problems);
		}

		private boolean canBeDownloaded(final String id) {
			return rows.stream().anyMatch(row -> row.id().equals(id) && !row.isReady());
		}
	}

	private final JDialog dialog = new JDialog(IJ.getInstance(), TITLE, false);
	private final JTextArea notice = text(2);
	private final JTextArea details = text(6);
	private final TaskPanel tasks = new TaskPanel();
	private final StoragePanel storage = new StoragePanel(this::complain);
	private final ModelTable table = new ModelTable(this::selectionChanged);
	private final ModelActions actions = new ModelActions(table::selected, tasks, this);

	private ModelsWindow() {
		final JPanel content = new JPanel(new BorderLayout(0, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		final JScrollPane list = new JScrollPane(table.component());
		content.add(notice, BorderLayout.NORTH);
		content.add(list, BorderLayout.CENTER);
		content.add(below(), BorderLayout.SOUTH);
		SwingScale.apply(content);
		list.setPreferredSize(new Dimension(SwingScale.scaled(TABLE.width), SwingScale.scaled(TABLE.height)));
		table.layOut(SwingScale.scale());
		dialog.setContentPane(content);
		dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		dialog.getRootPane().registerKeyboardAction(event -> escape(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
				JComponent.WHEN_IN_FOCUSED_WINDOW);
		dialog.pack();
		table.component().requestFocusInWindow();
		GUI.center(dialog);
	}

	/** Opens the window, or brings it to the front; from any thread. */
	static void open() {
		EventQueue.invokeLater(() -> shown().changed("", HINT, false));
	}

	/**
	 * Opens the window for a model that could not be used; from any thread.
	 *
	 * @param model that was asked for
	 * @param reason why it cannot be used
	 */
	static void lead(final String model, final String reason) {
		EventQueue.invokeLater(() -> shown().reload(model, library -> library.canBeDownloaded(model)
				? model + " is not installed yet. Download gets it; From File takes its checkpoint if you have it."
				: reason, true));
	}

	private static ModelsWindow shown() {
		// A task that runs keeps its window, so that it can be seen and stopped.
		if (current == null || !current.dialog.isShowing() && !current.tasks.isBusy()) current = new ModelsWindow();
		current.dialog.setVisible(true);
		current.dialog.toFront();
		return current;
	}

	private JComponent below() {
		final Box below = Box.createVerticalBox();
		final JPanel closing = new JPanel(new BorderLayout());
		final JButton close = new JButton("Close");
		close.addActionListener(event -> dialog.dispose());
		closing.add(close, BorderLayout.EAST);
		for (final JComponent part : List.of(new JScrollPane(details), actions, tasks, storage, closing)) {
			below.add(part);
			below.add(Box.createVerticalStrut(GAP));
		}
		return below;
	}

	private static JTextArea text(final int rows) {
		final JTextArea text = new JTextArea(rows, 1);
		text.setEditable(false);
		text.setLineWrap(true);
		text.setWrapStyleWord(true);
		text.setOpaque(false);
		return text;
	}

	@Override
	public void began() {
		say("Cancel or Esc stops it. The images and this window stay usable.", false);
	}

	@Override
	public void changed(final String selected, final String sentence, final boolean failed) {
		reload(selected, library -> sentence, failed);
	}

	/** Reads the library and shows it with a sentence; from any thread. */
	private void reload(final String selected, final Function<Library, String> sentence, final boolean failed) {
		new Thread(() -> {
			final Library library = Library.read();
			EventQueue.invokeLater(() -> show(library, selected, sentence.apply(library), failed));
		}, TITLE).start();
	}

	private void show(final Library library, final String selected, final String sentence, final boolean failed) {
		table.show(library.rows, selected);
		storage.showDisk(library.folder, table.bytes(), library.free);
		final List<String> lines = new ArrayList<>(library.problems);
		lines.add(0, sentence);
		say(String.join("\n", lines), failed || !library.problems.isEmpty());
		selectionChanged();
	}

	private void selectionChanged() {
		details.setText(table.selected().map(ModelRow::details).orElse(""));
		details.setCaretPosition(0);
		actions.update();
	}

	private void complain(final String sentence) {
		EventQueue.invokeLater(() -> say(sentence, true));
	}

	private void say(final String sentence, final boolean trouble) {
		notice.setForeground(trouble ? TROUBLE : details.getForeground());
		notice.setText(sentence);
	}

	private void escape() {
		if (tasks.isBusy()) tasks.cancel();
		else dialog.dispose();
	}
}
