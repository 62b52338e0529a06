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

import java.io.IOException;
import java.net.URI;
import java.util.List;

import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;

/** A tracking server, through MLflow's own client. */
final class MlflowServer implements RunTracker {

	private final URI server;
	private final MlflowClient client;

	MlflowServer(final URI server) {
		this.server = server;
		client = new MlflowClient(server.toString());
	}

	@Override
	public void log(final TrackedRun run) throws IOException {
		try {
			final String experiment = client.getExperimentByName(run.experiment()).map(
					Service.Experiment::getExperimentId).orElseGet(() -> client.createExperiment(run.experiment()));
			final long time = run.end().toEpochMilli();
			final Service.RunInfo info = client.createRun(Service.CreateRun.newBuilder().setExperimentId(experiment)
					.setRunName(run.name()).setStartTime(time).build());
			client.logBatch(info.getRunId(), metrics(run, time), parameters(run), List.of());
			new ArtifactStore(server, info.getArtifactUri()).put(run.file());
			client.setTerminated(info.getRunId(), Service.RunStatus.FINISHED, time);
		} catch (final MlflowClientException e) {
			throw new IOException("%s: cannot log to MLflow: %s".formatted(server, e.getMessage()), e);
		}
	}

	private static List<Service.Metric> metrics(final TrackedRun run, final long time) {
		return run.metrics().entrySet().stream()
				.map(metric -> Service.Metric.newBuilder().setKey(metric.getKey()).setValue(
						metric.getValue()).setTimestamp(time).setStep(0).build())
				.toList();
	}

	private static List<Service.Param> parameters(final TrackedRun run) {
		return run.parameters().entrySet().stream()
				.map(parameter -> Service.Param.newBuilder().setKey(parameter.getKey())
						.setValue(parameter.getValue()).build())
				.toList();
	}
}
