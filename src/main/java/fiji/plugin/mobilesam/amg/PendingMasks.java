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
package fiji.plugin.mobilesam.amg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import fiji.plugin.mobilesam.prompt.MaskRecord;

/** Work that the caller's threads do. Used by one thread, which waits for them. */
final class PendingMasks implements AutoCloseable {

	private final Executor workers;
	private final List<CompletableFuture<List<MaskRecord>>> pending = new ArrayList<>();
	/** Whether nothing more is to begin. */
	private volatile boolean ended;

	PendingMasks(final Executor workers) {
		this.workers = workers;
	}

	/** What finds masks. */
	@FunctionalInterface
	interface Work {

		List<MaskRecord> run() throws IOException;
	}

	void submit(final Work work) {
		pending.add(CompletableFuture.supplyAsync(() -> ended ? List.of() : run(work), workers));
	}

	/** Once something fails, nothing else begins. */
	private List<MaskRecord> run(final Work work) {
		try {
			return work.run();
		} catch (final IOException e) {
			ended = true;
			throw new CompletionException(e);
		} catch (final RuntimeException | Error e) {
			ended = true;
			throw e;
		}
	}

	/** Waits for all work. What it found, in the order of submission; what it threw is thrown here. */
	List<MaskRecord> take() throws IOException {
		final List<MaskRecord> found = new ArrayList<>();
		try {
			for (final CompletableFuture<List<MaskRecord>> work : pending) found.addAll(work.join());
		} catch (final CompletionException e) {
			if (e.getCause() instanceof IOException cause) throw cause;
			if (e.getCause() instanceof RuntimeException cause) throw cause;
			if (e.getCause() instanceof Error cause) throw cause;
			throw e;
		}
		return found;
	}

	/** Leaves out what has not begun and waits for the rest, so that nothing runs on after a stop. */
	@Override
	public void close() {
		ended = true;
		for (final CompletableFuture<List<MaskRecord>> work : pending) work.handle((found, thrown) -> found).join();
	}
}
