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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The same work on several images: goes on past those that fail, and tells in the end what became of each. */
public final class Batch {

	/** What is done with one image. */
	@FunctionalInterface
	public interface Work {

		/** @return whether there was anything to do; not where an earlier run has done it */
		boolean run() throws IOException;
	}

	private final boolean several;
	private final List<Path> done = new ArrayList<>();
	private final List<Path> skipped = new ArrayList<>();
	private final List<BatchReport.Failure> failed = new ArrayList<>();
	private boolean canceled;

	/** @param several whether a failure is no reason to stop */
	public Batch(final boolean several) {
		this.several = several;
	}

	/**
	 * Does the work on an image; its failure is kept for the end where there are several.
	 *
	 * @throws IOException if it fails and is the only one
	 * @throws CancellationException if the user stopped it; no image is begun after that
	 */
	public void attempt(final Path image, final Work work) throws IOException {
		try {
			(work.run() ? done : skipped).add(image);
		} catch (final CancellationException e) {
			canceled = true;
			throw e;
		} catch (IOException | RuntimeException e) {
			if (!several) throw e;
			failed.add(new BatchReport.Failure(image, e));
		}
	}

	/** What became of the images so far. */
	public BatchReport report() {
		return new BatchReport(done, skipped, failed, canceled);
	}
}
