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
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import fiji.plugin.mobilesam.progress.Progress;

/**
 * Downloads a file over HTTP. What has arrived stays when the connection breaks, the user stops or the program ends,
 * and the next attempt asks only for the rest (RFC 9110, section 14).
 */
final class Downloader {

	private static final Duration CONNECT = Duration.ofSeconds(20);
	private static final long LOOK_EVERY_MS = 100;
	private static final int PROXY_PASSWORD = 407;
	private static final int RANGE_NOT_SATISFIABLE = 416;
	/** A request that took too long, one for a rest that the server does not have, too many requests. */
	private static final Set<Integer> AGAIN = Set.of(408, RANGE_NOT_SATISFIABLE, 429);
	private static final int SERVER_ERROR = 500;

	/**
	 * When to try again and when to give up.
	 *
	 * @param attempts how often a request is made, at least 1
	 * @param pause before the second attempt; twice as long before each further one
	 * @param silence without a byte, after which a connection counts as broken
	 */
	record Patience(int attempts, Duration pause, Duration silence) {

		/** What suits a server far away. */
		static final Patience DEFAULT = new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(30));
	}

	private final HttpClient client;
	private final Patience patience;

	Downloader(final ProxySelector proxies, final Patience patience) {
		client = HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NORMAL)
				.connectTimeout(CONNECT).proxy(proxies).build();
		this.patience = patience;
	}

	/**
	 * Goes on with a download, or starts it.
	 *
	 * @param url http or https
	 * @param size bytes of the whole, where they are known
	 * @param part holds what has arrived, and in the end all of it; locked meanwhile
	 * @throws InstallException if it cannot be had, in words
	 * @throws FileSystemException if {@code part} cannot be written
	 * @throws CancellationException if the user stops it; {@code part} keeps what has arrived
	 */
	void fetch(final URI url, final OptionalLong size, final Path part, final Progress progress) throws IOException {
		try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			if (!lock(file))
				throw new InstallException("another program is downloading %s at this moment".formatted(part));
			final Transfer transfer = new Transfer(file, size, part);
			Duration pause = patience.pause();
			for (int left = patience.attempts();; left--) {
				try {
					if (!transfer.isComplete()) request(url, transfer, progress);
					return;
				} catch (final InstallException | FileSystemException e) {
					throw e;
				} catch (final IOException e) {
					if (left <= 1) throw new InstallException(reason(url, e), e);
				}
				waitFor(pause, progress);
				pause = pause.multipliedBy(2);
			}
		}
	}

	/**
	 * Keeps a second program, or a second thread, from writing the same file; the lock ends with the channel. False
	 * where another one has it.
	 */
	private static boolean lock(final FileChannel file) throws IOException {
		try {
			return file.tryLock() != null;
		} catch (final OverlappingFileLockException e) {
			return false;
		}
	}

	/** One request for what is missing; where the server has no such rest, the next one asks for the whole. */
	private void request(final URI url, final Transfer transfer, final Progress progress) throws IOException {
		final HttpRequest.Builder request = HttpRequest.newBuilder(url).GET();
		transfer.rangeHeaders().forEach(request::header);
		final CompletableFuture<HttpResponse<Void>> answer;
		try {
			answer = client.sendAsync(request.build(), transfer);
		} catch (final IllegalArgumentException e) {
			throw new InstallException(e.getMessage(), e);
		}
		final int status = await(answer, transfer, progress).statusCode();
		if (Transfer.isDelivery(status)) {
			transfer.requireSound();
			transfer.requireWhole();
			return;
		}
		if (status == RANGE_NOT_SATISFIABLE) transfer.restart();
		if (status == PROXY_PASSWORD) throw new InstallException("the proxy asks for a password");
		if (status >= SERVER_ERROR || AGAIN.contains(status))
			throw new IOException("it answers with status %d".formatted(status));
		throw new InstallException("%s answers with status %d".formatted(url.getHost(), status));
	}

	private HttpResponse<Void> await(final CompletableFuture<HttpResponse<Void>> answer, final Transfer transfer,
			final Progress progress) throws IOException {
		long seen = transfer.arrived();
		long silentSince = System.nanoTime();
		try {
			while (true) {
				try {
					return answer.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
				} catch (final TimeoutException e) {
					transfer.requireSound();
					transfer.report(progress);
					progress.checkCanceled();
				}
				if (transfer.arrived() != seen) {
					seen = transfer.arrived();
					silentSince = System.nanoTime();
				} else
					if (System.nanoTime() - silentSince > patience.silence().toNanos())
						throw new HttpTimeoutException(
								"nothing came for %d s".formatted(patience.silence().toSeconds()));
			}
		} catch (final ExecutionException e) {
			throw e.getCause() instanceof final IOException io ? io : new IOException(e.getCause().getMessage(), e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("stopped by the program");
		} finally {
			answer.cancel(true);
		}
	}

	private static void waitFor(final Duration pause, final Progress progress) {
		final long end = System.nanoTime() + pause.toNanos();
		while (System.nanoTime() < end) {
			progress.checkCanceled();
			try {
				Thread.sleep(Math.min(LOOK_EVERY_MS, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("stopped by the program");
			}
		}
	}

	private static String reason(final URI url, final IOException e) {
		for (Throwable cause = e; cause != null; cause = cause.getCause())
			if (cause instanceof UnresolvedAddressException)
				return "the host %s cannot be found (no network?)".formatted(url.getHost());
		if (e instanceof ConnectException) return "%s cannot be reached".formatted(url.getHost());
		final String message = e.getMessage() == null
				? e.getClass().getSimpleName()
				: e.getMessage().lines().findFirst().orElse("");
		if (message.startsWith("Tunnel failed")) return "the proxy refuses the connection (%s)".formatted(message);
		return "connection to %s failed: %s".formatted(url.getHost(), message);
	}
}
