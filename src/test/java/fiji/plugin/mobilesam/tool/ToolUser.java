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

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;

import javax.swing.JLabel;

import fiji.plugin.mobilesam.commands.OpenDialog;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Roi;
import ij.gui.Toolbar;

/** Mouse and keyboard over an image, by the events that ImageJ's canvas gets of them. Places are pixels of the image. */
public final class ToolUser {

	private final ImagePlus image;
	private final ImageCanvas canvas;

	public ToolUser(final ImagePlus image) {
		this.image = image;
		canvas = image.getCanvas();
	}

	/** Chooses the tool in the menu. */
	public static void chooseTool() throws Exception {
		IJ.run("MobileSAM Tool");
		settle();
	}

	/** Chooses another tool, which gives ImageJ everything back. */
	public static void chooseRectangle() throws Exception {
		EventQueue.invokeAndWait(() -> Toolbar.getInstance().setTool(Toolbar.RECTANGLE));
		settle();
	}

	public void click(final int x, final int y) throws Exception {
		press(x, y, 0);
		release(x, y, 0);
	}

	public void altClick(final int x, final int y) throws Exception {
		press(x, y, InputEvent.ALT_DOWN_MASK);
		release(x, y, InputEvent.ALT_DOWN_MASK);
	}

	public void drag(final int fromX, final int fromY, final int toX, final int toY) throws Exception {
		press(fromX, fromY, 0);
		mouse(MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2, (fromY + toY) / 2, InputEvent.BUTTON1_DOWN_MASK);
		mouse(MouseEvent.MOUSE_DRAGGED, toX, toY, InputEvent.BUTTON1_DOWN_MASK);
		release(toX, toY, 0);
	}

	public void move(final int x, final int y) throws Exception {
		mouse(MouseEvent.MOUSE_MOVED, x, y, 0);
	}

	public void press(final int x, final int y) throws Exception {
		press(x, y, 0);
	}

	public void release(final int x, final int y) throws Exception {
		release(x, y, 0);
	}

	private void press(final int x, final int y, final int modifiers) throws Exception {
		mouse(MouseEvent.MOUSE_PRESSED, x, y, modifiers | InputEvent.BUTTON1_DOWN_MASK);
	}

	private void release(final int x, final int y, final int modifiers) throws Exception {
		mouse(MouseEvent.MOUSE_RELEASED, x, y, modifiers);
	}

	private void mouse(final int id, final int x, final int y, final int modifiers) throws Exception {
		final int half = (int) (canvas.getMagnification() / 2);
		final boolean button = id == MouseEvent.MOUSE_PRESSED || id == MouseEvent.MOUSE_RELEASED;
		dispatch(new MouseEvent(canvas, id, System.currentTimeMillis(), modifiers, canvas.screenX(x) + half, canvas
				.screenY(y) + half, button ? 1 : 0, false, button ? MouseEvent.BUTTON1 : MouseEvent.NOBUTTON));
	}

	/** Presses a key and lets it go; the image has the focus. */
	public void key(final int code, final int modifiers) throws Exception {
		OpenDialog.waitUntil("the image has the focus", this::hasFocus);
		for (final int id : new int[]{KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED})
			dispatch(new KeyEvent(canvas, id, System.currentTimeMillis(), modifiers, code, Character.toLowerCase(
					(char) code)));
	}

	/** Whether it has it; asks for it where another window that closes late may have taken it. */
	private boolean hasFocus() {
		if (canvas.isFocusOwner()) return true;
		image.getWindow().toFront();
		canvas.requestFocus();
		return false;
	}

	public void key(final int code) throws Exception {
		key(code, 0);
	}

	private void dispatch(final AWTEvent event) throws Exception {
		EventQueue.invokeAndWait(() -> canvas.dispatchEvent(event));
	}

	private static void settle() throws Exception {
		for (int i = 0; i < 3; i++) EventQueue.invokeAndWait(() -> {});
	}

	/** Waits until a mask is drawn on the image, and says which: {@code 1 of 3}. */
	public String waitForMask() {
		OpenDialog.waitUntil("a mask is shown", this::showsMask);
		return layers().get(0).replaceAll(".*mask ", "");
	}

	/** Whether a mask that was asked for is drawn on the image. */
	public boolean showsMask() {
		return layers().stream().anyMatch(name -> name.contains("mask"));
	}

	/** What ImageJ's status bar says. */
	static String status() {
		return ((JLabel) IJ.getInstance().getStatusBar().getComponent(0)).getText();
	}

	/** Waits until the plane is encoded. */
	static void waitUntilReady() {
		OpenDialog.waitUntil("the plane is encoded", () -> status().contains("click on an object"));
	}

	/** Names of what the tool draws on the image. */
	public List<String> layers() {
		if (image.getOverlay() == null) return List.of();
		return Arrays.stream(image.getOverlay().toArray()).map(Roi::getName).filter(name -> name != null && name
				.startsWith("MobileSAM Tool")).toList();
	}
}
