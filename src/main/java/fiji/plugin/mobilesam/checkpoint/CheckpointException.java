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
package fiji.plugin.mobilesam.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not a checkpoint, or a damaged one: one line that says where and what was found. */
public final class CheckpointException extends IOException {

	private static final long serialVersionUID = 1L;
	private static final int MAX_LENGTH = 500;

	/**
	 * About the file as a whole.
	 *
	 * @param file the file as the caller named it
	 * @param what what was found, what was expected, what to do
	 */
	public CheckpointException(final Path file, final String what) {
		super("%s: %s".formatted(file, printable(what)));
	}

	/**
	 * About one entry of the archive.
	 *
	 * @param file the file as the caller named it
	 * @param entry name of the entry in the zip archive
	 * @param what what was found, what was expected, what to do
	 */
	public CheckpointException(final Path file, final String entry, final String what) {
		super("%s: %s, in %s".formatted(file, printable(what), printable(entry)));
	}

	/**
	 * About one place of an entry.
	 *
	 * @param file the file as the caller named it
	 * @param entry name of the entry in the zip archive
	 * @param offset byte of the entry, from 0
	 * @param what what was found, what was expected, what to do
	 */
	public CheckpointException(final Path file, final String entry, final long offset, final String what) {
		super("%s: %s, at byte %d of %s".formatted(file, printable(what), offset, printable(entry)));
	}

	/** Names from the file may be long and hold line breaks and what else would confuse a terminal. */
	private static String printable(final String text) {
		final String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
		return shown.replaceAll("\\p{Cntrl}", "?");
	}
}
