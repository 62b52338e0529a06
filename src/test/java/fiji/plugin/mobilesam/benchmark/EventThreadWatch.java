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

package fiji.plugin.mobilesam.benchmark;

import java.awt.EventQueue;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * How long events wait for the event thread. As other programs hold up threads too, there are two more numbers: how long a
 * thread is held up that only sleeps, and the longest that the event thread itself worked between two of the events, in
 * time of the processor.
 */
final class EventThreadWatch implements AutoCloseable {

	private static final long PERIOD_NS = 4_000_000;

	private final Thread events = new Thread(this::postEvents, "posts events");
	private final Thread sleeper = new Thread(this::sleep, "sleeps");
	private volatile boolean closed;
	private volatile long longestWait;
	private volatile long longestWork;
	/** Processor time of the event thread at the last event. */
	private long worked;
	private volatile long longestOversleep;
	private volatile long count;

	EventThreadWatch() {
		events.start();
		sleeper.start();
	}

	private void postEvents() {
		while (!closed) {
			final long posted = System.nanoTime();
			EventQueue.invokeLater(() -> {
				longestWait = Math.max(longestWait, System.nanoTime() - posted);
				final long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
				if (count > 0) longestWork = Math.max(longestWork, now - worked);
				worked = now;
				count++;
			});
			LockSupport.parkNanos(PERIOD_NS);
		}
	}

	private void sleep() {
		while (!closed) {
			final long before = System.nanoTime();
			LockSupport.parkNanos(PERIOD_NS);
			longestOversleep = Math.max(longestOversleep, System.nanoTime() - before - PERIOD_NS);
		}
	}

	/** What was seen since the last call. */
	String report() {
		final String report = ("%d events, longest wait %.1f ms, longest work of the event thread %.1f ms; a thread that only "
				+ "sleeps was %.1f ms late")
				.formatted(count, longestWait / 1e6, longestWork / 1e6, longestOversleep / 1e6);
		longestWait = 0;
		longestWork = 0;
		longestOversleep = 0;
		count = 0;
		return report;
	}

	@Override
	public void close() throws InterruptedException {
		closed = true;
		events.join();
		sleeper.join();
	}
}
