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

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;

/** What a key does to the object that the user works on. */
enum ToolAction {

	/** Enter or A: keeps the mask. */
	ACCEPT,
	/** Tab or N: shows the next mask that the model proposes. */
	NEXT,
	/** Ctrl-Z: takes the last step back. */
	UNDO,
	/** Shift-Ctrl-Z or Ctrl-Y. */
	REDO,
	/** Esc: forgets the object. */
	CANCEL;

	private static final int MODIFIERS = InputEvent.SHIFT_DOWN_MASK | InputEvent.CTRL_DOWN_MASK
			| InputEvent.META_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.ALT_GRAPH_DOWN_MASK;

	/** The action of a key that is pressed; Cmd is as good as Ctrl. */
	static Optional<ToolAction> of(final KeyEvent event) {
		return switch (event.getModifiersEx() & MODIFIERS) {
			case 0 -> plain(event.getKeyCode());
			case InputEvent.CTRL_DOWN_MASK, InputEvent.META_DOWN_MASK -> command(event.getKeyCode());
			case InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK,
					InputEvent.META_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK ->
				event.getKeyCode() == KeyEvent.VK_Z ? Optional.of(REDO) : Optional.empty();
			default -> Optional.empty();
		};
	}

	private static Optional<ToolAction> plain(final int key) {
		return Optional.ofNullable(switch (key) {
			case KeyEvent.VK_ENTER, KeyEvent.VK_A -> ACCEPT;
			case KeyEvent.VK_TAB, KeyEvent.VK_N -> NEXT;
			case KeyEvent.VK_ESCAPE -> CANCEL;
			default -> null;
		});
	}

	private static Optional<ToolAction> command(final int key) {
		return Optional.ofNullable(switch (key) {
			case KeyEvent.VK_Z -> UNDO;
			case KeyEvent.VK_Y -> REDO;
			default -> null;
		});
	}
}
