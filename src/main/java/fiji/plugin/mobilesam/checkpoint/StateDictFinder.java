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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Dict;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Foreign;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tensor;

/** Finds the state dict in what was saved: the value itself, or one entry of a training checkpoint. */
final class StateDictFinder {

	/** What training programs call the network's state dict, beside others such as that of the optimiser. */
	private static final List<String> WRAPPERS = List.of("model_state", "state_dict", "model_state_dict", "model");

	private final Path file;
	private final String entry;

	/**
	 * @param file for errors
	 * @param entry of the pickle, for errors
	 */
	StateDictFinder(final Path file, final String entry) {
		this.file = file;
		this.entry = entry;
	}

	/**
	 * The tensors by name, without the names of wrappers that all of them begin with.
	 *
	 * @throws CheckpointException if there is no state dict, or none is clearly the one
	 */
	Map<String, Tensor> find(final PickleValue saved) throws CheckpointException {
		if (saved instanceof Foreign foreign)
			throw new CheckpointException(file, entry, foreign.at(),
					"holds a pickled %s, expected a state dict; save model.state_dict() instead"
							.formatted(foreign.name()));
		if (!(saved instanceof Dict dict))
			throw new CheckpointException(file, entry, "holds %s, expected a state dict".formatted(saved.what()));
		return withoutWrapperNames(tensors(stateDict(dict)));
	}

	private Dict stateDict(final Dict saved) throws CheckpointException {
		for (final String wrapper : WRAPPERS)
			if (saved.entries().get(wrapper) instanceof Dict inner && hasTensors(inner)) return inner;
		if (hasTensors(saved)) return saved;
		final List<Dict> candidates = saved.entries().values().stream().filter(Dict.class::isInstance).map(
				Dict.class::cast).filter(StateDictFinder::hasTensors).toList();
		if (candidates.size() == 1) return candidates.get(0);
		throw new CheckpointException(file, entry, "%s state dict among its entries (%s), expected one, or one named %s"
				.formatted(candidates.isEmpty() ? "no" : "more than one", describe(saved),
						String.join(", ", WRAPPERS)));
	}

	private static boolean hasTensors(final Dict dict) {
		return dict.entries().values().stream().anyMatch(Tensor.class::isInstance);
	}

	private static String describe(final Dict dict) {
		return dict.entries().entrySet().stream().limit(10).map(e -> e.getKey() + ": " + e.getValue().what()).collect(
				Collectors.joining(", "));
	}

	private Map<String, Tensor> tensors(final Dict dict) throws CheckpointException {
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final Map.Entry<String, PickleValue> named : dict.entries().entrySet()) {
			if (named.getValue() instanceof Foreign foreign)
				throw new CheckpointException(file, entry, foreign.at(),
						"'%s' of the state dict is made by %s, which is not supported; expected a dense tensor"
								.formatted(
										named.getKey(), foreign.name()));
			if (named.getValue() instanceof Tensor tensor) tensors.put(named.getKey(), tensor);
		}
		return tensors;
	}

	/**
	 * Wrapping a module in another one puts the wrapper's name before all its tensors' names, so what all names begin
	 * with is taken off as long as the rest still names a module and a tensor.
	 */
	private static Map<String, Tensor> withoutWrapperNames(final Map<String, Tensor> tensors) {
		final String first = tensors.keySet().iterator().next();
		int start = 0;
		for (int end = first.indexOf('.') + 1; end > start && isWrapper(first, start, end,
				tensors.keySet()); end = first
						.indexOf('.', start) + 1)
			start = end;
		final Map<String, Tensor> inner = new LinkedHashMap<>();
		for (final Map.Entry<String, Tensor> named : tensors.entrySet())
			inner.put(named.getKey().substring(start), named.getValue());
		return inner;
	}

	/** Whether all names have the same part there, and parts of a module and a tensor behind it. */
	private static boolean isWrapper(final String first, final int start, final int end, final Set<String> names) {
		return names.stream().allMatch(name -> name.regionMatches(start, first, start, end - start) && name.indexOf('.',
				end) > 0);
	}
}
