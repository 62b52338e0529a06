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
package fiji.plugin.mobilesam.review;

import java.awt.Panel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.results.MaskEntry;
import fiji.plugin.mobilesam.results.MaskFilter;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.SelectedPlane;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

/** The masks of a results file that a filter leaves, in the overlay and in histograms. */
final class FilterPreview implements SettingsPreview {

	private final ImagePlus image;
	private final Overlay before;
	private final Path file;
	private final List<ResultPlane> planes;
	/** Of each plane and each of its masks; none for masks without pixels. */
	private final List<List<Optional<Roi>>> rois = new ArrayList<>();
	private final FilterHistograms histograms;

	/**
	 * @param all masks of the file, on the image that is shown
	 * @param file they are of
	 * @param planes of the file; only their tables are asked for
	 */
	FilterPreview(final Segmentation all, final Path file, final List<ResultPlane> planes) {
		image = all.image();
		before = image.getOverlay();
		this.file = file;
		this.planes = planes;
		final Iterator<Roi> selections = all.rois().iterator();
		for (final ResultPlane plane : planes)
			rois.add(plane.entries().stream().map(entry -> entry.area() > 0
					? Optional.of(selections.next())
					: Optional.<Roi>empty()).toList());
		histograms = new FilterHistograms(entries(planes));
	}

	@Override
	public Optional<Panel> panel() {
		return Optional.of(histograms);
	}

	@Override
	public boolean startsOn() {
		return true;
	}

	@Override
	public void update(final Settings settings) {
		// Another file has other masks.
		final List<SelectedPlane> selected = settings.get(ResultsSource.FILE).equals(file.toString())
				? select(FilterOptions.filter(settings))
				: List.of();
		final Overlay overlay = ResultsSource.withoutMasks(before);
		for (int p = 0; p < selected.size(); p++)
			for (final int index : selected.get(p).indices()) rois.get(p).get(index).ifPresent(overlay::add);
		image.setOverlay(overlay);
		histograms.mark(entries(selected));
		IJ.showStatus("Filter: %d of %d masks".formatted(entries(selected).size(), entries(planes).size()));
	}

	@Override
	public void hide() {
		image.setOverlay(before);
		histograms.mark(entries(planes));
	}

	private List<SelectedPlane> select(final MaskFilter filter) {
		return filter.select(planes).stream().map(SelectedPlane.class::cast).toList();
	}

	private static List<MaskEntry> entries(final List<? extends ResultPlane> planes) {
		return planes.stream().flatMap(plane -> plane.entries().stream()).toList();
	}
}
