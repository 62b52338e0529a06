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
package fiji.plugin.mobilesam.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import fiji.plugin.mobilesam.progress.Progress;
import ij.IJ;

/** One command works with the models at a time; another one waits for its turn. Closing it ends the turn. */
public final class Turn implements AutoCloseable {

	private static final Turn ONLY = new Turn();
	private static final ReentrantLock WORKING = new ReentrantLock();
	private static final long MILLISECONDS_BETWEEN_CHECKS = 50;

	private Turn() {
	}

	/**
	 * Waits for the turn, which is that of this thread then.
	 *
	 * @param progress asked whether to go on waiting
	 * @throws java.util.concurrent.CancellationException if it is not
	 */
	public static Turn take(final Progress progress) {
		try {
			while (!WORKING.tryLock(MILLISECONDS_BETWEEN_CHECKS, TimeUnit.MILLISECONDS)) {
				progress.checkCanceled();
				IJ.showStatus("Waiting for another command of MobileSAM; Esc stops");
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			progress.checkCanceled();
			throw new IllegalStateException("interrupted while another command worked", e);
		}
		return ONLY;
	}

	/**
	 * Does something that no command may be in the midst of.
	 *
	 * @return whether it was done; not if a command works
	 */
	public static boolean runIfIdle(final Runnable action) {
		if (!WORKING.tryLock()) return false;
		try (Turn turn = ONLY) {
			action.run();
			return true;
		}
	}

	@Override
	public void close() {
		WORKING.unlock();
	}
}
