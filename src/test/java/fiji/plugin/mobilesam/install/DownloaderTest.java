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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.install.Downloader.Patience;
import fiji.plugin.mobilesam.progress.Progress;

class DownloaderTest {

	private static final byte[] CONTENT = randomBytes(1, 300_000);
	private static final OptionalLong SIZE = OptionalLong.of(CONTENT.length);
	private static final Patience SHORT = new Patience(3, Duration.ofMillis(10), Duration.ofMinutes(1));

	@TempDir
	private Path folder;
	private Path part;
	private final Downloader downloader = new Downloader(ProxySelector.of(null), SHORT);

	@BeforeEach
	void nameThePart() {
		part = folder.resolve("vit.pt.part");
	}

	@Test
	void fetchesAWholeFile() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void fetchesAFileOfUnknownSize() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			downloader.fetch(server.url(), OptionalLong.empty(), part, Progress.NONE);
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void asksOnlyForTheRestOfWhatIsThere() throws IOException {
		Files.write(part, Arrays.copyOf(CONTENT, 100_000));
		try (FileServer server = new FileServer(CONTENT)) {
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertEquals(List.of("/models/vit.pt bytes=100000-"), server.requests());
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void asksForNothingWhenAllIsThere() throws IOException {
		Files.write(part, CONTENT);
		try (FileServer server = new FileServer(CONTENT)) {
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertEquals(List.of(), server.requests());
		}
	}

	@Test
	void startsAnewWhenMoreIsThereThanThereShouldBe() throws IOException {
		Files.write(part, randomBytes(2, CONTENT.length + 1));
		try (FileServer server = new FileServer(CONTENT)) {
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertEquals(List.of("/models/vit.pt"), server.requests());
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void startsAnewWhenTheServerHasLessThanIsThere() throws IOException {
		Files.write(part, randomBytes(2, CONTENT.length + 1));
		try (FileServer server = new FileServer(CONTENT)) {
			downloader.fetch(server.url(), OptionalLong.empty(), part, Progress.NONE);
			assertEquals(List.of("/models/vit.pt bytes=300001-", "/models/vit.pt"), server.requests());
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void goesOnAfterABrokenConnection() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			server.fails(server.breaksAfter(120_000));
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertEquals(2, server.requests().size());
			assertTrue(server.requests().get(1).contains("bytes="), () -> server.requests().toString());
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void startsAnewWhenTheServerKnowsNoRanges() throws IOException {
		try (FileServer server = new FileServer(CONTENT).withoutRanges()) {
			server.fails(server.breaksAfter(120_000));
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void startsAnewWhenTheFileChangedMeanwhile() throws IOException {
		final byte[] changed = randomBytes(3, CONTENT.length);
		try (FileServer server = new FileServer(CONTENT)) {
			server.fails(exchange -> {
				server.breaksAfter(120_000).answer(exchange);
				server.replace(changed);
				return true;
			});
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertArrayEquals(changed, Files.readAllBytes(part));
		}
	}

	@Test
	void goesOnAfterSilence() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			server.fails(server.stopsAfter(50_000));
			final Patience impatient = new Patience(20, Duration.ofMillis(10), Duration.ofMillis(500));
			new Downloader(ProxySelector.of(null), impatient).fetch(server.url(), SIZE, part, Progress.NONE);
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void followsARedirect() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			server.fails(FileServer.redirectTo("/elsewhere/vit.pt"));
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertEquals(List.of("/models/vit.pt", "/elsewhere/vit.pt"), server.requests());
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void triesAgainWhenTheServerIsBusy() throws IOException {
		try (FileServer server = new FileServer(CONTENT).fails(FileServer.status(503), FileServer.status(503))) {
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void givesUpWhenTheServerStaysBusy() throws IOException {
		try (FileServer server = new FileServer(CONTENT).fails(FileServer.status(503), FileServer.status(503),
				FileServer.status(503))) {
			assertEquals("connection to 127.0.0.1 failed: it answers with status 503", messageOf(server.url()));
			assertEquals(SHORT.attempts(), server.requests().size());
		}
	}

	@Test
	void givesUpWhenTheServerRefusesEvenTheWhole() throws IOException {
		try (FileServer server = new FileServer(CONTENT).fails(FileServer.status(416), FileServer.status(416),
				FileServer.status(416))) {
			assertEquals("connection to 127.0.0.1 failed: it answers with status 416", messageOf(server.url()));
			assertEquals(SHORT.attempts(), server.requests().size());
		}
	}

	@Test
	void doesNotTryAgainWhatIsNotThere() throws IOException {
		try (FileServer server = new FileServer(CONTENT).fails(FileServer.status(404))) {
			assertEquals("127.0.0.1 answers with status 404", messageOf(server.url()));
			assertEquals(1, server.requests().size());
		}
	}

	@Test
	void refusesAFileOfAnotherSizeBeforeItHasAllArrived() throws IOException {
		try (FileServer server = new FileServer(randomBytes(4, 70))) {
			assertEquals("expected 300000 bytes, the server offers 70", messageOf(server.url()));
			assertEquals(0, Files.size(part));
		}
	}

	@Test
	void reachesThePublisherThroughTheProxyOfTheEnvironment() throws IOException {
		try (FileServer proxy = new FileServer(CONTENT)) {
			new Downloader(proxyOfEnvironment(proxy), SHORT).fetch(URI.create("http://models.invalid/vit.pt"), SIZE,
					part, Progress.NONE);
			assertEquals(List.of("http://models.invalid/vit.pt"), proxy.requests());
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void saysThatTheProxyRefuses() throws IOException {
		try (FileServer proxy = new FileServer(CONTENT).fails(FileServer.status(407))) {
			final Downloader behindProxy = new Downloader(proxyOfEnvironment(proxy), SHORT);
			final String message = assertThrows(InstallException.class, () -> behindProxy.fetch(URI.create(
					"http://models.invalid/vit.pt"), SIZE, part, Progress.NONE)).getMessage();
			assertEquals("the proxy asks for a password", message);
		}
	}

	@Test
	void saysThatTheProxyRefusesATunnel() throws IOException {
		try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			final Thread answers = new Thread(() -> refuseAll(proxy));
			answers.setDaemon(true);
			answers.start();
			final Downloader behindProxy = new Downloader(
					new ProxyChoice(ProxySelector.of(null), Map.of("https_proxy", "127.0.0.1:" + proxy.getLocalPort())),
					SHORT);
			final String message = assertThrows(InstallException.class, () -> behindProxy.fetch(URI.create(
					"https://models.invalid/vit.pt"), SIZE, part, Progress.NONE)).getMessage();
			assertEquals("the proxy refuses the connection (Tunnel failed, got: 403)", message);
		}
	}

	private static void refuseAll(final ServerSocket proxy) {
		while (true)
			try (Socket asked = proxy.accept()) {
				asked.getInputStream().read(new byte[4096]);
				asked.getOutputStream().write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(
						StandardCharsets.US_ASCII));
			} catch (final IOException closed) {
				return;
			}
	}

	@Test
	void saysThatTheProxyOfTheEnvironmentIsNone() {
		final Downloader misled = new Downloader(
				new ProxyChoice(ProxySelector.of(null), Map.of("http_proxy", "http://")),
				SHORT);
		final String message = assertThrows(InstallException.class, () -> misled.fetch(URI.create(
				"http://models.invalid/vit.pt"), SIZE, part, Progress.NONE)).getMessage();
		assertEquals("expected a proxy as http://host:port in the environment, found 'http://'", message);
	}

	@Test
	void saysThatTheDiskIsFull() throws IOException {
		final Path fullDisk = Path.of("/dev/full");
		assumeTrue(Files.exists(fullDisk), "skipped: this system has no device that is always full");
		try (FileServer server = new FileServer(CONTENT)) {
			assertEquals("/dev/full: cannot be written: No space left on device",
					assertThrows(FileSystemException.class, () -> downloader.fetch(server.url(), SIZE, fullDisk,
							Progress.NONE)).getMessage());
			assertEquals(1, server.requests().size());
		}
	}

	@Test
	void saysThatAHostIsUnknown() {
		assertEquals("the host models.invalid cannot be found (no network?)",
				messageOf(URI.create("http://models.invalid/vit.pt")));
	}

	@Test
	void saysThatNobodyAnswers() throws IOException {
		final int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertEquals("127.0.0.1 cannot be reached", messageOf(URI.create("http://127.0.0.1:%d/".formatted(port))));
	}

	@Test
	void keepsWhatHasArrivedWhenTheUserStops() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			server.fails(server.stopsAfter(100_000));
			assertThrows(CancellationException.class, () -> downloader.fetch(server.url(), SIZE, part,
					new StopAfter(100_000)));
			assertArrayEquals(Arrays.copyOf(CONTENT, 100_000), Files.readAllBytes(part));
			downloader.fetch(server.url(), SIZE, part, Progress.NONE);
			assertEquals("/models/vit.pt bytes=100000-", server.requests().get(1));
			assertArrayEquals(CONTENT, Files.readAllBytes(part));
		}
	}

	@Test
	void refusesToWriteWhatAnotherDownloadIsWriting() throws IOException {
		try (FileChannel other = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			other.lock();
			assertEquals("another program is downloading %s at this moment".formatted(part),
					messageOf(URI.create("http://models.invalid/vit.pt")));
		}
	}

	private String messageOf(final URI url) {
		return assertThrows(InstallException.class, () -> downloader.fetch(url, SIZE, part, Progress.NONE))
				.getMessage();
	}

	private static ProxySelector proxyOfEnvironment(final FileServer proxy) {
		return new ProxyChoice(ProxySelector.of(null), Map.of("http_proxy", "http://" + proxy.hostAndPort()));
	}

	private static byte[] randomBytes(final int seed, final int length) {
		final byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	/** Stops once some bytes have arrived. */
	private static final class StopAfter implements Progress {

		private final long bytes;
		private volatile boolean isStopped;

		private StopAfter(final long bytes) {
			this.bytes = bytes;
		}

		@Override
		public void update(final long done, final long total, final String step) {
			isStopped |= done >= bytes;
		}

		@Override
		public boolean isCanceled() {
			return isStopped;
		}
	}
}
