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

import java.io.IOException;
import java.util.Optional;

import ij.ImagePlus;

/** An item of the menu. */
public interface Command {

	/**
	 * What a dialog starts with.
	 *
	 * @param declaration of the fields; the keys are those of the command's declaration
	 * @param start what they hold
	 * @param preview told of changes
	 */
	record Opening(Declaration declaration, Settings start, SettingsPreview preview) {
	}

	/** What it is called and asks for. */
	Declaration declaration();

	/**
	 * Said before anything is asked or done.
	 *
	 * @param image the current one; null if there is none
	 * @throws IllegalArgumentException if the command can do nothing with it
	 */
	default void check(final ImagePlus image) {
		// Any image will do, and none.
	}

	/**
	 * Prepares the dialog.
	 *
	 * @param image the current one; may be null
	 * @param remembered of the last dialog
	 * @return nothing if the user canceled
	 * @throws IOException if a file that is needed for it cannot be read
	 */
	Optional<Opening> open(ImagePlus image, Settings remembered) throws IOException;

	/**
	 * Does it, and shows what it gave.
	 *
	 * @param image the current one; may be null
	 * @throws IOException if a file cannot be read or written, or a model fails
	 * @throws IllegalArgumentException if image, files and settings do not go together
	 */
	void start(ImagePlus image, Settings settings) throws IOException;
}
