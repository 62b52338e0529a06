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

/** A file is no results file, is damaged or is newer than this program: one line that begins with the file. */
public final class ResultsException extends IOException {

	private static final long serialVersionUID = 1;

	ResultsException(final Path file, final String message) {
		this(file, message, null);
	}

	ResultsException(final Path file, final String message, final Throwable cause) {
		super(file + ": " + message, cause);
	}
}
