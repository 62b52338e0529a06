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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import fiji.plugin.mobilesam.files.NewFile;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import io.jhdf.WritableGroupImpl;
import io.jhdf.api.WritableGroup;

/** Writes results files, whole or not at all. */
public final class ResultsWriter {

	private ResultsWriter() {
	}

	/**
	 * Writes a file. Masks and, where the planes make them at every call, images are in memory one at a time. What a
	 * killed run left in the folder is removed.
	 *
	 * @param file its folder is made if there is none
	 * @param run how the masks came about
	 * @param planes one, or several of a stack
	 * @param overwrite whether a file of that name is replaced, at the end
	 * @param progress told of every mask and asked whether to go on
	 * @throws FileAlreadyExistsException if there is such a file and it may not be replaced
	 * @throws IOException if the file cannot be written or a plane cannot be read; nothing is left behind then
	 * @throws IllegalArgumentException if there is no plane, two are the same, or a plane has two masks of one id
	 * @throws CancellationException if the user stopped; nothing is left behind then
	 */
	public static void write(final Path file, final RunDescription run, final List<? extends ResultPlane> planes,
			final boolean overwrite, final Progress progress) throws IOException {
		requireDistinct(planes);
		NewFile.requireFree(file, overwrite);
		try (NewFile temporary = NewFile.beside(file)) {
			HdfOutput.write(temporary.channel(), tree(run, planes, progress));
			// What cannot be read back must not replace what can.
			ResultsFile.open(temporary.path()).close();
			temporary.moveIntoPlace(overwrite);
		}
	}

	private static WritableGroup tree(final RunDescription run, final List<? extends ResultPlane> planes,
			final Progress progress) throws IOException {
		final WritableGroup root = new WritableGroupImpl(null, "/");
		addMetadata(root.putGroup(Layout.METADATA), run, planes.size());
		if (planes.size() == 1) {
			new PlaneOutput(planes.get(0), root, progress).add();
			return root;
		}
		final WritableGroup stack = root.putGroup(Layout.PLANES);
		for (final ResultPlane plane : planes)
			new PlaneOutput(plane, stack.putGroup(Layout.planeName(plane.position())), progress).add();
		return root;
	}

	private static void addMetadata(final WritableGroup group, final RunDescription run, final int planes) {
		PlaneOutput.put(group,
				run.attributes().with(Layout.SCHEMA, Layout.SCHEMA_VERSION).with(Layout.NUM_PLANES, planes)
						.with(Layout.CREATION_TIME, run.creationTime().truncatedTo(ChronoUnit.MILLIS).toString()).with(
								Layout.IMAGE_PATH, run.imagePath())
						.with(Layout.MODEL_TYPE, run.modelType()).with(
								Layout.CHECKPOINT, run.checkpoint())
						.with(Layout.DEVICE, run.device()));
		final WritableGroup performance = group.putGroup(Layout.PERFORMANCE);
		for (final Performance.Phase phase : run.performance()) {
			final WritableGroup metric = performance.putGroup(phase.name());
			metric.putAttribute(Layout.CALLS, (long) phase.calls());
			metric.putAttribute(Layout.SECONDS, phase.seconds());
			metric.putAttribute(Layout.PEAK_HEAP_BYTES, phase.peakHeapBytes());
		}
	}

	private static void requireDistinct(final List<? extends ResultPlane> planes) {
		if (planes.isEmpty()) throw new IllegalArgumentException("a results file needs a plane");
		final Set<PlanePosition> positions = new HashSet<>();
		for (final ResultPlane plane : planes) {
			if (!positions.add(plane.position()))
				throw new IllegalArgumentException("two planes of the results have the position " + plane.position());
			final Set<Integer> ids = new HashSet<>();
			for (final MaskEntry entry : plane.entries())
				if (!ids.add(entry.id()))
					throw new IllegalArgumentException("two masks of a plane have the id " + entry.id());
		}
	}
}
