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
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a server wants the files of a run: handed to the server itself ({@code mlflow-artifacts:}), or in a folder that
 * this machine sees too. MLflow's client would call MLflow's Python program for that.
 */
final class ArtifactStore {

	private static final String THROUGH_SERVER = "mlflow-artifacts";
	private static final String API = "/api/2.0/mlflow-artifacts/artifacts";

	private final URI server;
	private final String place;

	/** @param place the artifact URI of the run */
	ArtifactStore(final URI server, final String place) {
		this.server = server;
		this.place = place;
	}

	/** @throws IOException if the server refuses the file, or keeps files where this program cannot put them */
	void put(final Path file) throws IOException {
		final URI uri = URI.create(place);
		if (THROUGH_SERVER.equals(uri.getScheme())) {
			upload(file, uri.getPath());
			return;
		}
		if (uri.getScheme() != null && !"file".equals(uri.getScheme()))
			throw new IOException(
					"%s: keeps files at %s, where this program cannot put them; use a server that serves them"
							.formatted(server, place));
		final Path folder = uri.getScheme() == null ? Path.of(place) : Path.of(uri);
		Files.createDirectories(folder);
		Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
	}

	private void upload(final Path file, final String folder) throws IOException {
		try {
			final String root = server.getPath() == null ? "" : server.getPath().replaceAll("/+$", "");
			final URI address = new URI(server.getScheme(), null, server.getHost(), server.getPort(),
					root + API + folder
							+ "/" + file.getFileName(),
					null, null);
			final HttpResponse<String> answer = HttpClient.newHttpClient()
					.send(HttpRequest.newBuilder(URI.create(address
							.toASCIIString())).PUT(HttpRequest.BodyPublishers.ofFile(file)).build(),
							HttpResponse.BodyHandlers
									.ofString());
			if (answer.statusCode() / 100 != 2)
				throw new IOException("%s: refuses the file %s (HTTP %d)".formatted(server, file.getFileName(), answer
						.statusCode()));
		} catch (final URISyntaxException e) {
			throw new IOException("%s: no address for %s".formatted(server, file.getFileName()), e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("%s: interrupted while %s was sent".formatted(server, file.getFileName()), e);
		}
	}
}
