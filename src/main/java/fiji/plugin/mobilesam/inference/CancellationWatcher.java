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

import java.util.ArrayList;
import java.util.List;

/**
 * Asks, some fifty times a second, for all calls that run whether they are to stop. Its thread begins with a call and
 * ends some time after the last one, so that short calls in a row wake nobody.
 */
final class CancellationWatcher {

	/** For all networks. */
	static final CancellationWatcher SHARED = new CancellationWatcher();

	private static final long PERIOD_MS = 20;
	private static final int IDLE_PERIODS = 50;

	private final List<Cancellation> running = new ArrayList<>();
	private boolean watching;

	synchronized void add(final Cancellation cancellation) {
		running.add(cancellation);
		if (watching) return;
		watching = true;
		final Thread thread = new Thread(this::watch, "MobileSAM cancellation");
		thread.setDaemon(true);
		thread.start();
	}

	synchronized void remove(final Cancellation cancellation) {
		running.remove(cancellation);
	}

	private void watch() {
		int idle = 0;
		while (idle < IDLE_PERIODS || !end()) {
			sleep();
			final List<Cancellation> now = running();
			idle = now.isEmpty() ? idle + 1 : 0;
			now.forEach(Cancellation::poll);
		}
	}

	private synchronized List<Cancellation> running() {
		return List.copyOf(running);
	}

	/** Whether the thread may end; {@link #add} starts another one then. */
	private synchronized boolean end() {
		watching = !running.isEmpty();
		return !watching;
	}

	private static void sleep() {
		try {
			Thread.sleep(PERIOD_MS);
		} catch (final InterruptedException e) {
			// nobody interrupts this thread for a purpose; it ends by itself
		}
	}
}
