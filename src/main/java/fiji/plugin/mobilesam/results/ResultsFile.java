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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.mobilesam.progress.Performance;
import io.jhdf.HdfFile;

/**
 * A results file, open for reading. Opening reads the tables and tests that everything else is there; masks and images
 * are read when a plane is asked for them, as long as the file is open.
 */
public final class ResultsFile implements AutoCloseable {

	private static final String[] OWN = {Layout.SCHEMA, Layout.NUM_PLANES, Layout.CREATION_TIME, Layout.IMAGE_PATH,
			Layout.MODEL_TYPE, Layout.CHECKPOINT, Layout.DEVICE};

	private final HdfFile hdf;
	private final RunDescription run;
	private final List<ResultPlane> planes;

	private ResultsFile(final HdfFile hdf, final RunDescription run, final List<ResultPlane> planes) {
		this.hdf = hdf;
		this.run = run;
		this.planes = planes;
	}

	/**
	 * Opens a file.
	 *
	 * @throws ResultsException in one line, if it is no results file, is damaged or cut off, or was written by a newer
	 *           version
	 * @throws IOException if it cannot be read
	 */
	public static ResultsFile open(final Path file) throws IOException {
		Superblocks.check(file);
		return Damage.guard(file, () -> {
			final HdfFile hdf = new HdfFile(file);
			try {
				final StoredGroup root = new StoredGroup(file, hdf);
				return new ResultsFile(hdf, description(file, root), List.copyOf(planes(file, root)));
			} catch (final Throwable e) {
				hdf.close();
				throw e;
			}
		});
	}

	/** How the masks came about. */
	public RunDescription run() {
		return run;
	}

	/** The planes that were segmented: one, or those of a stack, by frame, slice and channel. */
	public List<ResultPlane> planes() {
		return planes;
	}

	/** No plane can be asked for pixels any more. Closing twice does nothing. */
	@Override
	public void close() {
		hdf.close();
	}

	private static RunDescription description(final Path file, final StoredGroup root) throws ResultsException {
		final StoredGroup metadata = root.group(Layout.METADATA);
		final int schema = metadata.wholeNumber(Layout.SCHEMA);
		if (schema > Layout.SCHEMA_VERSION || schema < 1)
			throw new ResultsException(file,
					"has schema version %d, this program reads up to %d; update the plugin".formatted(schema,
							Layout.SCHEMA_VERSION));
		return new RunDescription(Instant.parse(metadata.text(Layout.CREATION_TIME)), metadata.text(Layout.IMAGE_PATH),
				metadata.text(Layout.MODEL_TYPE), metadata.text(Layout.CHECKPOINT), metadata.text(Layout.DEVICE),
				metadata.attributes().without(OWN), phases(metadata.group(Layout.PERFORMANCE)));
	}

	private static List<Performance.Phase> phases(final StoredGroup performance) throws ResultsException {
		final List<Performance.Phase> phases = new ArrayList<>();
		for (final String name : performance.names()) {
			final StoredGroup metric = performance.group(name);
			phases.add(new Performance.Phase(name, metric.wholeNumber(Layout.CALLS), metric.required(metric.attributes()
					.number(Layout.SECONDS), Layout.SECONDS), metric.required(
							metric.attributes().wholeNumber(
									Layout.PEAK_HEAP_BYTES),
							Layout.PEAK_HEAP_BYTES)));
		}
		return phases;
	}

	private static List<ResultPlane> planes(final Path file, final StoredGroup root) throws ResultsException {
		final int count = root.group(Layout.METADATA).wholeNumber(Layout.NUM_PLANES);
		if (count == 1) return List.of(new StoredPlane(file, root));
		final StoredGroup stack = root.group(Layout.PLANES);
		final List<ResultPlane> planes = new ArrayList<>();
		for (final String name : stack.names()) planes.add(new StoredPlane(file, stack.group(name)));
		if (planes.size() != count)
			throw new ResultsException(file, "has %d planes, its metadata says %d".formatted(planes.size(), count));
		planes.sort(Layout.STACK_ORDER);
		return planes;
	}
}
