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
package fiji.plugin.mobilesam.convert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.checkpoint.StateDict;

/** Which tensors of a checkpoint a network took, and which of those it needs were missing or of another shape. */
final class TensorReport {

	/** How many names of a kind an error lists. */
	private static final int MOST_NAMES = 5;

	private final Set<String> taken = new HashSet<>();
	private final Set<String> missing = new TreeSet<>();
	private final Set<String> misshapen = new TreeSet<>();

	void taken(final String name) {
		taken.add(name);
	}

	void missing(final String name) {
		missing.add(name);
	}

	void misshapen(final String name, final String found, final String expected) {
		taken.add(name);
		misshapen.add("%s is %s instead of %s".formatted(name, found, expected));
	}

	/** @throws ConversionException if a tensor was missing, of another shape, or is left over */
	void requireNoDifference(final StateDict checkpoint) throws ConversionException {
		final Set<String> unknown = new TreeSet<>(checkpoint.names());
		unknown.removeAll(taken);
		final List<String> differences = new ArrayList<>();
		addTo(differences, "missing", missing);
		addTo(differences, "of another shape", misshapen);
		addTo(differences, "unknown", unknown);
		if (!differences.isEmpty())
			throw new ConversionException("not the tensors of a MobileSAM network: " + String.join("; ", differences));
	}

	private static void addTo(final List<String> differences, final String kind, final Collection<String> names) {
		if (names.isEmpty()) return;
		final String more = names.size() > MOST_NAMES ? ", ..." : "";
		differences.add("%d %s (%s%s)".formatted(names.size(), kind, names.stream().limit(MOST_NAMES).collect(Collectors
				.joining(", ")), more));
	}
}
