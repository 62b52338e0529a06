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
package fiji.plugin.mobilesam.commands;

import java.io.File;
import java.util.HashMap;
import java.util.Map;

import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.scijava.Context;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

import net.imagej.patcher.LegacyInjector;

/** Runs a script without a screen, in a Java of its own: ImageJ must be patched before its first class is loaded. */
final class HeadlessScript {

	static {
		LegacyInjector.preinit();
	}

	private HeadlessScript() {
	}

	/** @param args the script, then its inputs, each as key=value */
	public static void main(final String[] args) throws Exception {
		final Map<String, Object> inputs = new HashMap<>();
		for (int i = 1; i < args.length; i++)
			inputs.put(args[i].substring(0, args[i].indexOf('=')), args[i].substring(
					args[i].indexOf('=') + 1));
		try (Context context = new Context()) {
			final ScriptService scripts = context.service(ScriptService.class);
			// Fiji brings wrappers of these languages.
			for (final ScriptEngineFactory language : new ScriptEngineManager().getEngineFactories())
				scripts.getIndex().add(language, true);
			final ScriptModule done = scripts.run(new File(args[0]), true, inputs).get();
			done.getOutputs().forEach((name, value) -> System.out.println(name + ": " + value));
		}
		System.exit(0);
	}
}
