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
package fiji.plugin.mobilesam.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import fiji.plugin.mobilesam.progress.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar on the terminal, and Ctrl-C as the way to stop: the computation is asked to end, so that nothing
 * half-written is left. Where standard error is no terminal only the second part works.
 */
final class ConsoleProgress implements Progress, AutoCloseable {

	private static final long SECONDS_TO_STOP = 10;
	/** After that, for the command to say that it was stopped. */
	private static final long MILLISECONDS_TO_REPORT = 1000;

	private final boolean visible = System.console() != null;
	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread command = Thread.currentThread();
	private final Thread onInterrupt = new Thread(this::stop, "stop");
	private volatile boolean canceled;
	private ProgressBar bar;
	private String task = "";

	ConsoleProgress() {
		Runtime.getRuntime().addShutdownHook(onInterrupt);
	}

	@Override
	public synchronized void update(final long done, final long total, final String step) {
		if (!visible) return;
		if (!step.equals(task)) closeBar();
		if (bar == null) {
			task = step;
			bar = new ProgressBarBuilder().setTaskName(step).setInitialMax(total).setUpdateIntervalMillis(100)
					.setStyle(ProgressBarStyle.ASCII).setConsumer(new ConsoleProgressBarConsumer(System.err)).build();
		}
		bar.maxHint(total);
		bar.stepTo(done);
	}

	@Override
	public boolean isCanceled() {
		return canceled;
	}

	/** Takes the bar off and ends the watch for Ctrl-C. */
	@Override
	public void close() {
		synchronized (this) {
			closeBar();
		}
		finished.countDown();
		if (!canceled) Runtime.getRuntime().removeShutdownHook(onInterrupt);
	}

	private void closeBar() {
		if (bar != null) bar.close();
		bar = null;
	}

	private void stop() {
		canceled = true;
		try {
			finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
			command.join(MILLISECONDS_TO_REPORT);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
