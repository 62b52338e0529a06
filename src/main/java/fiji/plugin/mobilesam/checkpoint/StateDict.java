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
package fiji.plugin.mobilesam.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import fiji.plugin.mobilesam.progress.Progress;

/** The named tensors of a network, in the order of the file. */
public final class StateDict {

	private final Map<String, CheckpointTensor> tensors;

	private StateDict(final Map<String, CheckpointTensor> tensors) {
		this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
	}

	/** The given tensors by their names; the map is copied. */
	public static StateDict of(final Map<String, CheckpointTensor> tensors) {
		return new StateDict(tensors);
	}

	/**
	 * Reads what {@code torch.save} of PyTorch 1.6 or newer wrote: a state dict, or a training checkpoint that has one
	 * under a name such as {@code model_state}. A wrapper's name that all tensors begin with ({@code module.}, {@code
	 * sam.}) is taken off. Nothing that the file names is called.
	 *
	 * @param file a {@code .pt} or {@code .pth} file
	 * @param progress told the bytes read; may stop the reading
	 * @throws CheckpointException if the file is not such a checkpoint, or damaged
	 * @throws IOException if the file cannot be read
	 * @throws java.util.concurrent.CancellationException if the user asked to stop
	 */
	public static StateDict read(final Path file, final Progress progress) throws IOException {
		try (CheckpointArchive archive = CheckpointArchive.open(file)) {
			final PickleValue saved = PickleReader.read(file, archive.pickleEntry(), archive.pickle());
			final Map<String, PickleValue.Tensor> found = new StateDictFinder(file, archive.pickleEntry()).find(saved);
			return new StateDict(load(found, archive, progress));
		}
	}

	private static Map<String, CheckpointTensor> load(final Map<String, PickleValue.Tensor> found,
			final CheckpointArchive archive, final Progress progress) throws IOException {
		final long total = found.values().stream().map(PickleValue.Tensor::storage).distinct().mapToLong(
				PickleValue.Storage::bytes).sum();
		final Map<PickleValue.Storage, ByteBuffer> storages = new HashMap<>();
		final Map<String, CheckpointTensor> tensors = new LinkedHashMap<>();
		long done = 0;
		for (final Map.Entry<String, PickleValue.Tensor> entry : found.entrySet()) {
			final PickleValue.Storage storage = entry.getValue().storage();
			if (!storages.containsKey(storage)) {
				progress.checkCanceled();
				storages.put(storage, archive.storage(storage));
				done += storage.bytes();
				progress.update(done, Math.max(1, total), "reading the checkpoint");
			}
			tensors.put(entry.getKey(), new CheckpointTensor(storage.dtype(), storages.get(storage), entry.getValue()
					.view()));
		}
		return tensors;
	}

	/** The names of all tensors, in the order of the file. */
	public Set<String> names() {
		return tensors.keySet();
	}

	/** Whether there is a tensor of this name. */
	public boolean has(final String name) {
		return tensors.containsKey(name);
	}

	/**
	 * The tensor of this name.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public CheckpointTensor tensor(final String name) {
		final CheckpointTensor tensor = tensors.get(name);
		if (tensor == null)
			throw new IllegalArgumentException("the checkpoint has no tensor '%s' among its %d".formatted(name, tensors
					.size()));
		return tensor;
	}
}
