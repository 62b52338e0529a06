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
import java.awt.EventQueue;
import java.io.IOException;
import java.util.concurrent.CancellationException;

import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.session.StatusProgress;
import ij.IJ;

/**
 * Runs one long task at a time, beside the event thread, with a progress bar and a button that stops it. ImageJ's status bar
 * shows it too, and Esc stops it there. For the event thread.
 */
final class TaskPanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int STEPS = 1000;

	/** Work to do. */
	interface Task {

		/** @return what was done, a sentence */
		String run(Progress progress) throws IOException;
	}

	/** Told on the event thread what came of a task. */
	interface Done {

		void tell(String sentence, boolean failed);
	}

	private final JProgressBar bar = new JProgressBar(0, STEPS);
	private final JButton cancel = new JButton("Cancel");
	private volatile boolean canceled;
	private boolean busy;

	TaskPanel() {
		super(new BorderLayout(8, 0));
		bar.setStringPainted(true);
		cancel.addActionListener(event -> cancel());
		add(bar, BorderLayout.CENTER);
		add(cancel, BorderLayout.EAST);
		rest();
	}

	boolean isBusy() {
		return busy;
	}

	/** Stops the task as soon as it looks. */
	void cancel() {
		canceled = true;
	}

	/**
	 * Starts a task; not while another one runs.
	 *
	 * @param title for the status bar and the log
	 */
	void start(final String title, final Task task, final Done done) {
		busy = true;
		canceled = false;
		cancel.setEnabled(true);
		bar.setString("Starting");
		new Thread(() -> run(title, task, done), title).start();
	}

	private void run(final String title, final Task task, final Done done) {
		String sentence;
		boolean failed = false;
		try (StatusProgress status = new StatusProgress(title, null)) {
			sentence = task.run(new Shown(status));
		} catch (final CancellationException e) {
			sentence = "Stopped. What has arrived is kept, and a download goes on from there.";
		} catch (IOException | RuntimeException e) {
			sentence = Failures.words(e);
			failed = true;
		} catch (final OutOfMemoryError e) {
			sentence = Failures.NO_MEMORY;
			failed = true;
		}
		IJ.log(title + ": " + sentence);
		tell(done, sentence, failed);
	}

	private void tell(final Done done, final String sentence, final boolean failed) {
		EventQueue.invokeLater(() -> {
			rest();
			done.tell(sentence, failed);
		});
	}

	private void rest() {
		busy = false;
		cancel.setEnabled(false);
		bar.setValue(0);
		bar.setString("No download or conversion is running");
	}

	/** On the bar of this panel and on ImageJ's. */
	private final class Shown implements Progress {

		private final StatusProgress status;

		private Shown(final StatusProgress status) {
			this.status = status;
		}

		@Override
		public void update(final long done, final long total, final String step) {
			status.update(done, total, step);
			EventQueue.invokeLater(() -> {
				if (!busy) return;
				bar.setValue((int) (STEPS * done / total));
				bar.setString("%s: %d %%".formatted(step, 100 * done / total));
			});
		}

		@Override
		public boolean isCanceled() {
			return canceled || status.isCanceled();
		}
	}
}
