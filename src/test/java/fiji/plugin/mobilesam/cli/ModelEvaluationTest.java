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
package fiji.plugin.mobilesam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.evaluation.SetScores;
import fiji.plugin.mobilesam.evaluation.TruthPrompt;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.progress.Progress;
import picocli.CommandLine;

/** A plane is counted once, whatever is asked about it, and only when all of it is known. */
class ModelEvaluationTest {

	private static final Path IMAGE = Path.of("test-images/nuclei.png");
	private static final Path LABELS = Path.of("test-images/nuclei-labels.png");

	private final ExecutorService workers = Executors.newSingleThreadExecutor();
	private final SetScores scores = new SetScores();

	@AfterEach
	void end() {
		workers.shutdown();
	}

	@Test
	void aPlaneOfSeveralScoresCountsOnce() throws IOException {
		add();
		assertEquals(1, scores.planes());
		assertEquals(2, scores.objects());
	}

	@Test
	void aPlaneOfWhichAPartFailsDoesNotCount() throws IOException {
		workers.shutdown();
		assertThrows(RejectedExecutionException.class, this::add);
		assertEquals(0, scores.planes());
		assertEquals(0, scores.objects());
		assertEquals(0, scores.summary(TruthPrompt.CLICK).objects());
	}

	private void add() throws IOException {
		try (MobileSam sam = MobileSam.open(ModelLibrary.DEFAULT_ID, RuntimeOptions.DEFAULT)) {
			new ModelEvaluation(sam, AmgOptions.DEFAULTS.withPointsPerSide(2), workers,
					CommandLine.populateCommand(new ImageArguments()),
					CommandLine.populateCommand(new ScoreArguments(), "--scores", "click,box,everything",
							"--max-objects", "2"))
					.add(IMAGE, LABELS, scores, Progress.NONE);
		}
	}
}
