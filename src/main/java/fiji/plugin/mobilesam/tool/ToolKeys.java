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

package fiji.plugin.mobilesam.tool;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.Optional;
import java.util.function.BiPredicate;

import javax.swing.SwingUtilities;

import ij.ImagePlus;
import ij.gui.ImageWindow;

/**
 * Sees the keys of image windows before ImageJ does, while the tool is chosen. Those that do something to an object in
 * work end here; all others go on to ImageJ, whose listeners stay as they are.
 */
final class ToolKeys implements KeyEventDispatcher {

	private final BiPredicate<ImagePlus, ToolAction> user;

	/** @param user whether it has a use for a key that was pressed over an image */
	ToolKeys(final BiPredicate<ImagePlus, ToolAction> user) {
		this.user = user;
	}

	void install() {
		remove();
		KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
	}

	void remove() {
		KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
	}

	@Override
	public boolean dispatchKeyEvent(final KeyEvent event) {
		if (event.getID() != KeyEvent.KEY_PRESSED) return false;
		final Component component = event.getComponent();
		final Window window = component instanceof final Window w ? w : SwingUtilities.getWindowAncestor(component);
		if (!(window instanceof final ImageWindow image)) return false;
		final Optional<ToolAction> action = ToolAction.of(event);
		return action.isPresent() && user.test(image.getImagePlus(), action.get());
	}
}
