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

package fiji.plugin.mobilesam.progress;

import java.util.concurrent.CancellationException;

/**
 * How far a computation is, and whether it should go on. One argument carries
 * both, so that a stop asked for in the window or on the command line reaches
 * every loop. May be called from any thread.
 */
public interface Progress {

	/** Tells nobody and never stops. */
	Progress NONE = (done, total, step) -> {};

	/**
	 * @param done steps finished, 0 to {@code total}
	 * @param total all steps, at least 1
	 * @param step what is being done, for a status bar
	 */
	void update(long done, long total, String step);

	/** Whether the user asked to stop. */
	default boolean isCanceled() {
		return false;
	}

	/** @throws CancellationException if the user asked to stop */
	default void checkCanceled() {
		if (isCanceled()) throw new CancellationException("stopped by the user");
	}

	/** One that stops with this one and tells nobody, for a step whose own steps would only flicker. */
	default Progress untold() {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void update(final long done, final long total, final String step) {
				// Only the whole is told of.
			}

			@Override
			public boolean isCanceled() {
				return whole.isCanceled();
			}
		};
	}
}
