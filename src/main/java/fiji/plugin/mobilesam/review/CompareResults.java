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

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import fiji.plugin.mobilesam.evaluation.LabelledPlane;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.ComparisonPicture;
import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.results.AveragePrecision;
import fiji.plugin.mobilesam.results.Comparison;
import fiji.plugin.mobilesam.results.MaskMatching;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.settings.Declaration;
import fiji.plugin.mobilesam.settings.FileOption;
import fiji.plugin.mobilesam.settings.FlagOption;
import fiji.plugin.mobilesam.settings.Settings;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;

/** Compares a results file with another one, or with a label image of the truth. */
public final class CompareResults implements ResultsCommand {

	static final FileOption OTHER = new FileOption("other", "Compared with",
			"Another results file (.h5, .hdf5), or a label image of the truth (0: background)", FileOption.Kind.FILE);

	static final FlagOption PICTURE = new FlagOption("picture", "Picture",
			"Open the image with the outlines of pairs and of masks without partner", true);

	private static final Declaration DECLARATION = new Declaration("compare_results", "Compare Results...",
			"Pairs masks one to one so that there are as many pairs as possible of at least an IoU, and counts them. "
					+ "AP = TP / (TP + FP + FN), TP being the pairs, FP and FN the masks of either without partner.",
			List.of(ResultsSource.FILE, OTHER, PICTURE));

	/** The masks that those of a plane are compared with. */
	private interface Partners {

		List<BinaryMask> of(ResultPlane plane) throws IOException;
	}

	@Override
	public Declaration declaration() {
		return DECLARATION;
	}

	@Override
	public void start(final ImagePlus image, final Settings settings) throws IOException {
		final Path file = ResultsSource.FILE.path(settings);
		final Path other = OTHER.path(settings);
		final String name = other.toString().toLowerCase(Locale.ROOT);
		try (ResultsFile results = ResultsSource.open(file)) {
			if (name.endsWith(".h5") || name.endsWith(".hdf5")) compareResults(results.planes(), other, settings);
			else compareLabels(results.planes(), other, settings);
		}
	}

	private static void compareResults(final List<ResultPlane> planes, final Path other, final Settings settings)
			throws IOException {
		try (ResultsFile second = ResultsSource.open(other)) {
			final Comparison comparison = Comparison.of(planes, second.planes());
			compare(planes, plane -> Comparison.masks(second.planes().stream().filter(partner -> partner.position()
					.equals(plane.position())).findFirst().orElseThrow()), settings);
			final ResultsTable summary = new ResultsTable();
			addRow(summary, "masks of the first", comparison.firstCount());
			addRow(summary, "masks of the second", comparison.secondCount());
			addRow(summary, "mean IoU of the pairs", comparison.meanIou());
			comparison.meanDifferences().forEach((key, difference) -> addRow(summary, "mean difference of " + key
					+ " (second less first)", difference));
			show(summary, "Summary of comparison");
		}
	}

	private static void compareLabels(final List<ResultPlane> planes, final Path other, final Settings settings)
			throws IOException {
		final ImagePlus labels = ImageFiles.open(other);
		compare(planes, plane -> List.copyOf(new LabelledPlane(plane.width(), plane.height(), LabelImages.values(labels,
				plane.position(), plane.width(), plane.height())).objects().values()), settings);
	}

	/** Shows the counts of all planes together, and the picture. */
	private static void compare(final List<ResultPlane> planes, final Partners partners, final Settings settings)
			throws IOException {
		final List<AveragePrecision> precisions = new ArrayList<>();
		final ImageStack pictures = new ImageStack();
		for (final ResultPlane plane : planes) {
			final List<BinaryMask> first = Comparison.masks(plane);
			final List<BinaryMask> second = partners.of(plane);
			final MaskMatching matching = new MaskMatching(first, second);
			precisions.add(AveragePrecision.of(matching));
			if (settings.get(PICTURE))
				pictures.addSlice(ComparisonPicture.of(plane.image(), first, second, matching.pairs(AveragePrecision
						.thresholds().get(0))));
		}
		final AveragePrecision precision = precisions.stream().reduce(AveragePrecision::plus).orElseThrow();
		final ResultsTable table = new ResultsTable();
		table.setPrecision(3);
		for (final AveragePrecision.Level level : precision.levels()) {
			table.incrementCounter();
			table.addValue("IoU", level.threshold());
			table.addValue("Pairs", level.truePositives());
			table.addValue("Only_first", level.falsePositives());
			table.addValue("Only_second", level.falseNegatives());
			table.addValue("AP", level.precision());
		}
		if (settings.get(PICTURE)) new ImagePlus("Comparison", pictures).show();
		show(table, "Comparison: mean AP %s".formatted(String.format(Locale.ROOT, "%.3f", precision.mean())));
	}

	/** As a window; without a screen, in the log. */
	private static void show(final ResultsTable table, final String title) {
		if (!GraphicsEnvironment.isHeadless()) {
			table.show(title);
			return;
		}
		IJ.log(title);
		IJ.log(String.join(",", table.getHeadings()));
		for (int row = 0; row < table.size(); row++) IJ.log(table.getRowAsString(row).replace('\t', ','));
	}

	private static void addRow(final ResultsTable table, final String name, final double value) {
		table.incrementCounter();
		table.addLabel(name);
		table.addValue("Value", value);
	}
}
