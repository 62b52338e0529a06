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
package fiji.plugin.mobilesam.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

class BatchTest {

	private static final Path A = Path.of("a.tif");
	private static final Path B = Path.of("b.tif");
	private static final Path C = Path.of("c.tif");

	@Test
	void goesOnPastWhatFailsAndSaysSoInTheEnd() throws IOException {
		final Batch batch = new Batch(true);
		final IOException broken = new IOException("broken");
		batch.attempt(A, () -> true);
		batch.attempt(B, () -> {
			throw broken;
		});
		batch.attempt(C, () -> false);
		assertEquals(new BatchReport(List.of(A), List.of(C), List.of(new BatchReport.Failure(B, broken)), false),
				batch.report());
		assertEquals(3, batch.report().images());
		assertEquals(1, batch.report().exitCode());
	}

	@Test
	void theFailureOfTheOnlyImageIsThatOfTheBatch() throws IOException {
		final Batch batch = new Batch(false);
		assertThrows(IOException.class, () -> batch.attempt(A, () -> {
			throw new IOException("broken");
		}));
		batch.attempt(B, () -> true);
		assertEquals(0, batch.report().exitCode());
	}

	@Test
	void aStopByTheUserIsNoFailure() throws IOException {
		final Batch batch = new Batch(true);
		batch.attempt(A, () -> true);
		assertThrows(CancellationException.class, () -> batch.attempt(B, () -> {
			throw new CancellationException("stopped by the user");
		}));
		assertEquals(new BatchReport(List.of(A), List.of(), List.of(), true), batch.report());
		assertEquals(130, batch.report().exitCode());
	}
}
