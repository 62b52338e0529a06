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

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The images of a folder that failed, while the others go on. */
final class ImageFailures {

	/** What is done with one image. */
	@FunctionalInterface
	interface Work {

		void run() throws IOException;
	}

	private final boolean several;
	private final List<String> failed = new ArrayList<>();
	private int images;

	/** @param several whether a failure is no reason to stop */
	ImageFailures(final boolean several) {
		this.several = several;
	}

	/** Does the work on an image; its failure is kept for the end where there are several. */
	void attempt(final Work work) throws IOException {
		images++;
		try {
			work.run();
		} catch (final CancellationException e) {
			throw e;
		} catch (IOException | RuntimeException e) {
			if (!several) throw e;
			failed.add(Failures.describe(e));
		}
	}

	/** Says what failed. */
	int report(final PrintWriter err) {
		if (failed.isEmpty()) return ExitCode.DONE;
		failed.forEach(line -> Failures.report(err, line));
		Failures.report(err, "%d of %d images failed%s".formatted(failed.size(), images,
				failed.size() < images ? ", the others are done" : ""));
		return ExitCode.SOME_FAILED;
	}
}
