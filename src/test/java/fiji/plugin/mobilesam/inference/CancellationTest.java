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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.progress.Progress;

/** Stopping and closing while the native runtime works, on an encoder that takes many seconds. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CancellationTest {

	private static final RgbImage IMAGE = new RgbImage(16, 16, new byte[3 * 16 * 16]);

	@TempDir
	Path folder;

	private final ExecutorService caller = Executors.newSingleThreadExecutor();
	private SamModel model;

	/** Is asked to go on first; tells when it is asked again, which is while the network runs. */
	private static class WhileRunning implements Progress {

		private final CountDownLatch running = new CountDownLatch(1);
		private volatile boolean stop;

		@Override
		public void update(final long done, final long total, final String step) {
		}

		@Override
		public boolean isCanceled() {
			if (Thread.currentThread().getName().contains("cancellation")) running.countDown();
			return stop;
		}
	}

	@BeforeEach
	void open() throws IOException {
		model = SamModel.open(TinyNetworks.writeModel(folder, TinyNetworks.slowEncoder(), TinyNetworks.decoder()),
				RuntimeOptions.DEFAULT);
	}

	@AfterEach
	void close() {
		model.close();
		caller.shutdownNow();
	}

	private static Throwable causeOf(final Future<?> call) {
		return assertThrows(ExecutionException.class, call::get).getCause();
	}

	@Test
	void aStopEndsTheCallThatRuns() throws Exception {
		final WhileRunning progress = new WhileRunning();
		final Future<?> call = caller.submit(() -> model.encode(IMAGE, progress));
		progress.running.await();
		progress.stop = true;
		assertInstanceOf(CancellationException.class, causeOf(call));
	}

	@Test
	void aStopBeforehandRunsNothing() {
		final WhileRunning progress = new WhileRunning();
		progress.stop = true;
		assertThrows(CancellationException.class, () -> model.encode(IMAGE, progress));
		assertEquals(1, progress.running.getCount());
	}

	@Test
	void whatTheProgressThrowsReachesTheCaller() throws Exception {
		final IllegalStateException failure = new IllegalStateException("the window is gone");
		final WhileRunning progress = new WhileRunning() {

			@Override
			public boolean isCanceled() {
				if (super.isCanceled()) throw failure;
				return false;
			}
		};
		final Future<?> call = caller.submit(() -> model.encode(IMAGE, progress));
		progress.running.await();
		((WhileRunning) progress).stop = true;
		assertSame(failure, causeOf(call));
	}

	@Test
	void aModelClosedWhileItRunsRefusesLaterCallsAndLetsTheRunningOneEnd() throws Exception {
		final WhileRunning progress = new WhileRunning();
		final Future<?> call = caller.submit(() -> model.encode(IMAGE, progress));
		progress.running.await();
		model.close();
		assertThrows(IllegalStateException.class, () -> model.encode(IMAGE, Progress.NONE));
		assertTrue(!call.isDone(), "closing does not wait for the call");
		progress.stop = true;
		assertInstanceOf(CancellationException.class, causeOf(call));
	}

	@Test
	void anotherModelGoesOnWhenOneIsStopped() throws Exception {
		final WhileRunning stopped = new WhileRunning();
		final WhileRunning other = new WhileRunning();
		final ExecutorService second = Executors.newSingleThreadExecutor();
		final Future<?> call = caller.submit(() -> model.encode(IMAGE, stopped));
		final Future<?> otherCall = second.submit(() -> model.encode(IMAGE, other));
		stopped.running.await();
		other.running.await();
		stopped.stop = true;
		assertInstanceOf(CancellationException.class, causeOf(call));
		assertTrue(!otherCall.isDone(), "the other call still runs");
		other.stop = true;
		assertInstanceOf(CancellationException.class, causeOf(otherCall));
		second.shutdown();
	}
}
