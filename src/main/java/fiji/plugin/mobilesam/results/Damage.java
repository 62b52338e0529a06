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
package fiji.plugin.mobilesam.results;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Turns whatever the HDF5 library throws at a damaged file into one line. A wrong length in such a file can also make it
 * ask for more memory than there is, and a wrong address can make it descend without end.
 */
final class Damage {

	/** Reads from a file. */
	@FunctionalInterface
	interface Reading<T> {

		T read() throws IOException;
	}

	private Damage() {
	}

	/**
	 * @param file that is read
	 * @throws ResultsException if reading fails for another reason than one that has a line of its own
	 */
	static <T> T guard(final Path file, final Reading<T> reading) throws IOException {
		try {
			return reading.read();
		} catch (final RuntimeException | StackOverflowError | OutOfMemoryError e) {
			throw new ResultsException(file, "is damaged or no file of this program (%s)".formatted(reason(e)), e);
		}
	}

	private static String reason(final Throwable thrown) {
		Throwable deepest = thrown;
		while (deepest.getCause() != null) deepest = deepest.getCause();
		final String message = deepest.getMessage();
		return message == null || message.isBlank()
				? deepest.getClass().getSimpleName()
				: message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
	}
}
