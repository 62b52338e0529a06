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

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.checkpoint.PickleValue.Foreign;
import fiji.plugin.mobilesam.checkpoint.PickleValue.StorageClass;

/**
 * What the classes and functions that a pickle names stand for. A name is only ever compared with a closed set; none is
 * looked up or called.
 */
final class PickleNames {

	/** Modules that run programs, load code or reach the system: no checkpoint names them for an honest purpose. */
	private static final Set<String> SYSTEM_MODULES = Set.of("os", "posix", "nt", "subprocess", "sys", "pty",
			"socket", "shutil", "runpy", "importlib", "ctypes", "webbrowser", "pdb", "timeit", "code");
	private static final Set<String> BUILTIN_MODULES = Set.of("builtins", "__builtin__");
	/** Those of Python's own functions that do the same. */
	private static final Set<String> SYSTEM_BUILTINS = Set.of("eval", "exec", "execfile", "compile", "open",
			"__import__");

	private PickleNames() {
	}

	/**
	 * @param module such as {@code torch._utils}
	 * @param name such as {@code _rebuild_tensor_v2}
	 * @param at byte of the pickle where it is named
	 * @throws PickleException if the name can only serve an attack
	 */
	static PickleValue resolve(final String module, final String name, final long at) {
		final String full = module + "." + name;
		if (reachesSystem(module, name))
			throw new PickleException("the pickle names %s, which can run commands; do not trust this file".formatted(
					full));
		if (module.equals("torch") || module.equals("torch.cuda")) {
			final Optional<DType> type = DType.ofStorageClass(name);
			if (type.isPresent()) return new StorageClass(type.get());
		}
		for (final PickleFunction function : PickleFunction.values())
			if (function.pythonName().equals(full)) return function;
		return new Foreign(full, at);
	}

	/** A name with a dot reaches a module through one that has imported it: {@code os.system} of {@code tarfile}. */
	private static boolean reachesSystem(final String module, final String name) {
		if (BUILTIN_MODULES.contains(module)) return SYSTEM_BUILTINS.contains(name);
		return Stream.concat(Stream.of(module.split("\\.", 2)[0]), Stream.of(name.split("\\."))).anyMatch(
				SYSTEM_MODULES::contains);
	}
}
