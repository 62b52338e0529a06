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

/**
 * Counts the uses of native memory, which is freed when its owner has closed it and the last use has ended. May be used
 * from several threads.
 */
final class UseCount {

	private final String name;
	private final Runnable free;
	/** The owner and the uses that run. */
	private int users = 1;
	private boolean closed;

	/**
	 * @param name of what is used, for errors
	 * @param free frees it
	 */
	UseCount(final String name, final Runnable free) {
		this.name = name;
		this.free = free;
	}

	/**
	 * Begins a use.
	 *
	 * @throws IllegalStateException after {@link #close}
	 */
	synchronized void acquire() {
		if (closed) throw new IllegalStateException(name + " is closed");
		users++;
	}

	/** Ends a use. */
	void release() {
		synchronized (this) {
			if (--users > 0) return;
		}
		free.run();
	}

	/** Closing twice does nothing. */
	void close() {
		synchronized (this) {
			if (closed) return;
			closed = true;
		}
		release();
	}
}
