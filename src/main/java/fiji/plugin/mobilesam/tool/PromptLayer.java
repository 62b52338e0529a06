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

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.imagej.StackPositions;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import ij.gui.ImageCanvas;
import ij.gui.Roi;

/**
 * Draws a mask and the prompts that it comes from. It is one element of the image's overlay, whose others stay as they
 * are; it cannot be selected, has no label and is not copied with the overlay. Belongs to the event thread.
 */
final class PromptLayer extends Roi {

	private static final Color ON = new Color(0, 158, 60);
	private static final Color BESIDE = new Color(213, 40, 0);
	private static final int RADIUS = 6;
	/** How much of a mask that nobody asked for is seen. */
	private static final float FAINT = 0.55f;
	private static final BasicStroke WIDE = new BasicStroke(3);
	private static final BasicStroke NARROW = new BasicStroke(1.5f);

	private final transient ToolPlane plane;
	private final transient LayerStage stage;
	private final transient Composite composite;
	private transient ObjectPrompts prompts = ObjectPrompts.NONE;
	private transient Optional<MaskPicture> mask = Optional.empty();
	private transient Optional<PixelBox> dragged = Optional.empty();

	/** @param stage where it is shown */
	PromptLayer(final ToolPlane plane, final LayerStage stage) {
		this(plane, stage, AlphaComposite.SrcOver);
	}

	private PromptLayer(final ToolPlane plane, final LayerStage stage, final Composite composite) {
		super(0, 0, plane.image().getWidth(), plane.image().getHeight());
		this.plane = plane;
		this.stage = stage;
		this.composite = composite;
		setName(MobileSamTool.NAME);
		setImage(plane.image());
		StackPositions.set(this, plane.position(), plane.image());
		// Without label; as the overlay's only element it is not saved with the image.
		setIsCursor(true);
	}

	/**
	 * For a mask that nobody asked for.
	 *
	 * @param stage where it is shown
	 */
	static PromptLayer faint(final ToolPlane plane, final LayerStage stage) {
		return new PromptLayer(plane, stage, AlphaComposite.SrcOver.derive(FAINT));
	}

	ToolPlane plane() {
		return plane;
	}

	/**
	 * Puts it on the image, if it is not there, and draws.
	 *
	 * @param what is shown, as the list of overlay elements names it
	 */
	void show(final String what, final ObjectPrompts shownPrompts, final Optional<MaskPicture> shownMask) {
		final boolean nothingToErase = mask.isEmpty() && dragged.isEmpty();
		setName(what);
		prompts = shownPrompts;
		mask = shownMask;
		dragged = Optional.empty();
		if (nothingToErase) drawOver();
		putOn();
	}

	/** Draws prompts over what is there, for the moment until their mask is shown. */
	void mark(final ObjectPrompts shownPrompts) {
		prompts = shownPrompts;
		final Optional<MaskPicture> before = mask;
		mask = Optional.empty();
		drawOver();
		mask = before;
	}

	/** Shows a box while the mouse draws it. */
	void drag(final PixelBox box) {
		dragged = Optional.of(box);
		putOn();
	}

	/** Puts it on the image as it is. */
	void putOn() {
		stage.putOn(this);
	}

	/** Takes it off the image. */
	void takeOff() {
		stage.takeOff(this);
	}

	/** Takes it off the image, and off the screen at once: what is drawn over the image next would mix with it. */
	void erase() {
		takeOff();
		final ImageCanvas canvas = plane.image().getCanvas();
		final Graphics g = canvas == null ? null : canvas.getGraphics();
		if (g == null) return;
		canvas.paint(g);
		g.dispose();
	}

	/**
	 * Draws on the screen itself. ImageJ's way, which draws the image anew, follows, but takes a good part of the time that
	 * the decoder does.
	 */
	private void drawOver() {
		final ImageCanvas canvas = plane.image().getCanvas();
		final Graphics g = canvas == null || !plane.isShown() ? null : canvas.getGraphics();
		if (g == null) return;
		draw(g);
		g.dispose();
		// Else it waits for the next picture.
		Toolkit.getDefaultToolkit().sync();
	}

	/** By identity: those of other planes look the same to ImageJ. */
	@Override
	public boolean equals(final Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	/** @return null, by which ImageJ leaves it out of copies of the overlay, such as that of a duplicated image */
	@Override
	public synchronized Object clone() {
		return null;
	}

	@Override
	public boolean contains(final int x, final int y) {
		return false;
	}

	@Override
	public void draw(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		g.setComposite(composite);
		// The rows of the mask touch each other.
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
		mask.ifPresent(picture -> draw(picture, g));
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		dragged.or(prompts::box).ifPresent(box -> draw(box, g));
		prompts.points().forEach(point -> draw(point, g));
		g.dispose();
	}

	private void draw(final MaskPicture picture, final Graphics2D g) {
		fill(picture.inside(), picture.look().inside(), g);
		fill(picture.edge(), picture.look().edge(), g);
	}

	/** Each pixel of the screen at most once, as the colour may be see-through. */
	private void fill(final List<MaskPicture.Run> runs, final Color color, final Graphics2D g) {
		g.setColor(color);
		for (final MaskPicture.Run run : runs) {
			final int x = screenX(run.from());
			final int y = screenY(run.y());
			g.fillRect(x, y, screenX(run.to()) - x, screenY(run.y() + 1) - y);
		}
	}

	private void draw(final PixelBox box, final Graphics2D g) {
		final int x = screenX(box.left());
		final int y = screenY(box.top());
		final int width = screenX(box.right()) - x;
		final int height = screenY(box.bottom()) - y;
		g.setColor(Color.WHITE);
		g.setStroke(WIDE);
		g.drawRect(x, y, width, height);
		g.setColor(ON);
		g.setStroke(NARROW);
		g.drawRect(x, y, width, height);
	}

	/** A disc with a plus or, beside the object, a minus. */
	private void draw(final PointPrompt point, final Graphics2D g) {
		final int x = screenXD(point.x());
		final int y = screenYD(point.y());
		g.setColor(Color.WHITE);
		g.fillOval(x - RADIUS - 1, y - RADIUS - 1, 2 * RADIUS + 3, 2 * RADIUS + 3);
		g.setColor(point.foreground() ? ON : BESIDE);
		g.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS + 1, 2 * RADIUS + 1);
		g.setColor(Color.WHITE);
		g.fillRect(x - RADIUS / 2, y, RADIUS / 2 * 2 + 1, 1);
		if (point.foreground()) g.fillRect(x, y - RADIUS / 2, 1, RADIUS / 2 * 2 + 1);
	}
}
