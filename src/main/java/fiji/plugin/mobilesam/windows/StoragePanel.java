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

import java.awt.Component;
import java.awt.Desktop;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;

import fiji.plugin.mobilesam.session.Turn;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.session.SamSession;

/** What models take up on disk and in memory, the folder they lie in, and how to let go of the memory. */
final class StoragePanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int REFRESH_MILLISECONDS = 1000;
	private static final double GIGABYTE = 1e9;

	private final JLabel disk = new JLabel(" ");
	private final JLabel memory = new JLabel(" ");
	private final transient Consumer<String> trouble;

	/** @param trouble told on some thread what did not work, a sentence */
	StoragePanel(final Consumer<String> trouble) {
		super(new GridBagLayout());
		this.trouble = trouble;
		final JButton open = new JButton("Open Folder");
		open.addActionListener(event -> new Thread(this::openFolder, "open folder").start());
		final JButton free = new JButton("Free Memory");
		free.addActionListener(event -> new Thread(this::freeMemory, "free memory").start());
		addRow(0, disk, open);
		addRow(1, memory, free);
		final Timer timer = new Timer(REFRESH_MILLISECONDS, event -> {
			if (isShowing()) showMemory();
			else((Timer) event.getSource()).stop();
		});
		addHierarchyListener(event -> {
			if (isShowing()) timer.start();
		});
		showMemory();
	}

	/** How much space a folder's disk has left, or 0 where that cannot be told. */
	static long freeBytes(final Path folder) {
		Path existing = folder.toAbsolutePath();
		while (existing != null && !Files.exists(existing)) existing = existing.getParent();
		try {
			return existing == null ? 0 : Files.getFileStore(existing).getUsableSpace();
		} catch (final IOException e) {
			return 0;
		}
	}

	/**
	 * Shows the disk.
	 *
	 * @param used bytes
	 * @param free bytes
	 */
	void showDisk(final Path folder, final long used, final long free) {
		disk.setText("On disk: %s used, %.0f GB free, in %s".formatted(ModelRow.megabytes(used), free / GIGABYTE,
				folder));
		disk.setToolTipText(folder.toString());
	}

	private void showMemory() {
		final SamSession.Held held = SamSession.shared().held();
		memory.setText(held.models().isEmpty() && held.planes() == 0
				? "In memory: nothing"
				: "In memory: %s; encoded image planes: %d, %s".formatted(String.join(", ", held.models()), held
						.planes(), ModelRow.megabytes(held.bytes())));
	}

	private void openFolder() {
		final Path folder = ModelLibrary.standard().userFolder();
		try {
			Files.createDirectories(folder);
			Desktop.getDesktop().open(folder.toFile());
		} catch (IOException | UnsupportedOperationException e) {
			trouble.accept("The folder cannot be shown; it is " + folder);
		}
	}

	private void freeMemory() {
		if (!Turn.runIfIdle(() -> SamSession.shared().clear()))
			trouble.accept("A command is working with a model; free the memory when it is done.");
	}

	private void addRow(final int row, final Component label, final Component button) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridy = row;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.insets = new Insets(1, 0, 1, 0);
		place.weightx = 1;
		add(label, place);
		place.weightx = 0;
		add(button, place);
	}
}
