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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle is read into: values that do nothing. Only what leads to a tensor is kept in detail. */
sealed interface PickleValue permits PickleValue.Text, PickleValue.Int, PickleValue.Tuple, PickleValue.Dict,
		PickleValue.Plain, PickleValue.Foreign, PickleValue.StorageClass, PickleValue.Storage, PickleValue.Tensor,
		PickleFunction {

	/** What this is, for an error: "a list", "a number". */
	String what();

	/** A string. */
	record Text(String value) implements PickleValue {

		@Override
		public String what() {
			return "a string";
		}
	}

	/** A whole number. */
	record Int(long value) implements PickleValue {

		@Override
		public String what() {
			return "a number";
		}
	}

	/** A tuple. Compared by identity, as it may be nested deeply. */
	final class Tuple implements PickleValue {

		private final List<PickleValue> items;

		Tuple(final List<PickleValue> items) {
			this.items = List.copyOf(items);
		}

		List<PickleValue> items() {
			return items;
		}

		@Override
		public String what() {
			return "a tuple";
		}
	}

	/** A dict, plain or ordered; entries whose key is not a string are dropped. May contain itself. */
	final class Dict implements PickleValue {

		private final Map<String, PickleValue> entries = new LinkedHashMap<>();

		Map<String, PickleValue> entries() {
			return entries;
		}

		/** @throws PickleException if the key is there already, as PyTorch never writes one twice */
		void put(final PickleValue key, final PickleValue value) {
			if (key instanceof Text text && entries.put(text.value(), value) != null)
				throw new PickleException("key '%s' for the second time in one dict".formatted(text.value()));
		}

		@Override
		public String what() {
			return "a dict";
		}
	}

	/** Plain data of no interest here: None, a list, a number with a fraction. */
	record Plain(String what) implements PickleValue {
	}

	/**
	 * Something this reader does not know: a class or function that the pickle names, or what calling it would have
	 * made.
	 *
	 * @param name its full name in Python
	 * @param at byte of the pickle where it is named
	 */
	record Foreign(String name, long at) implements PickleValue {

		@Override
		public String what() {
			return "a " + name;
		}
	}

	/** The class of a storage, which tells the type of its elements. */
	record StorageClass(DType dtype) implements PickleValue {

		@Override
		public String what() {
			return "a storage class";
		}
	}

	/**
	 * The numbers of one or more tensors, in an entry of its own.
	 *
	 * @param dtype type of the elements
	 * @param key name of the entry
	 * @param elements their number, as the pickle claims
	 */
	record Storage(DType dtype, String key, long elements) implements PickleValue {

		/** @throws PickleException if the number of elements is negative or absurd */
		public Storage {
			if (elements < 0 || elements > Long.MAX_VALUE / Long.BYTES)
				throw new PickleException("storage '%s' of %d elements".formatted(key, elements));
		}

		/** Size of the entry. */
		long bytes() {
			return elements * dtype.bytes();
		}

		@Override
		public String what() {
			return "a storage";
		}
	}

	/** A tensor: a view of a storage. */
	record Tensor(Storage storage, StridedView view) implements PickleValue {

		/** A view may repeat elements (stride 0), up to this many in all: 64 MB of float32. */
		private static final int MAX_REPEATED = 1 << 24;

		/** @throws PickleException if the view reaches past its storage */
		public Tensor {
			if (view.end() > storage.elements())
				throw new PickleException(
						"tensor takes %d elements of storage '%s', which has %d".formatted(view.end(),
								storage.key(), storage.elements()));
			if (view.count() > Math.max(MAX_REPEATED, storage.elements()))
				throw new PickleException("tensor repeats the %d elements of storage '%s' to %d".formatted(storage
						.elements(), storage.key(), view.count()));
		}

		@Override
		public String what() {
			return "a tensor";
		}
	}
}
