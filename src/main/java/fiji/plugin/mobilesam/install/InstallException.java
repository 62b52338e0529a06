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
import java.nio.file.FileSystemException;

/** A model that could not be installed: one line with what was found, what was expected and what to do. */
public final class InstallException extends IOException {

	private static final long serialVersionUID = 1L;

	InstallException(final String message) {
		super(message);
	}

	InstallException(final String message, final Throwable cause) {
		super(message, cause);
	}

	/** What a failure says; those of the file system may name only the file, so their kind is added. */
	static String describe(final IOException e) {
		return e instanceof final FileSystemException file && file.getReason() == null
				? "%s (%s)".formatted(e.getMessage(), e.getClass().getSimpleName())
				: e.getMessage();
	}
}
