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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** As much of MLflow's REST API, version 2.0, as logging a run needs. Keeps what it was sent. */
final class MlflowEndpoint implements AutoCloseable {

	private static final String API = "/api/2.0/mlflow/";
	private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

	private final HttpServer server;
	private final String artifactUri;
	private final Map<String, JsonObject> requests = new LinkedHashMap<>();
	private final Map<String, byte[]> artifacts = new LinkedHashMap<>();

	/** @param artifactUri where runs are told to put their files */
	MlflowEndpoint(final String artifactUri) throws IOException {
		this.artifactUri = artifactUri;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", this::handle);
		server.start();
	}

	String uri() {
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	/** The last request of a kind, such as {@code runs/log-batch}. */
	JsonObject request(final String kind) {
		return requests.get(kind);
	}

	/** The files, by their path. */
	Map<String, byte[]> artifacts() {
		return artifacts;
	}

	@Override
	public void close() {
		server.stop(0);
	}

	private void handle(final HttpExchange exchange) throws IOException {
		final byte[] body = exchange.getRequestBody().readAllBytes();
		final String path = exchange.getRequestURI().getPath();
		if (path.startsWith(ARTIFACTS) && exchange.getRequestMethod().equals("PUT")) {
			artifacts.put(path.substring(ARTIFACTS.length()), body);
			answer(exchange, 200, "{}");
			return;
		}
		final String kind = path.startsWith(API) ? path.substring(API.length()) : path;
		if (body.length > 0)
			requests.put(kind, JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject());
		switch (kind) {
			case "experiments/get-by-name" -> answer(exchange, 404,
					"{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"no such experiment\"}");
			case "experiments/create" -> answer(exchange, 200, "{\"experiment_id\": \"7\"}");
			case "runs/create" -> answer(exchange, 200,
					"{\"run\": {\"info\": {\"run_id\": \"abc\", \"experiment_id\": \"7\", \"artifact_uri\": \"%s\"}}}"
							.formatted(artifactUri));
			case "runs/log-batch", "runs/update" -> answer(exchange, 200, "{}");
			default -> answer(exchange, 404, "{\"error_code\": \"ENDPOINT_NOT_FOUND\", \"message\": \"" + path + "\"}");
		}
	}

	private static void answer(final HttpExchange exchange, final int status, final String json) throws IOException {
		final byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}
}
