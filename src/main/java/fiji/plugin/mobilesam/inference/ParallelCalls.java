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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads for calls of a network, each of which keeps to one thread. For many small calls that leaves no processor
 * waiting, where several threads within a call wait for each other at every operator.
 */
final class ParallelCalls implements AutoCloseable {

	/** A call of a network. */
	@FunctionalInterface
	interface Call<T> {

		T run() throws InferenceException;
	}

	private final ExecutorService threads;

	/** @param number of threads, at least 1 */
	ParallelCalls(final int number) {
		threads = Executors.newFixedThreadPool(number, task -> {
			final Thread thread = new Thread(task, "MobileSAM decoder");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Runs calls and waits for all of them.
	 *
	 * @return what they gave, in their order
	 * @throws InferenceException what the first of them that failed threw, as are unchecked exceptions
	 * @throws IllegalStateException if this is closed
	 */
	<T> List<T> all(final List<Call<T>> calls) throws InferenceException {
		final List<CompletableFuture<T>> running = new ArrayList<>();
		try {
			for (final Call<T> call : calls) running.add(CompletableFuture.supplyAsync(() -> run(call), threads));
		} catch (final RejectedExecutionException e) {
			throw new IllegalStateException("the model is closed", e);
		} finally {
			for (final CompletableFuture<T> call : running) call.handle((given, thrown) -> given).join();
		}
		final List<T> given = new ArrayList<>();
		for (final CompletableFuture<T> call : running) given.add(result(call));
		return given;
	}

	private static <T> T run(final Call<T> call) {
		try {
			return call.run();
		} catch (final InferenceException e) {
			throw new CompletionException(e);
		}
	}

	private static <T> T result(final CompletableFuture<T> call) throws InferenceException {
		try {
			return call.join();
		} catch (final CompletionException e) {
			if (e.getCause() instanceof InferenceException cause) throw cause;
			if (e.getCause() instanceof RuntimeException cause) throw cause;
			if (e.getCause() instanceof Error cause) throw cause;
			throw e;
		}
	}

	/** Calls that run finish. */
	@Override
	public void close() {
		threads.shutdown();
	}
}
