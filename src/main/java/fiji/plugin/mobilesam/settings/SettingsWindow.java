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

import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.function.BooleanSupplier;

import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.GenericDialog;
import ij.gui.NonBlockingGenericDialog;

/** A dialog beside its image that stays open when OK is pressed too early. */
final class SettingsWindow extends NonBlockingGenericDialog {

	private static final long serialVersionUID = 1L;

	private final transient ImagePlus image;
	private transient BooleanSupplier mayClose = () -> true;

	/** @param image that it works on; null without one */
	SettingsWindow(final String title, final ImagePlus image) {
		super(title);
		this.image = image;
	}

	/** @param mayClose asked on the event thread when OK is pressed, or Enter */
	void closesIf(final BooleanSupplier mayClose) {
		this.mayClose = mayClose;
	}

	/** When its size is known, before it is shown. */
	@Override
	protected void setup() {
		if (image != null && image.getWindow() != null) placeBeside(image.getWindow(), this);
	}

	@Override
	public synchronized void actionPerformed(final ActionEvent event) {
		if (event.getSource() != getButtons()[0] || mayClose.getAsBoolean()) super.actionPerformed(event);
	}

	@Override
	public synchronized void keyPressed(final KeyEvent event) {
		final boolean closes = event.getKeyCode() == KeyEvent.VK_ENTER && getButtons()[0].isEnabled();
		if (!closes || mayClose.getAsBoolean()) super.keyPressed(event);
	}

	/** So that the preview is seen, as far as the screen allows: on the side of the image where more of it is free. */
	private static void placeBeside(final Window image, final GenericDialog dialog) {
		final Rectangle screen = GUI.getMaxWindowBounds(image);
		final int free = screen.x + screen.width - dialog.getWidth();
		final int right = image.getX() + image.getWidth();
		final int left = image.getX() - dialog.getWidth();
		final int x = right - free <= screen.x - left ? Math.min(right, free) : Math.max(left, screen.x);
		final int y = Math.min(image.getY(), screen.y + screen.height - dialog.getHeight());
		dialog.centerDialog(false);
		dialog.setLocation(x, Math.max(screen.y, y));
	}
}
