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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Dict;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Foreign;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Int;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Plain;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Storage;
import fiji.plugin.mobilesam.checkpoint.PickleValue.StorageClass;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Text;
import fiji.plugin.mobilesam.checkpoint.PickleValue.Tuple;

/**
 * Interprets the pickle of a checkpoint, protocols 2 to 5. The opcodes are those of Python's pickletools; those of
 * protocols 0 and 1, and those that no pickler of plain data writes, are errors. What the pickle would have Python call
 * is not called: a closed set of functions makes dicts and tensors here ({@link PickleFunction}), all else becomes a
 * value that says its name.
 */
final class PickleReader {

	/** A state dict takes some 30 opcodes a tensor; each makes at most one value, so this bounds memory and time. */
	private static final int MAX_OPCODES = 4_000_000;

	private static final Plain LIST = new Plain("a list");
	private static final Plain SET = new Plain("a set");
	private static final Plain NONE = new Plain("None");
	private static final Plain BOOLEAN = new Plain("a boolean");
	private static final Plain NUMBER = new Plain("a number");
	private static final Plain LARGE_NUMBER = new Plain("a number of more than 64 bits");
	private static final Plain BYTES = new Plain("bytes");
	private static final Tuple EMPTY_TUPLE = new Tuple(List.of());

	private final PickleInput input;
	private final PickleStack stack = new PickleStack();
	private final Map<Long, PickleValue> memo = new HashMap<>();

	private PickleReader(final byte[] pickle) {
		input = new PickleInput(pickle);
	}

	/**
	 * @param file for errors
	 * @param entry of the archive, for errors
	 * @param pickle the entry's content
	 * @return the value saved
	 * @throws CheckpointException if this is not a pickle, or not one of plain data and tensors
	 */
	static PickleValue read(final Path file, final String entry, final byte[] pickle) throws CheckpointException {
		final PickleReader reader = new PickleReader(pickle);
		int at = 0;
		try {
			reader.protocol();
			for (int count = 0; count < MAX_OPCODES; count++) {
				at = reader.input.position();
				final int opcode = reader.input.unsignedByte();
				if (opcode == Opcode.STOP) return reader.stack.pop();
				reader.execute(opcode, at);
			}
			throw new PickleException("more than %d opcodes, far more than a checkpoint has".formatted(MAX_OPCODES));
		} catch (final PickleException e) {
			throw new CheckpointException(file, entry, at, e.getMessage());
		}
	}

	private void protocol() {
		if (input.unsignedByte() != Opcode.PROTO) throw new PickleException("not a pickle of protocol 2 or newer");
		final int protocol = input.unsignedByte();
		if (protocol < 2 || protocol > 5)
			throw new PickleException("pickle protocol %d, expected 2 to 5".formatted(protocol));
	}

