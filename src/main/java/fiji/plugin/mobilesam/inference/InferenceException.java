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
	private static final int LONGEST = 400;

	/**
	 * @param where the ONNX file or library
	 * @param what happened and what to do; made one line
	 */
	public InferenceException(final String where, final String what) {
		super(where + ": " + oneLine(what));
	}

	InferenceException(final String where, final String what, final Throwable cause) {
		this(where, what + ": " + cause.getMessage());
		initCause(cause);
	}

	/** Messages of the native runtime may have many lines. */
	static String oneLine(final String text) {
		final String line = text.strip().replaceAll("\\s+", " ");
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
	}
}
