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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.inference.ParallelCalls.Call;

class ParallelCallsTest {

	private final ParallelCalls calls = new ParallelCalls(2);

	@AfterEach
	void close() {
		calls.close();
	}

	@Test
	void whatTheCallsGiveComesInTheirOrder() throws InferenceException {
		final List<Call<Integer>> squares = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			final int number = i;
			squares.add(() -> number * number);
		}
		final List<Integer> given = calls.all(squares);
		for (int i = 0; i < 20; i++) assertEquals(i * i, given.get(i));
	}

	@Test
	void asManyRunAtOnceAsThereAreThreads() throws InferenceException {
		final CyclicBarrier both = new CyclicBarrier(2);
		final Call<Integer> meeting = () -> {
			try {
				return both.await(10, TimeUnit.SECONDS);
			} catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
				throw new IllegalStateException("the other call did not run", e);
			}
		};
		assertEquals(1, calls.all(List.of(meeting, meeting)).stream().mapToInt(i -> i).sum());
	}

	@Test
	void theFirstFailureIsThrownWhenAllHaveEnded() {
		final AtomicInteger ended = new AtomicInteger();
		final InferenceException failure = new InferenceException("here", "failed");
		assertEquals(failure, assertThrows(InferenceException.class, () -> calls.all(List.of(() -> {
			throw failure;
		}, () -> {
			throw new CancellationException();
		}, ended::incrementAndGet))));
		assertEquals(1, ended.get());
	}

	@Test
	void afterClosingNothingRuns() {
		calls.close();
		assertThrows(IllegalStateException.class, () -> calls.all(List.of(() -> 1)));
	}
}
