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
package fiji.plugin.mobilesam.install;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** One file on the loopback interface, behind a server whose faults are chosen: one a request, then none. */
public final class FileServer implements AutoCloseable {

	/** What goes wrong with one request. */
	public interface Fault {

		/** Answers instead of the server, or returns false. */
		boolean answer(HttpExchange exchange) throws IOException;
	}

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final CountDownLatch closing = new CountDownLatch(1);
	private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
	private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
	private volatile byte[] content;
	private volatile String version = "\"1\"";
	private volatile boolean hasRanges = true;

	/** Serves these bytes on a free port. */
	public FileServer(final byte[] content) throws IOException {
		this.content = content;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::serve);
		server.start();
	}

	/** The address of the file. */
	public URI url() {
		return URI.create("http://%s/models/vit.pt".formatted(hostAndPort()));
	}

	String hostAndPort() {
		return "127.0.0.1:" + server.getAddress().getPort();
	}

	/** The requests so far: the address as it was asked for, and the range. */
	List<String> requests() {
		return requests;
	}

	FileServer withoutRanges() {
		hasRanges = false;
		return this;
	}

	FileServer replace(final byte[] newContent) {
		content = newContent;
		version = "\"2\"";
		return this;
	}

	/** What the next requests meet. */
	public FileServer fails(final Fault... next) {
		faults.addAll(List.of(next));
		return this;
	}

	/** An answer without content. */
	public static Fault status(final int status) {
		return exchange -> {
			exchange.sendResponseHeaders(status, -1);
			return true;
		};
	}

	static Fault redirectTo(final String path) {
		return exchange -> {
			exchange.getResponseHeaders().set("Location", path);
			exchange.sendResponseHeaders(302, -1);
			return true;
		};
	}

	/** Sends some bytes of the whole file and ends the connection. */
	Fault breaksAfter(final int bytes) {
		return exchange -> {
			exchange.getResponseHeaders().set("ETag", version);
			exchange.sendResponseHeaders(200, content.length);
			exchange.getResponseBody().write(content, 0, bytes);
			return true;
		};
	}

	/** Sends some bytes of the whole file and then nothing more. */
	public Fault stopsAfter(final int bytes) {
		return exchange -> {
			exchange.sendResponseHeaders(200, content.length);
			exchange.getResponseBody().write(content, 0, bytes);
			exchange.getResponseBody().flush();
			try {
				closing.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return true;
		};
	}

	private void serve(final HttpExchange exchange) throws IOException {
		final String range = exchange.getRequestHeaders().getFirst("Range");
		requests.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
		try {
			final Fault fault = faults.poll();
			if (fault == null || !fault.answer(exchange)) send(exchange, range);
		} finally {
			exchange.close();
		}
	}

	private void send(final HttpExchange exchange, final String range) throws IOException {
		exchange.getResponseHeaders().set("ETag", version);
		final String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
		int start = 0;
		if (hasRanges && range != null && (ifRange == null || ifRange.equals(version))) {
			start = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
			if (start >= content.length) {
				exchange.sendResponseHeaders(416, -1);
				return;
			}
			exchange.getResponseHeaders().set("Content-Range",
					"bytes %d-%d/%d".formatted(start, content.length - 1, content.length));
		}
		exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
		exchange.getResponseBody().write(Arrays.copyOfRange(content, start, content.length));
	}

	@Override
	public void close() {
		closing.countDown();
		server.stop(0);
		threads.shutdownNow();
	}
}
