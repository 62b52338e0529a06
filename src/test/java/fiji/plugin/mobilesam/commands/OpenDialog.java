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

import java.awt.AWTEvent;
import java.awt.AWTException;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.ItemEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;

/** A dialog on the screen, used by its labels. */
public final class OpenDialog {

	private static final long PATIENCE_MILLISECONDS = 30_000;

	private final Dialog dialog;

	private OpenDialog(final Dialog dialog) {
		this.dialog = dialog;
	}

	/** Waits until a dialog of this title is open. */
	public static OpenDialog waitFor(final String title) {
		waitUntil("a dialog '" + title + "' is open", () -> find(title) != null);
		return new OpenDialog(find(title));
	}

	public static void waitUntil(final String what, final BooleanSupplier condition) {
		final long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end) throw new AssertionError("waited in vain until " + what);
			try {
				Thread.sleep(20);
			} catch (final InterruptedException e) {
				throw new AssertionError("interrupted while waiting until " + what, e);
			}
		}
	}

	private static Dialog find(final String title) {
		return Arrays.stream(Window.getWindows()).filter(window -> window instanceof Dialog d && d.isShowing()
				&& title.equals(d.getTitle())).map(Dialog.class::cast).findFirst().orElse(null);
	}

	/** Sets the text of the field right of a label; listeners hear of it as of typing. */
	public void type(final String label, final String text) throws Exception {
		final TextField field = right(label, TextField.class);
		EventQueue.invokeAndWait(() -> field.setText(text));
		settle();
	}

	public String text(final String label) {
		return right(label, TextField.class).getText();
	}

	public String choice(final String label) {
		return right(label, Choice.class).getSelectedItem();
	}

	/** Presses a key for which the dialog has an action. */
	public void press(final String key) throws Exception {
		final JComponent root = ((JDialog) dialog).getRootPane();
		final ActionListener action = root.getActionForKeyStroke(KeyStroke.getKeyStroke(key));
		EventQueue.invokeAndWait(() -> action.actionPerformed(null));
		settle();
	}

	/** Chooses an item of the list right of a label. */
	public void choose(final String label, final String item) throws Exception {
		final Choice choice = right(label, Choice.class);
		EventQueue.invokeAndWait(() -> {
			choice.select(item);
			choice.dispatchEvent(new ItemEvent(choice, ItemEvent.ITEM_STATE_CHANGED, item, ItemEvent.SELECTED));
		});
		settle();
	}

	/** Presses a button, or changes a box. Not by the mouse: without a window manager, windows lie over each other. */
	public void click(final String label) throws Exception {
		final Component component = labelled(label);
		EventQueue.invokeAndWait(() -> {
			if (component instanceof final Checkbox box) {
				box.setState(!box.getState());
				post(new ItemEvent(box, ItemEvent.ITEM_STATE_CHANGED, label, ItemEvent.SELECTED));
			} else if (component instanceof final AbstractButton button) {
				// Later, because what it opens may wait for the user.
				EventQueue.invokeLater(button::doClick);
			} else {
				post(new ActionEvent(component, ActionEvent.ACTION_PERFORMED, label));
			}
		});
		settle();
	}

	private static void post(final AWTEvent event) {
		Toolkit.getDefaultToolkit().getSystemEventQueue().postEvent(event);
	}

	/** Presses a button that closes the dialog. */
	public void closeWith(final String label) throws Exception {
		click(label);
		waitUntil("'%s' has closed the dialog".formatted(label), () -> !isOpen());
	}

	public boolean isEnabled(final String label) {
		return labelled(label).isEnabled();
	}

	public boolean isOpen() {
		return dialog.isShowing();
	}

	/** All labels, for what the dialog says. */
	public String words() {
		return components().stream().map(OpenDialog::words).filter(words -> !words.isEmpty())
				.collect(Collectors.joining("\n"));
	}

	private static String words(final Component component) {
		if (component instanceof final Label label) return label.getText().strip();
		if (component instanceof final JLabel label) return String.valueOf(label.getText()).strip();
		if (component instanceof final JTextComponent text) return text.getText();
		if (component instanceof final JProgressBar bar) return bar.getString();
		if (!(component instanceof final JTable table)) return "";
		final StringBuilder rows = new StringBuilder();
		for (int row = 0; row < table.getRowCount(); row++)
			for (int column = 0; column < table.getColumnCount(); column++)
				rows.append(table.getValueAt(row, column)).append(column < table.getColumnCount() - 1 ? " | " : "\n");
		return rows.toString();
	}

	/** Selects the row of a table whose first column begins with a text. */
	public void select(final String text) throws Exception {
		final JTable table = components().stream().filter(JTable.class::isInstance).map(JTable.class::cast).findFirst()
				.orElseThrow();
		EventQueue.invokeAndWait(() -> {
			for (int row = 0; row < table.getRowCount(); row++)
				if (table.getValueAt(row, 0).toString().startsWith(text)) table.setRowSelectionInterval(row, row);
		});
		settle();
	}

	/** The first column of the selected row of a table. */
	public String selected() {
		final JTable table = components().stream().filter(JTable.class::isInstance).map(JTable.class::cast).findFirst()
				.orElseThrow();
		return table.getSelectedRow() < 0 ? "" : table.getValueAt(table.getSelectedRow(), 0).toString();
	}

	private Component labelled(final String label) {
		return components().stream().filter(c -> c instanceof Button b && b.getLabel().strip().equals(label)
				|| c instanceof AbstractButton swing && label.equals(swing.getText())
				|| c instanceof Checkbox box && box.getLabel().equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError("no button or box '" + label + "'"));
	}

	/** The field that comes after a label. */
	private <C extends Component> C right(final String label, final Class<C> type) {
		final List<Component> components = components();
		for (int i = 0; i < components.size(); i++)
			if (components.get(i) instanceof final Label l && l.getText().equals(label))
				return components.subList(i, components.size()).stream().filter(type::isInstance).map(type::cast)
						.findFirst().orElseThrow();
		throw new AssertionError("no field '" + label + "'");
	}

	private List<Component> components() {
		final List<Component> all = new ArrayList<>();
		collect(dialog, all);
		return all;
	}

	private static void collect(final Container container, final List<Component> all) {
		for (final Component component : container.getComponents()) {
			all.add(component);
			if (component instanceof final Container inner) collect(inner, all);
		}
	}

	private static void settle() throws AWTException {
		new Robot().waitForIdle();
	}
}
