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
package fiji.plugin.mobilesam.cli;

/** What the process tells its caller. */
final class ExitCode {

	/** Everything was done. */
	static final int DONE = 0;

	/** Of several images some failed; the others are done. */
	static final int SOME_FAILED = 1;

	/** The input or the options were wrong; nothing was written. */
	static final int BAD_INPUT = 2;

	/** A mistake of the program. */
	static final int INTERNAL_ERROR = 3;

	/** Stopped by the user: 128 + SIGINT, as shells expect. */
	static final int STOPPED = 130;

	private ExitCode() {
	}
}
