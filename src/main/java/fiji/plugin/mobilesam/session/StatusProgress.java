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
package fiji.plugin.mobilesam.session;

import fiji.plugin.mobilesam.progress.Progress;
import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;

/** ImageJ's status and progress bar. Esc stops the command, and so does closing the image it works on. */
public final class StatusProgress implements Progress, ImageListener, AutoCloseable {

	private final String title;
	private final ImagePlus image;
	private volatile boolean imageClosed;
	private String shown = "";

	/**
	 * @param title of the command
	 * @param image it works on; null for none
	 */
	public StatusProgress(final String title, final ImagePlus image) {
		this.title = title;
		this.image = image;
		IJ.resetEscape();
		ImagePlus.addImageListener(this);
	}

	@Override
	public void update(final long done, final long total, final String step) {
		if (!step.equals(shown)) IJ.showStatus(title + ": " + step + " (Esc stops)");
		shown = step;
		IJ.showProgress((double) done / total);
	}

	@Override
	public boolean isCanceled() {
		return imageClosed || IJ.escapePressed() || Thread.currentThread().isInterrupted();
	}

	/** @throws IllegalStateException if the image was closed */
	@Override
	public void checkCanceled() {
		requireImage();
		Progress.super.checkCanceled();
	}

	/** @throws IllegalStateException if the image was closed */
	public void requireImage() {
		if (imageClosed)
			throw new IllegalStateException("the image '%s' was closed while the command worked on it".formatted(image
					.getTitle()));
	}

	/** Takes the bar off. */
	@Override
	public void close() {
		ImagePlus.removeImageListener(this);
		IJ.showProgress(1);
		IJ.showStatus("");
	}

	@Override
	public void imageOpened(final ImagePlus opened) {
		// Of no concern to the one worked on.
	}

	@Override
	public void imageUpdated(final ImagePlus updated) {
		// Each plane is read when it is its turn.
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		if (closed == image) imageClosed = true;
	}
}
