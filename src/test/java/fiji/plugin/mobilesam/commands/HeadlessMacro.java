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

import net.imagej.patcher.LegacyInjector;

/** Runs macros without a screen, in a Java of its own: ImageJ must be patched before its first class is loaded. */
final class HeadlessMacro {

	static {
		LegacyInjector.preinit();
	}

	private HeadlessMacro() {
	}

	/** @param args the macros, each before its argument */
	public static void main(final String[] args) {
		for (int i = 0; i < args.length; i += 2) System.out.println("result: " + ij.IJ.runMacro(args[i], args[i + 1]));
		System.exit(0);
	}
}
