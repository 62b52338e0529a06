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
package fiji.plugin.mobilesam.inference;

import java.io.IOException;

/** A network that cannot be loaded or run, or gave no numbers: one line with the file and what happened. */
public final class InferenceException extends IOException {

	private static final long serialVersionUID = 1L;
	/** Characters of a message of the native runtime. */
	private static final int LONGEST = 300;

	/**
	 * @param where the ONNX file or library
	 * @param what happened and what to do; made one line
	 */
	public InferenceException(final String where, final String what) {
		super((where + ": " + what).replaceAll("[\\s\\p{Cntrl}]+", " "));
	}

	InferenceException(final String where, final String what, final Throwable cause) {
		this(where, what + ": " + brief(cause));
		initCause(cause);
	}

	/** Messages of the native runtime begin with a code and may have many long lines. */
	static String brief(final Throwable cause) {
		final String line = String.valueOf(cause.getMessage()).replaceFirst("^Error code - \\w+ - message: ", "")
				.strip()
				.replaceAll("[\\s\\p{Cntrl}]+", " ");
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
	}
}
