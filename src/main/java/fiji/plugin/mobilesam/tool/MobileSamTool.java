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

import java.awt.EventQueue;
import java.awt.Point;
import java.awt.event.MouseEvent;

import fiji.plugin.mobilesam.mask.PixelBox;
import ij.IJ;
import ij.IJEventListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.Toolbar;
import ij.plugin.tool.PlugInTool;

/** The tool in the toolbar: what the mouse does with it. */
final class MobileSamTool extends PlugInTool implements IJEventListener {

	/** As in the menu, so that ImageJ finds the tool again at its next start. */
	static final String NAME = "MobileSAM Tool";
	/** A cell with a plus on it, in the language of ImageJ's toolbar. */
	private static final String ICON = "Cadfo12edC036O12edC083F4882F7528";
	/** Screen pixels that the mouse moves before a click becomes a box. */
	private static final int DRAG = 4;

	private final ObjectEditor editor = new ObjectEditor();
	private final ToolKeys keys = new ToolKeys(editor::use);
	private boolean active;
	/** Where the button was pressed, in pixels of the screen; null while it is not. */
	private Point pressed;

	MobileSamTool() {
		IJ.addEventListener(this);
	}

	@Override
	public String getToolName() {
		return NAME;
	}

	@Override
	public String getToolIcon() {
		return ICON;
	}

	@Override
	public void showOptionsDialog() {
		IJ.doCommand("MobileSAM Tool Options...");
	}

	/** Begins when this tool is chosen, and gives everything back when another one is. */
	@Override
	public void eventOccurred(final int event) {
		if (event == IJEventListener.TOOL_CHANGED) EventQueue.invokeLater(this::follow);
	}

	private void follow() {
		final boolean chosen = Toolbar.getPlugInTool() == this;
		if (chosen == active) return;
		active = chosen;
		pressed = null;
		if (chosen) {
			keys.install();
			editor.begin(WindowManager.getCurrentImage());
		} else {
			keys.remove();
			editor.end();
		}
	}

	@Override
	public void mousePressed(final ImagePlus image, final MouseEvent event) {
		event.consume();
		if (event.getButton() != MouseEvent.BUTTON1) return;
		pressed = event.getPoint();
		final ImageCanvas canvas = image.getCanvas();
		editor.press(image, x(canvas, pressed), y(canvas, pressed), !event.isAltDown());
		// Else ImageJ takes a long press, an Alt- or a Ctrl-click on an element of the overlay for a choice of that element.
		canvas.mouseMoved(new MouseEvent(canvas, MouseEvent.MOUSE_MOVED, event.getWhen(), event.getModifiersEx(), event
				.getX(), event.getY(), 0, false));
	}

	@Override
	public void mouseDragged(final ImagePlus image, final MouseEvent event) {
		event.consume();
		if (!isBox(event)) return;
		editor.endForesight();
		editor.drag(image, box(image.getCanvas(), event));
	}

	@Override
	public void mouseReleased(final ImagePlus image, final MouseEvent event) {
		event.consume();
		if (pressed == null || event.getButton() != MouseEvent.BUTTON1) return;
		final ImageCanvas canvas = image.getCanvas();
		if (isBox(event)) editor.setBox(image, box(canvas, event));
		else editor.addPoint(image, x(canvas, pressed), y(canvas, pressed), !event.isAltDown());
		pressed = null;
	}

	@Override
	public void mouseMoved(final ImagePlus image, final MouseEvent event) {
		if (pressed == null)
			editor.hover(image, x(image.getCanvas(), event.getPoint()), y(image.getCanvas(), event
					.getPoint()));
	}

	@Override
	public void mouseEntered(final ImagePlus image, final MouseEvent event) {
		editor.meet(image);
	}

	/** Not consumed: ImageJ does its part as well. */
	@Override
	public void mouseExited(final ImagePlus image, final MouseEvent event) {
		editor.endForesight();
	}

	private boolean isBox(final MouseEvent event) {
		return pressed != null && !event.isAltDown() && pressed.distance(event.getPoint()) >= DRAG;
	}

	private PixelBox box(final ImageCanvas canvas, final MouseEvent event) {
		final int x = x(canvas, event.getPoint());
		final int y = y(canvas, event.getPoint());
		final int fromX = x(canvas, pressed);
		final int fromY = y(canvas, pressed);
		return new PixelBox(Math.min(x, fromX), Math.min(y, fromY), Math.max(x, fromX) + 1, Math.max(y, fromY) + 1);
	}

	/** Column under a point of the screen; the nearest one where it is outside the image. */
	private static int x(final ImageCanvas canvas, final Point at) {
		return Math.max(0, Math.min(canvas.getImage().getWidth() - 1, canvas.offScreenX(at.x)));
	}

	private static int y(final ImageCanvas canvas, final Point at) {
		return Math.max(0, Math.min(canvas.getImage().getHeight() - 1, canvas.offScreenY(at.y)));
	}
}
