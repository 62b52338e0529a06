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
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.io.IOException;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;
import javax.swing.event.HyperlinkEvent;

import ij.IJ;
import ij.gui.GUI;
import ij.plugin.BrowserLauncher;

/** Shows what the plugin is; its text can be selected and copied, its links open the browser. For the event thread. */
final class AboutWindow {

	private static final int GAP = 8;
	private static final Dimension SIZE = new Dimension(660, 560);

	private AboutWindow() {
	}

	static void show(final String title, final AboutText about) {
		final JDialog dialog = new JDialog(IJ.getInstance(), title, false);
		final JEditorPane text = new JEditorPane("text/html", "");
		text.putClientProperty(JEditorPane.HONOR_DISPLAY_PROPERTIES, true);
		text.setEditable(false);
		text.addHyperlinkListener(event -> {
			if (event.getEventType() == HyperlinkEvent.EventType.ACTIVATED) browse(event.getURL().toString());
		});
		final JButton close = new JButton("Close");
		close.addActionListener(event -> dialog.dispose());
		final JPanel below = new JPanel(new BorderLayout());
		below.add(close, BorderLayout.EAST);
		final JPanel content = new JPanel(new BorderLayout(GAP, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(new JScrollPane(text), BorderLayout.CENTER);
		content.add(below, BorderLayout.SOUTH);
		SwingScale.apply(content);
		text.setText(about.html());
		text.setCaretPosition(0);
		content.setPreferredSize(new Dimension(SwingScale.scaled(SIZE.width), SwingScale.scaled(SIZE.height)));
		dialog.setContentPane(content);
		dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(), KeyStroke.getKeyStroke(
				KeyEvent.VK_ESCAPE, 0), JComponent.WHEN_IN_FOCUSED_WINDOW);
		dialog.pack();
		GUI.center(dialog);
		dialog.setVisible(true);
		dialog.toFront();
	}

	private static void browse(final String url) {
		try {
			BrowserLauncher.openURL(url);
		} catch (final IOException e) {
			IJ.error("The browser cannot be opened; the address is " + url);
		}
	}
}
