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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The stack of a pickle and the marks on it. */
final class PickleStack {

	private final List<PickleValue> values = new ArrayList<>();
	private final Deque<Integer> marks = new ArrayDeque<>();

	void push(final PickleValue value) {
		values.add(value);
	}

	void mark() {
		marks.push(values.size());
	}

	/** The value on top, which stays. */
	PickleValue top() {
		require(1);
		return values.get(values.size() - 1);
	}

	PickleValue pop() {
		require(1);
		return values.remove(values.size() - 1);
	}

	/** Takes the topmost values off, in the order in which they were pushed. */
	List<PickleValue> pop(final int count) {
		require(count);
		final List<PickleValue> tail = values.subList(values.size() - count, values.size());
		final List<PickleValue> popped = List.copyOf(tail);
		tail.clear();
		return popped;
	}

	/** Takes all above the last mark off, and the mark. */
	List<PickleValue> popToMark() {
		if (marks.isEmpty()) throw new PickleException("no mark on the stack");
		final int count = values.size() - marks.peek();
		final List<PickleValue> popped = pop(count);
		marks.pop();
		return popped;
	}

	/** Values below the last mark are out of reach. */
	private void require(final int count) {
		final int bottom = marks.isEmpty() ? 0 : marks.peek();
		if (values.size() - bottom < count)
			throw new PickleException(
					"%d values expected on the stack, got %d".formatted(count, values.size() - bottom));
	}
}
