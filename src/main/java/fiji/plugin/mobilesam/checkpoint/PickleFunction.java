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
import java.util.function.Function;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Dict;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Foreign;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Int;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Storage;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tensor;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tuple;

/** The functions of Python and PyTorch that state dicts are made with, each done here with values. */
enum PickleFunction implements PickleValue {

	/** No arguments: the entries follow as items. */
	ORDERED_DICT("collections.OrderedDict", arguments -> new Dict()),
	/** Storage, offset, shape, strides. */
	REBUILD_TENSOR("torch._utils._rebuild_tensor", PickleFunction::tensor),
	/** The same; what follows concerns training. */
	REBUILD_TENSOR_V2("torch._utils._rebuild_tensor_v2", PickleFunction::tensor),
	/** A tensor; what follows concerns training. */
	REBUILD_PARAMETER("torch._utils._rebuild_parameter", PickleFunction::first),
	/** The same of a parameter that has attributes. */
	REBUILD_PARAMETER_WITH_STATE("torch._utils._rebuild_parameter_with_state", PickleFunction::first),
	/** One of the functions above, a class, the function's arguments; what follows are attributes. */
	REBUILD_FROM_TYPE_V2("torch._tensor._rebuild_from_type_v2", PickleFunction::inner);

	private final String pythonName;
	private final Function<PickleArguments, PickleValue> result;

	PickleFunction(final String pythonName, final Function<PickleArguments, PickleValue> result) {
		this.pythonName = pythonName;
		this.result = result;
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
	PickleValue call(final List<PickleValue> arguments) {
		return result.apply(new PickleArguments(pythonName, arguments));
	}

	@Override
	public String what() {
		return "the function " + pythonName;
	}

	private static PickleValue tensor(final PickleArguments arguments) {
		final PickleValue storage = first(arguments);
		// A storage of elements that this reader does not know makes a tensor that it does not know.
		if (storage instanceof Foreign) return storage;
		return new Tensor(arguments.get(0, Storage.class),
				new StridedView(arguments.get(1, Int.class).value(), arguments
						.numbers(2), arguments.numbers(3)));
	}

	private static PickleValue first(final PickleArguments arguments) {
		return arguments.get(0, PickleValue.class);
	}

	private static PickleValue inner(final PickleArguments arguments) {
		final PickleFunction function = arguments.get(0, PickleFunction.class);
		if (function == REBUILD_FROM_TYPE_V2)
			throw new PickleException("%s inside itself".formatted(function.pythonName));
		return function.call(arguments.get(2, Tuple.class).items());
	}
}
