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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.MaskRois;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.imagej.RoiStyle;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.ImagePlus;
import ij.gui.Roi;

/**
 * What a command found.
 *
 * @param segmented the masks
 * @param rois the masks as selections, in the same order
 * @param origins for each mask the selections of the user that it was made from; empty if none are known
 * @param problems what the user is told, such as what was left out and why, a sentence each
 */
public record Segmentation(SegmentedImage segmented, List<Roi> rois, List<List<Roi>> origins, List<String> problems) {

	/** @throws IllegalArgumentException unless there are as many selections as masks */
	public Segmentation {
		rois = List.copyOf(rois);
		origins = List.copyOf(origins);
		problems = List.copyOf(problems);
		if (rois.size() != segmented.records().size())
			throw new IllegalArgumentException("%d masks need as many selections, got %d".formatted(
					segmented.records().size(), rois.size()));
	}

	/** With selections named by the number of the mask. */
	public static Segmentation of(final SegmentedImage segmented) {
		return new Segmentation(segmented, MaskRois.rois(segmented, RoiStyle.DEFAULT), List.of(), List
				.of());
	}

	/** The same with one more thing that the user is told. */
	public Segmentation withProblem(final String problem) {
		final List<String> more = new ArrayList<>(problems);
		more.add(problem);
		return new Segmentation(segmented, rois, origins, more);
	}

	/** The image that was segmented. */
	public ImagePlus image() {
		return segmented.image();
	}

	/**
	 * The masks of the plane that the image shows as one selection; none if it has no mask. Where one channel was chosen
	 * it stands for all.
	 */
	Optional<Roi> selection() {
		final PlanePosition shown = Planes.of(image(), ContrastPolicy.AUTO).current();
		final boolean anyChannel = !segmented.planes().contains(shown);
		final List<MaskRecord> here = segmented.records().stream().filter(record -> record.position().equals(shown)
				|| anyChannel && record.position().z() == shown.z() && record.position().t() == shown.t()).toList();
		if (here.isEmpty()) return Optional.empty();
		if (here.size() == 1) return Optional.of((Roi) rois.get(segmented.records().indexOf(here.get(0))).clone());
		final byte[] pixels = new byte[image().getWidth() * image().getHeight()];
		for (final MaskRecord record : here)
			record.mask().forEachRun((y, from, to) -> Arrays.fill(pixels, y * image().getWidth() + from, y * image()
					.getWidth() + to, (byte) 1));
		return Optional.of(MaskRois.roi(BinaryMask.of(image().getWidth(), image().getHeight(), pixels)));
	}
}
