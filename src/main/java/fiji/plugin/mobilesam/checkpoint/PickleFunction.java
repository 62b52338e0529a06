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

import fiji.plugin.mobilesam.checkpoint.PickleValue.Dict;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Int;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Storage;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tensor;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tuple;

/** The functions of Python and PyTorch that state dicts are made with, each done here with values. */
enum PickleFunction implements PickleValue {

	/** No arguments: the entries follow as items. */
	ORDERED_DICT("collections.OrderedDict") {

		@Override
		PickleValue call(final List<PickleValue> arguments) {
			return new Dict();
		}
	},
	/** Storage, offset, shape, strides; what follows concerns training. */
	REBUILD_TENSOR("torch._utils._rebuild_tensor") {

		@Override
		PickleValue call(final List<PickleValue> arguments) {
			return rebuildTensor(arguments);
		}
	},
	/** The same. */
	REBUILD_TENSOR_V2("torch._utils._rebuild_tensor_v2") {

		@Override
		PickleValue call(final List<PickleValue> arguments) {
			return rebuildTensor(arguments);
		}
	},
	/** A tensor; what follows concerns training. */
	REBUILD_PARAMETER("torch._utils._rebuild_parameter") {

		@Override
		PickleValue call(final List<PickleValue> arguments) {
			return argument(arguments, 0, PickleValue.class);
		}
	},
	/** The same, of a parameter that has attributes. */
	REBUILD_PARAMETER_WITH_STATE("torch._utils._rebuild_parameter_with_state") {

		@Override
		PickleValue call(final List<PickleValue> arguments) {
			return argument(arguments, 0, PickleValue.class);
		}
	},
	/** A function for a tensor, a class, the function's arguments, and attributes. */
	REBUILD_FROM_TYPE_V2("torch._tensor._rebuild_from_type_v2") {

		@Override
		PickleValue call(final List<PickleValue> arguments) {
			final PickleFunction function = argument(arguments, 0, PickleFunction.class);
			if (function == this) throw new PickleException("%s inside itself".formatted(pythonName()));
			return function.call(argument(arguments, 2, Tuple.class).items());
		}
	};

	private final String pythonName;

	PickleFunction(final String pythonName) {
		this.pythonName = pythonName;
	}

	/** Module and name in Python. */
	String pythonName() {
		return pythonName;
	}

	/**
	 * What the function returns.
	 *
	 * @throws PickleException if these are not arguments that PyTorch writes
	 */
	abstract PickleValue call(List<PickleValue> arguments);

	@Override
	public String what() {
		return "the function " + pythonName;
	}

	<T extends PickleValue> T argument(final List<PickleValue> arguments, final int index, final Class<T> type) {
		if (index >= arguments.size())
			throw new PickleException("%s with %d arguments".formatted(pythonName, arguments.size()));
		if (!type.isInstance(arguments.get(index)))
			throw new PickleException("%s with %s as argument %d".formatted(pythonName, arguments.get(index).what(),
					index));
		return type.cast(arguments.get(index));
	}

	PickleValue rebuildTensor(final List<PickleValue> arguments) {
		// A storage of a kind that this reader does not know, such as a quantised one.
		if (!arguments.isEmpty() && arguments.get(0) instanceof Foreign foreign) return foreign;
		return new Tensor(argument(arguments, 0, Storage.class),
				new StridedView(argument(arguments, 1, Int.class).value(),
						numbers(arguments, 2), numbers(arguments, 3)));
	}

	private long[] numbers(final List<PickleValue> arguments, final int index) {
		final Tuple tuple = argument(arguments, index, Tuple.class);
		final long[] numbers = new long[tuple.items().size()];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = argument(tuple.items(), i, Int.class).value();
		return numbers;
	}
}
