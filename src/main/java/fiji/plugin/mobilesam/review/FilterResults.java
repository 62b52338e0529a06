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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.output.MaskOutput;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.results.MaskEntry;
import fiji.plugin.mobilesam.results.MaskFilter;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.ResultsWriter;
import fiji.plugin.mobilesam.session.StatusProgress;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.FileOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SliderOption;
import ij.ImagePlus;
import ij.io.OpenDialog;

/** Keeps some of the masks of a results file: on the image, in the ROI Manager, as labels or in a new file. */
public final class FilterResults implements ResultsCommand {

	static final FileOption SAVE_AS = new FileOption("save_as", "Save as results file",
			"New results file (.h5) of the masks that are left; empty for none", FileOption.Kind.NEW_FILE);

	private static final Declaration DECLARATION = declaration(FilterOptions.ALL);

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	/** Asks for the file where the image has none; the sliders end at the largest value in it. */
	@Override
	public Optional<Opening> open(final ImagePlus image, final Settings remembered) throws IOException {
		final Optional<String> name = ResultsSource.of(image).or(FilterResults::ask);
		if (name.isEmpty()) return Optional.empty();
		final Path file = Path.of(name.get());
		try (ResultsFile results = ResultsSource.open(file)) {
			final List<MaskEntry> entries = results.planes().stream().flatMap(plane -> plane.entries().stream())
					.toList();
			final double largest = Math.max(1, entries.stream().mapToLong(MaskEntry::area).max().orElse(1));
			final List<Option<?>> options = FilterOptions.ALL.stream().<Option<?>>map(option -> {
				if (option == FilterOptions.MIN_AREA || option == FilterOptions.MAX_AREA)
					return ((SliderOption) option).upTo(largest);
				return option == FilterOptions.TOP ? FilterOptions.TOP.upTo(Math.max(1, entries.size())) : option;
			}).toList();
			final Settings start = Settings.defaults(DECLARATION.options()).with(ResultsSource.FILE, file.toString());
			final Segmentation shown = ResultsSource.showAgain(image, file, results, results.planes());
			return Optional.of(new Opening(declaration(options), start, new FilterPreview(shown, file,
					results.planes())));
		}
	}

	@Override
	public void start(final ImagePlus image, final Settings settings) throws IOException {
		settings.requireWritable();
		final Path file = ResultsSource.FILE.path(settings);
		final MaskFilter filter = FilterOptions.filter(settings);
		try (ResultsFile results = ResultsSource.open(file)) {
			final List<ResultPlane> selected = filter.select(results.planes());
			if (!settings.get(SAVE_AS).isEmpty()) save(results, selected, settings);
			final Segmentation found = ResultsSource.showAgain(image, file, results, selected);
			found.image().setOverlay(ResultsSource.withoutMasks(found.image().getOverlay()));
			MaskOutput.showAll(found, settings);
		}
	}

	private void save(final ResultsFile results, final List<ResultPlane> selected, final Settings settings)
			throws IOException {
		try (StatusProgress progress = new StatusProgress(DECLARATION.title(), null)) {
			ResultsWriter.write(SAVE_AS.path(settings), results.run(), selected, settings.get(CommonOptions.OVERWRITE),
					progress);
		}
	}

	private static Declaration declaration(final List<Option<?>> filter) {
		return new Declaration("filter_results", "Filter Results...",
				"Keeps the masks of a results file for which all conditions hold.", Stream.of(List.of(
						ResultsSource.FILE), filter, MaskOutput.options(Set.of(MaskOutput.OVERLAY)),
						List.of(CommonOptions.OVERWRITE,
								SAVE_AS))
						.<Option<?>>flatMap(List::stream).toList());
	}

	private static Optional<String> ask() {
		return Optional.ofNullable(new OpenDialog("Results file").getPath());
	}
}
