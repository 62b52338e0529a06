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
package fiji.plugin.mobilesam.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultsWriter;
import fiji.plugin.mobilesam.results.SegmentedPlane;
import fiji.plugin.mobilesam.results.Statistics;
import fiji.plugin.mobilesam.results.TestRuns;

/** A run reaches a server that speaks MLflow's REST API, or its file store: parameters, metrics and the file. */
class RunTrackerTest {

	private static final SegmentedPlane PLANE = TestRuns.plane(30, 20, 5, 2);

	@TempDir
	private Path folder;
	private Path file;
	private TrackedRun run;

	@BeforeEach
	void writeFile() throws IOException {
		file = folder.resolve("Zellen ü.h5");
		ResultsWriter.write(file, TestRuns.RUN, List.of(PLANE), false, Progress.NONE);
		run = TrackedRun.of("cells", "first", TestRuns.RUN, List.of(PLANE), file);
	}

	@Test
	void aServerGetsParametersMetricsAndTheFile() throws IOException {
		try (MlflowEndpoint endpoint = new MlflowEndpoint("mlflow-artifacts:/7/abc/artifacts")) {
			RunTracker.of(endpoint.uri()).log(run);
			assertEquals("cells", endpoint.request("experiments/create").get("name").getAsString());
			assertEquals("first", endpoint.request("runs/create").get("run_name").getAsString());
			final JsonObject batch = endpoint.request("runs/log-batch");
			final Map<String, JsonElement> parameters = values(batch, "params");
			assertEquals("32", parameters.get("amg_points_per_side").getAsString());
			assertEquals(TestRuns.RUN.imagePath(), parameters.get("image_path").getAsString());
			final Map<String, JsonElement> metrics = values(batch, "metrics");
			assertEquals(5, metrics.get("num_masks").getAsDouble());
			assertEquals(Statistics.of(List.of(PLANE), MaskKey.AREA).mean(), metrics.get("area_mean").getAsDouble());
			assertEquals(1.5, metrics.get("seconds encode").getAsDouble());
			assertEquals("FINISHED", endpoint.request("runs/update").get("status").getAsString());
			assertArrayEquals(Files.readAllBytes(file), endpoint.artifacts().get("7/abc/artifacts/Zellen ü.h5"));
		}
	}

	@Test
	void aServerWhoseFilesLieInAFolderGetsTheFileThere() throws IOException {
		final Path artifacts = folder.resolve("artifacts");
		try (MlflowEndpoint endpoint = new MlflowEndpoint(artifacts.toUri().toString())) {
			RunTracker.of(endpoint.uri()).log(run);
			assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(artifacts.resolve("Zellen ü.h5")));
		}
	}

	@Test
	void filesThatCannotBePutAreSaidToBe() throws IOException {
		try (MlflowEndpoint endpoint = new MlflowEndpoint("s3://bucket/7")) {
			final RunTracker tracker = RunTracker.of(endpoint.uri());
			assertTrue(assertThrows(IOException.class, () -> tracker.log(run)).getMessage().contains("s3://bucket/7"));
		}
	}

	@Test
	void theFileStoreHasWhatMlflowWouldWrite() throws IOException {
		final Path store = folder.resolve("mlruns");
		RunTracker.of(store.toString()).log(run);
		RunTracker.of(store.toUri().toString()).log(run);
		final List<Path> experiments = list(store);
		assertEquals(1, experiments.size());
		assertTrue(Files.readString(experiments.get(0).resolve("meta.yaml")).contains("name: \"cells\""));
		final List<Path> runs = list(experiments.get(0)).stream().filter(Files::isDirectory).toList();
		assertEquals(2, runs.size());
		assertEquals("0.88", Files.readString(runs.get(0).resolve("params/amg_pred_iou_thresh")));
		assertEquals("%d 5.0 0".formatted(TestRuns.RUN.creationTime().toEpochMilli()),
				Files.readString(runs.get(0).resolve(
						"metrics/num_masks")).strip());
		assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(runs.get(0).resolve("artifacts/Zellen ü.h5")));
		assertTrue(Files.readString(runs.get(0).resolve("meta.yaml")).contains("status: 3"));
	}

	@Test
	void otherUrisAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> RunTracker.of("databricks://profile"));
	}

	@Test
	void namesHaveOnlyWhatMlflowTakes() {
		final TrackedRun odd = TrackedRun.of("e", "r",
				TestRuns.RUN.withAttributes(TestRuns.RUN.attributes().with("a,b:c",
						1)),
				List.of(PLANE), file);
		assertEquals("1", odd.parameters().get("a_b_c"));
	}

	private static Map<String, JsonElement> values(final JsonObject batch, final String kind) {
		final Map<String, JsonElement> values = new TreeMap<>();
		batch.getAsJsonArray(kind).forEach(entry -> values.put(entry.getAsJsonObject().get("key").getAsString(), entry
				.getAsJsonObject().get("value")));
		return values;
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
