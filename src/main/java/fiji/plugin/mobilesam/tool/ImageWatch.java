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

import ij.ImageListener;
import ij.ImagePlus;

/** Hears of all images, on any thread, and tells on the event thread. */
final class ImageWatch implements ImageListener {

	/** Told on the event thread. */
	interface Listener {

		/** An image shows other pixels or another plane. */
		void changed(ImagePlus image);

		/** There is another image. */
		void opened();

		void closed(ImagePlus image);
	}

	private final Listener listener;

	ImageWatch(final Listener listener) {
		this.listener = listener;
	}

	@Override
	public void imageOpened(final ImagePlus image) {
		EventQueue.invokeLater(listener::opened);
	}

	@Override
	public void imageUpdated(final ImagePlus image) {
		EventQueue.invokeLater(() -> listener.changed(image));
	}

	@Override
	public void imageClosed(final ImagePlus image) {
		EventQueue.invokeLater(() -> listener.closed(image));
	}
}
