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
package fiji.plugin.mobilesam.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of the images of a batch, each list in the order of the work.
 *
 * @param done results were written
 * @param skipped an earlier run has done them
 * @param failed nothing was written of them
 * @param canceled whether the user stopped it; the images that are missing here were not done then
 */
public record BatchReport(List<Path> done, List<Path> skipped, List<Failure> failed, boolean canceled) {

	private static final int DONE = 0;
	private static final int SOME_FAILED = 1;
	/** 128 + SIGINT, as shells expect. */
	private static final int STOPPED = 130;

	/**
	 * @param image that failed
	 * @param reason why
	 */
	public record Failure(Path image, Exception reason) {
	}

	public BatchReport {
		done = List.copyOf(done);
		skipped = List.copyOf(skipped);
		failed = List.copyOf(failed);
	}

	/** Images that were taken up. */
	public int images() {
		return done.size() + skipped.size() + failed.size();
	}

	/** What a process tells its caller: 0, 1 if some failed, 130 if the user stopped it. */
	public int exitCode() {
		if (canceled) return STOPPED;
		return failed.isEmpty() ? DONE : SOME_FAILED;
	}
}
