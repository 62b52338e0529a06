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

import java.util.concurrent.CancellationException;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import fiji.plugin.mobilesam.progress.Progress;

/** Stops one running call of the native runtime when the user asks to. */
final class Cancellation implements AutoCloseable {

	/** Of a call that nobody stops. */
	private static final Cancellation NEVER = new Cancellation(Progress.NONE, null);

	private final Progress progress;
	/** Null is the runtime's default. */
	private final RunOptions options;
	private boolean stopped;
	private boolean closed;

	private Cancellation(final Progress progress, final RunOptions options) {
		this.progress = progress;
		this.options = options;
	}

	/**
	 * Begins to watch.
	 *
	 * @throws CancellationException if the user asked to stop already
	 */
	static Cancellation watch(final Progress progress) throws OrtException {
		if (progress == Progress.NONE) return NEVER;
		progress.checkCanceled();
		final Cancellation cancellation = new Cancellation(progress, new RunOptions());
		CancellationWatcher.SHARED.add(cancellation);
		return cancellation;
	}

	/** To be given to the call; may be null. */
	RunOptions options() {
		return options;
	}

	/** Whether the call was told to stop. */
	synchronized boolean isStopped() {
		return stopped;
	}

	/** Stops the call if the user asked to, or if the question fails: the thread of the call then sees why. */
	void poll() {
		try {
			if (!progress.isCanceled()) return;
		} catch (final RuntimeException e) {
			// the thread of the call asks again and throws it
		}
		stop();
	}

	/** Sets the runtime's terminate flag. Never touches the native options after they are closed. */
	private synchronized void stop() {
		if (closed || stopped) return;
		try {
			options.setTerminate(true);
			stopped = true;
		} catch (final OrtException e) {
			throw new IllegalStateException(e);
		}
	}

	/** After the call. */
	@Override
	public void close() {
		if (this == NEVER) return;
		CancellationWatcher.SHARED.remove(this);
		synchronized (this) {
			closed = true;
			options.close();
		}
	}
}
