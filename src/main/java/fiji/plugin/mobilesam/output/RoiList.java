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
package fiji.plugin.mobilesam.output;

import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/** An ordered list of selections that the user has. What is added is copied. */
public interface RoiList {

	/** The ROI Manager, opened if need be; where there is no screen, and so no ROI Manager, the image's overlay. */
	static RoiList managerOf(final ImagePlus image) {
		return GraphicsEnvironment.isHeadless()
				? new OfOverlay(image)
				: new OfManager(image, RoiManager.getRoiManager());
	}

	/** The same, but nothing where the ROI Manager is not open. */
	static Optional<RoiList> existingOf(final ImagePlus image) {
		if (GraphicsEnvironment.isHeadless()) return Optional.of(new OfOverlay(image));
		return Optional.ofNullable(RoiManager.getInstance2()).map(manager -> new OfManager(image, manager));
	}

	/** The selections themselves. */
	List<Roi> all();

	/** Those that are selected in the list; none where there is no list to select in. */
	List<Roi> selected();

	/** Adds selections at the end. */
	void add(List<Roi> rois);

	/** Puts a selection in the place of another. */
	void set(int index, Roi roi);

	/** Takes a selection away. */
	void remove(int index);

	/**
	 * Puts a selection in the place of the first of some others, and takes the rest of them away. Others that are not in
	 * the list any more are left out; if none is, the selection is added.
	 */
	default void replace(final List<Roi> others, final Roi roi) {
		boolean placed = false;
		for (final Roi other : others) {
			final List<Roi> all = all();
			for (int i = 0; i < all.size(); i++) {
				// Equal selections may be in the list more than once.
				if (all.get(i) != other) continue;
				if (placed) remove(i);
				else set(i, roi);
				placed = true;
				break;
			}
		}
		if (!placed) add(List.of(roi));
	}

	/** That of the ROI Manager. */
	record OfManager(ImagePlus image, RoiManager manager) implements RoiList {

		@Override
		public List<Roi> all() {
			return List.of(manager.getRoisAsArray());
		}

		@Override
		public List<Roi> selected() {
			return Arrays.stream(manager.getSelectedIndexes()).mapToObj(manager::getRoi).toList();
		}

		@Override
		public void add(final List<Roi> rois) {
			for (final Roi roi : rois) manager.add(image, roi, -1);
			final Roi selection = image.getRoi();
			manager.runCommand(image, "Show All");
			// Which takes the selection away.
			if (selection != null) image.setRoi(selection);
		}

		@Override
		public void set(final int index, final Roi roi) {
			manager.setRoi(roi, index);
		}

		@Override
		public void remove(final int index) {
			manager.delete(index);
		}
	}

	/** That of an image's overlay. */
	record OfOverlay(ImagePlus image) implements RoiList {

		@Override
		public List<Roi> all() {
			return image.getOverlay() == null ? List.of() : List.of(image.getOverlay().toArray());
		}

		@Override
		public List<Roi> selected() {
			return List.of();
		}

		@Override
		public void add(final List<Roi> rois) {
			final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
			for (final Roi roi : rois) overlay.add((Roi) roi.clone());
			image.setOverlay(overlay);
		}

		@Override
		public void set(final int index, final Roi roi) {
			image.getOverlay().set((Roi) roi.clone(), index);
		}

		@Override
		public void remove(final int index) {
			image.getOverlay().remove(index);
		}
	}
}
