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
package fiji.plugin.mobilesam.windows;

import java.awt.GraphicsEnvironment;

import fiji.plugin.mobilesam.model.ModelException;
import ij.IJ;
import ij.Macro;

/** Tells the user that something failed: in ImageJ's log, and in one dialog. */
public final class Failures {

	/** What to do when Java has no more memory. */
	public static final String NO_MEMORY = "there is not enough memory; close images, or give ImageJ more with "
			+ "Edit > Options > Memory & Threads";

	private Failures() {
	}

	/** What a failure says, or its kind where it says nothing. */
	public static String words(final Exception e) {
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}

	/**
	 * A failure in words. A macro ends with it.
	 *
	 * @param title of the command
	 * @param message null and empty where nothing is known
	 */
	public static void tell(final String title, final String message) {
		final String words = message == null || message.isEmpty() ? "failed without saying why" : message;
		IJ.log(title + ": " + words);
		IJ.error(title.replace("...", ""), Character.toUpperCase(words.charAt(0)) + words.substring(1));
	}

	/**
	 * A failure of something that works with a model. Where the model itself cannot be used, it leads the user to where
	 * models are got; a macro ends all the same.
	 *
	 * @param title of the command
	 * @param model that was asked for
	 */
	public static void tell(final String title, final String model, final Exception e) {
		if (!(e instanceof ModelException) || Macro.getOptions() != null || GraphicsEnvironment.isHeadless()) {
			tell(title, words(e));
			return;
		}
		IJ.log(title + ": " + e.getMessage());
		ModelsWindow.lead(model, e.getMessage());
	}
}
