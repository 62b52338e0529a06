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

import java.util.List;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Int;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tuple;

/**
 * What a pickle passes to a function.
 *
 * @param function its name in Python, for errors
 * @param values the arguments
 */
record PickleArguments(String function, List<PickleValue> values) {

	/** @throws PickleException if there is no such argument, or it is of another type */
	<T extends PickleValue> T get(final int index, final Class<T> type) {
		if (index >= values.size())
			throw new PickleException("%s with only %d arguments".formatted(function, values.size()));
		if (!type.isInstance(values.get(index)))
			throw new PickleException("%s with %s as argument %d".formatted(function, values.get(index).what(), index));
		return type.cast(values.get(index));
	}

	/** A tuple of whole numbers, such as a shape. */
	long[] numbers(final int index) {
		final List<PickleValue> items = get(index, Tuple.class).items();
		final long[] numbers = new long[items.size()];
		for (int i = 0; i < numbers.length; i++) {
			if (!(items.get(i) instanceof Int number))
				throw new PickleException("%s with %s in argument %d".formatted(function, items.get(i).what(), index));
			numbers[i] = number.value();
		}
		return numbers;
	}
}
