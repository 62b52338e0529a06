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
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fiji.plugin.mobilesam.progress.Progress;

/**
 * A file that arrives in one or more answers: knows what to ask for next, and where the bytes of an answer belong. The
 * client calls it from its own threads, one at a time.
 */
final class Transfer implements BodyHandler<Void> {

	private static final int OK = 200;
	private static final int PARTIAL_CONTENT = 206;

	private final FileChannel file;
	private final Path path;
	private final OptionalLong size;
	/** Names the version of the file that the server holds; empty while unknown. */
	private volatile Optional<String> version = Optional.empty();
	/** Bytes of the whole, by the server's last answer or the publisher. */
	private volatile OptionalLong total;
	private volatile long arrived;
	/** What went wrong with the present answer. */
	private volatile IOException failure;

	/**
	 * @param file written from its end, or anew
	 * @param size bytes of the whole, where they are known
	 * @param path of the file, for errors
	 */
	Transfer(final FileChannel file, final OptionalLong size, final Path path) throws IOException {
		this.file = file;
		this.size = size;
		this.path = path;
		total = size;
		arrived = file.size();
		if (size.isPresent() && arrived > size.getAsLong()) restart();
	}

	static boolean isDelivery(final int status) {
		return status == OK || status == PARTIAL_CONTENT;
	}

	/** Bytes in the file. */
	long arrived() {
		return arrived;
	}

	/** Whether nothing is left to ask for; false where the size is not known. */
	boolean isComplete() {
		return size.isPresent() && arrived == size.getAsLong();
	}

	/** Throws away what has arrived. */
	void restart() throws IOException {
		file.truncate(0);
		arrived = 0;
	}

	/** Asks for the rest, if the server still has the version that the first part came from. */
	Map<String, String> rangeHeaders() {
		final Map<String, String> headers = new HashMap<>();
		if (arrived > 0) {
			headers.put("Range", "bytes=" + arrived + "-");
			version.ifPresent(tag -> headers.put("If-Range", tag));
		}
		return headers;
	}

	void report(final Progress progress) {
		progress.update(arrived, Math.max(1, Math.max(arrived, total.orElse(arrived))), "Downloading");
	}

	/** @throws IOException if the present answer is of no use, or cannot be written */
	void requireSound() throws IOException {
		if (failure != null) throw failure;
	}

	/** @throws IOException if the connection ended before all was there */
	void requireWhole() throws IOException {
		if (total.orElse(arrived) != arrived)
			throw new IOException("the connection ended after %d of %d bytes".formatted(arrived, total.getAsLong()));
	}

	@Override
	public BodySubscriber<Void> apply(final ResponseInfo answer) {
		failure = null;
		if (!isDelivery(answer.statusCode())) return BodySubscribers.replacing(null);
		version = answer.headers().firstValue("ETag").filter(tag -> !tag.startsWith("W/"));
		try {
			begin(Extent.of(answer));
		} catch (final IOException e) {
			failure = e;
		}
		return BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::write));
	}

	private void begin(final Extent extent) throws IOException {
		if (extent.start != arrived) restart();
		if (extent.start != arrived) throw new IOException("the server sent another part than was asked for");
		if (size.isPresent() && extent.total.isPresent() && size.getAsLong() != extent.total.getAsLong())
			throw new InstallException("expected %d bytes, the server offers %d".formatted(size.getAsLong(),
					extent.total.getAsLong()));
		total = size.isPresent() ? size : extent.total;
	}

	private void write(final byte[] bytes) {
		if (failure != null) return;
		try {
			if (arrived + bytes.length > total.orElse(Long.MAX_VALUE))
				throw new InstallException("expected %d bytes, the server sends more".formatted(total.getAsLong()));
			final ByteBuffer buffer = ByteBuffer.wrap(bytes);
			while (buffer.hasRemaining()) file.write(buffer, arrived + buffer.position());
			arrived += bytes.length;
		} catch (final InstallException e) {
			failure = e;
		} catch (final IOException e) {
			failure = new FileSystemException(path.toString(), null, "cannot be written: " + e.getMessage());
		}
	}

	/** Where the bytes of an answer belong, and how many there are in all. */
	private record Extent(long start, OptionalLong total) {

		private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

		static Extent of(final ResponseInfo answer) throws IOException {
			if (answer.statusCode() == OK) return new Extent(0, answer.headers().firstValueAsLong("Content-Length"));
			final String range = answer.headers().firstValue("Content-Range").orElse("");
			final Matcher parts = CONTENT_RANGE.matcher(range);
			if (!parts.matches())
				throw new IOException(
						"the server sent a part without saying which, Content-Range is '%s'".formatted(range));
			return new Extent(Long.parseLong(parts.group(1)),
					parts.group(2).equals("*")
							? OptionalLong.empty()
							: OptionalLong.of(Long.parseLong(parts.group(2))));
		}
	}
}
