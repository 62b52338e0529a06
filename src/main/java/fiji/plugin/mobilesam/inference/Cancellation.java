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
package fiji.plugin.mobilesam.inference;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * Stops one running call of the native runtime when the user asks to: while the call runs, a thread shared by all
 * calls asks {@code progress} and sets the runtime's terminate flag. The thread ends when nothing runs.
 */
final class Cancellation implements AutoCloseable {

	private static final long PERIOD_MS = 20;
	private static final ScheduledThreadPoolExecutor WATCHER = watcher();

	/** What watches a call that nobody stops. */
	private static final Cancellation NONE = new Cancellation();

	private final Progress progress;
	/** Null for a call that nobody stops. */
	private final RunOptions options;
	private final Future<?> watch;
	private boolean stopped;
	private boolean closed;

	private Cancellation() {
		progress = Progress.NONE;
		options = null;
		watch = null;
		closed = true;
	}

	private Cancellation(final Progress progress) throws OrtException {
		this.progress = progress;
		options = new RunOptions();
		watch = WATCHER.scheduleWithFixedDelay(this::poll, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Begins to watch.
	 *
	 * @throws java.util.concurrent.CancellationException if the user asked to stop already
	 */
	static Cancellation watch(final Progress progress) throws OrtException {
		if (progress == Progress.NONE) return NONE;
		progress.checkCanceled();
		return new Cancellation(progress);
	}

	/** To be given to the call; null is the runtime's default. */
	RunOptions options() {
		return options;
	}

	/** Whether the call was told to stop. */
	synchronized boolean isStopped() {
		return stopped;
	}

	/** After the call. */
	@Override
	public synchronized void close() {
		if (closed) return;
		closed = true;
		watch.cancel(false);
		options.close();
	}

	private void poll() {
		if (progress.isCanceled()) stop();
	}

	/** Never touches the native options after they are closed. */
	private synchronized void stop() {
		if (closed || stopped) return;
		stopped = true;
		try {
			options.setTerminate(true);
		} catch (final OrtException e) {
			throw new IllegalStateException(e);
		}
	}

	private static ScheduledThreadPoolExecutor watcher() {
		final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
			final Thread thread = new Thread(task, "MobileSAM cancellation");
			thread.setDaemon(true);
			return thread;
		});
		executor.setRemoveOnCancelPolicy(true);
		executor.setKeepAliveTime(1, TimeUnit.SECONDS);
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}
}
