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
package fiji.plugin.mobilesam.settings;

import java.util.Map;

import ij.plugin.frame.Recorder;

/** The line of a command in ImageJ's recorder, if that is open. */
public final class MacroRecord {

	private MacroRecord() {
	}

	/**
	 * Writes the line at once, before other commands that the user starts meanwhile.
	 *
	 * @param texts values by the keys of the command's options; what is not there is not recorded
	 */
	public static void write(final Declaration declaration, final Map<String, String> texts) {
		if (!Recorder.record) return;
		Recorder.setCommand(declaration.title());
		for (final Option<?> option : declaration.options()) {
			final String text = texts.get(option.key());
			if (text == null) continue;
			// The backslashes of a path would mean something else in a macro.
			if (option instanceof FileOption) Recorder.recordPath(option.key(), text);
			else Recorder.recordOption(option.key(), text);
		}
		Recorder.saveCommand();
	}
}
