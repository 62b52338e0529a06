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

package fiji.plugin.mobilesam.benchmark;

import java.awt.AWTEvent;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Robot;
import java.awt.Toolkit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import fiji.plugin.mobilesam.tool.ToolUser;

/**
 * Sees when the tool's mask comes to the screen: at the end of the event that puts it on the image, once the screen has
 * done all that was drawn until then. Only then, and before any other event, a robot looks at a pixel of the mask, so
 * that its look, which holds up drawing, is not in the time and nothing that is drawn later can be taken for the mask.
 */
final class MaskWatch extends EventQueue {

	/** Sum over the colours. */
	private static final int NOISE = 25;
	private static final int LONG_S = 60;

	private final Robot robot;
	private ToolUser user;
	private Point pixel;
	private Color masked;
	/** Null at first, done where nothing is waited for. */
	private volatile CompletableFuture<Long> shown;

	private MaskWatch(final Robot robot) {
		this.robot = robot;
	}

	/** @return in the place of the event queue until now */
	static MaskWatch install(final Robot robot) {
		final MaskWatch watch = new MaskWatch(robot);
		Toolkit.getDefaultToolkit().getSystemEventQueue().push(watch);
		return watch;
	}

	/**
	 * Begins to wait for a mask.
	 *
	 * @param of the image, which shows no mask that was asked for
	 * @param inMask a pixel of the screen that the mask will change
	 * @param color that it will have
	 */
	void begin(final ToolUser of, final Point inMask, final Color color) {
		user = of;
		pixel = inMask;
		masked = color;
		if (!differ(look(), masked)) throw new IllegalStateException("the mask is there already");
		shown = new CompletableFuture<>();
	}

	/**
	 * Waits for the mask.
	 *
	 * @return when it was on the screen, as {@link System#nanoTime}
	 * @throws java.util.concurrent.ExecutionException if the pixel had another colour then
	 */
	long shown() throws Exception {
		return shown.get(LONG_S, TimeUnit.SECONDS);
	}

	@Override
	protected void dispatchEvent(final AWTEvent event) {
		super.dispatchEvent(event);
		if (shown == null || shown.isDone() || !user.showsMask()) return;
		Toolkit.getDefaultToolkit().sync();
		final long now = System.nanoTime();
		final Color seen = look();
		if (!differ(seen, masked)) shown.complete(now);
		else
			shown.completeExceptionally(
					new IllegalStateException("expected %s on the screen, found %s".formatted(masked,
							seen)));
	}

	/** Whether a mask makes the difference: ImageJ takes other pixels of a reduced image where it has an overlay. */
	static boolean differ(final Color one, final Color other) {
		return Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getGreen() - other.getGreen()) + Math.abs(one
				.getBlue() - other.getBlue()) > NOISE;
	}

	private Color look() {
		return robot.getPixelColor(pixel.x, pixel.y);
	}
}
