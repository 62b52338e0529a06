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

import java.util.LinkedHashSet;
import java.util.Set;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;

/**
 * The layers on one image. They are elements of its overlay; where it has none, or one that the user hid, of one of their
 * own, in whose place the user's comes back. Not for several threads.
 */
final class ImageLayers {

	private final ImagePlus image;
	private final Set<PromptLayer> layers = new LinkedHashSet<>();
	/** Made for the layers; null if they are in the user's overlay, or off. */
	private Overlay own;
	/** The user's, in whose place {@link #own} is; null if there is none. */
	private Overlay users;
	/** Whether the user hid the overlay. */
	private boolean hidden;

	ImageLayers(final ImagePlus image) {
		this.image = image;
	}

	void add(final PromptLayer layer) {
		layers.add(layer);
	}

	void remove(final PromptLayer layer) {
		layers.remove(layer);
	}

	boolean isEmpty() {
		return layers.isEmpty();
	}

	/** Puts all on the image, if they are not there, and draws. */
	void putOn() {
		final Overlay now = image.getOverlay();
		if (now == null || now != own && image.getHideOverlay()) {
			users = now;
			hidden = image.getHideOverlay();
			own = new Overlay();
			image.setOverlay(own);
		}
		final Overlay overlay = image.getOverlay();
		layers.stream().filter(layer -> !overlay.contains(layer)).forEach(overlay::add);
		redraw();
	}

	/** Takes all off the image. */
	void takeOff() {
		final Overlay now = image.getOverlay();
		if (now == null) return;
		layers.forEach(now::remove);
		if (now == own) giveBack();
		own = null;
		users = null;
		hidden = false;
		redraw();
	}

	private void giveBack() {
		if (own.size() == 0 || users != null) {
			// What was added meanwhile is the user's too.
			if (users != null) users.add(own);
			image.setOverlay(users);
		}
		if (hidden) image.setHideOverlay(true);
	}

	private void redraw() {
		final ImageCanvas canvas = image.getCanvas();
		if (canvas != null) canvas.repaint();
	}
}