	private void execute(final int opcode, final int at) {
		switch (opcode) {
			case Opcode.FRAME -> input.skip(Long.BYTES);
			case Opcode.MARK -> stack.mark();
			case Opcode.NONE -> stack.push(NONE);
			case Opcode.NEWTRUE, Opcode.NEWFALSE -> stack.push(BOOLEAN);
			case Opcode.BININT -> stack.push(new Int(input.signedInt()));
			case Opcode.BININT1 -> stack.push(new Int(input.unsignedByte()));
			case Opcode.BININT2 -> stack.push(new Int(input.unsignedShort()));
			case Opcode.LONG1 -> stack.push(integer(input.unsignedByte()));
			case Opcode.LONG4 -> stack.push(integer(input.unsignedInt()));
			case Opcode.BINFLOAT -> pushSkipping(Double.BYTES, NUMBER);
			case Opcode.SHORT_BINUNICODE -> stack.push(new Text(input.text(input.unsignedByte())));
			case Opcode.BINUNICODE -> stack.push(new Text(input.text(input.unsignedInt())));
			case Opcode.BINUNICODE8 -> stack.push(new Text(input.text(input.signedLong())));
			case Opcode.SHORT_BINBYTES -> pushSkipping(input.unsignedByte(), BYTES);
			case Opcode.BINBYTES -> pushSkipping(input.unsignedInt(), BYTES);
			case Opcode.BINBYTES8, Opcode.BYTEARRAY8 -> pushSkipping(input.signedLong(), BYTES);
			case Opcode.EMPTY_TUPLE -> stack.push(EMPTY_TUPLE);
			case Opcode.TUPLE1 -> stack.push(new Tuple(stack.pop(1)));
			case Opcode.TUPLE2 -> stack.push(new Tuple(stack.pop(2)));
			case Opcode.TUPLE3 -> stack.push(new Tuple(stack.pop(3)));
			case Opcode.TUPLE -> stack.push(new Tuple(stack.popToMark()));
			case Opcode.EMPTY_DICT -> stack.push(new Dict());
			case Opcode.SETITEM -> setItems(stack.pop(2));
			case Opcode.SETITEMS -> setItems(stack.popToMark());
			case Opcode.EMPTY_LIST -> stack.push(LIST);
			case Opcode.EMPTY_SET -> stack.push(SET);
			// What is in a list or set never leads to a tensor of a state dict.
			case Opcode.APPEND -> stack.pop();
			case Opcode.APPENDS, Opcode.ADDITEMS -> stack.popToMark();
			case Opcode.FROZENSET -> {
				stack.popToMark();
				stack.push(SET);
			}
			case Opcode.BINPUT -> memo.put((long) input.unsignedByte(), stack.top());
			case Opcode.LONG_BINPUT -> memo.put(input.unsignedInt(), stack.top());
			case Opcode.MEMOIZE -> memo.put((long) memo.size(), stack.top());
			case Opcode.BINGET -> stack.push(recall(input.unsignedByte()));
			case Opcode.LONG_BINGET -> stack.push(recall(input.unsignedInt()));
			case Opcode.GLOBAL -> stack.push(PickleNames.resolve(input.line(), input.line(), at));
			case Opcode.STACK_GLOBAL -> stack.push(stackGlobal(stack.pop(2), at));
			case Opcode.BINPERSID -> stack.push(storage(stack.pop()));
			case Opcode.REDUCE, Opcode.NEWOBJ -> stack.push(call(stack.pop(2)));
			case Opcode.NEWOBJ_EX -> stack.push(call(stack.pop(3)));
			// Attributes: a state dict keeps the versions of its modules there.
			case Opcode.BUILD -> stack.pop();
			default ->
				throw new PickleException("pickle opcode 0x%02x, which no state dict contains".formatted(opcode));
		}
	}

	private void pushSkipping(final long length, final Plain value) {
		input.skip(length);
		stack.push(value);
	}

	/** A whole number of the given number of bytes; sizes of tensors all fit a long. */
	private PickleValue integer(final long length) {
		if (length <= Long.BYTES) return new Int(input.integer((int) length));
		input.skip(length);
		return LARGE_NUMBER;
	}

	/** Sets items of the dict on top; those of an unknown object are dropped. */
	private void setItems(final List<PickleValue> keysAndValues) {
		if (keysAndValues.size() % 2 != 0) throw new PickleException("a dict key without a value");
		if (!(stack.top() instanceof Dict dict)) return;
		for (final Iterator<PickleValue> next = keysAndValues.iterator(); next.hasNext();)
			dict.put(next.next(), next.next());
	}

	private PickleValue recall(final long key) {
		final PickleValue value = memo.get(key);
		if (value == null) throw new PickleException("memo %d is read before it is written".formatted(key));
		return value;
	}

	private static PickleValue stackGlobal(final List<PickleValue> moduleAndName, final int at) {
		if (moduleAndName.get(0) instanceof Text module && moduleAndName.get(1) instanceof Text name)
			return PickleNames.resolve(module.value(), name.value(), at);
		throw new PickleException("a class or function is named by %s and %s, expected two strings".formatted(
				moduleAndName.get(0).what(), moduleAndName.get(1).what()));
	}

	/** Calls what is first with the arguments that are second, if it is one of the known functions. */
	private static PickleValue call(final List<PickleValue> functionAndArguments) {
		final PickleValue function = functionAndArguments.get(0);
		if (function instanceof Foreign) return function;
		if (function instanceof PickleFunction known && functionAndArguments.get(1) instanceof Tuple arguments)
			return known.call(arguments.items());
		throw new PickleException("a call of %s with %s".formatted(function.what(), functionAndArguments.get(1)
				.what()));
	}

	/** A storage is named as {@code ('storage', class, key, device, number of elements)}. */
	private static PickleValue storage(final PickleValue persistentId) {
		if (persistentId instanceof Tuple id && id.items().size() >= 5 && id.items().get(2) instanceof Text key && id
				.items().get(4) instanceof Int elements) {
			final PickleValue storageClass = id.items().get(1);
			if (storageClass instanceof StorageClass known)
				return new Storage(known.dtype(), key.value(), elements.value());
			if (storageClass instanceof Foreign) return storageClass;
		}
		throw new PickleException("a reference to %s, expected a storage".formatted(persistentId.what()));
	}
}
