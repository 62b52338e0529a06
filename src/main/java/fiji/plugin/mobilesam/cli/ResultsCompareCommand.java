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
package fiji.plugin.mobilesam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import fiji.plugin.mobilesam.evaluation.LabelledPlane;
import fiji.plugin.mobilesam.imagefile.ImageFiles;
import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.results.AveragePrecision;
import fiji.plugin.mobilesam.results.Comparison;
import fiji.plugin.mobilesam.results.MaskMatching;
import fiji.plugin.mobilesam.results.ResultPlane;
import fiji.plugin.mobilesam.results.ResultsFile;
import ij.ImagePlus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam results compare}: two results, or results with the truth. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Compares a results file with another one, or with a label image of the truth.%n",
		"Masks are paired one to one so that there are as many pairs as possible of at least an IoU. With a label image:",
		"AP = TP / (TP + FP + FN) at each IoU, TP being the pairs, FP masks and FN labels without partner.%n"})
final class ResultsCompareCommand implements Callable<Integer> {

	@Parameters(index = "0", paramLabel = "FILE", description = "A results file")
	private Path file;

	@Parameters(index = "1", paramLabel = "FILE|LABELS", description = "Another results file (.h5, .hdf5), or a label image (0: background)")
	private Path other;

	@Mixin
	private FilterArguments filter;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		try (ResultsFile results = ResultsFile.open(file)) {
			final List<ResultPlane> masks = filter.filter().select(results.planes());
			final String name = other.toString().toLowerCase(Locale.ROOT);
			if (name.endsWith(".h5") || name.endsWith(".hdf5")) compareResults(masks);
			else
				compareLabels(masks);
		}
		return ExitCode.DONE;
	}

	private void compareResults(final List<ResultPlane> masks) throws IOException {
		try (ResultsFile second = ResultsFile.open(other)) {
			final Comparison comparison = Comparison.of(masks, filter.filter().select(second.planes()));
			final PrintWriter out = spec.commandLine().getOut();
			out.printf("masks: %d and %d%n", comparison.firstCount(), comparison.secondCount());
			out.println("iou,pairs");
			comparison.levels().forEach(level -> out.println(ShortNumber.of(level.threshold()) + "," + level.pairs()));
			out.println("mean IoU of the pairs: " + ShortNumber.of(comparison.meanIou()));
			comparison.meanDifferences()
					.forEach((key, value) -> out.println("mean difference of %s (second less first): %s"
							.formatted(key, ShortNumber.of(value))));
		}
	}

	private void compareLabels(final List<ResultPlane> planes) throws IOException {
		final ImagePlus labels = ImageFiles.open(other);
		final List<AveragePrecision> precisions = new ArrayList<>();
		for (final ResultPlane plane : planes)
			precisions
					.add(AveragePrecision.of(new MaskMatching(Comparison.masks(plane), List.copyOf(truth(labels, plane)
							.objects().values()))));
		final AveragePrecision precision = precisions.stream().reduce(AveragePrecision::plus).orElseThrow();
		final PrintWriter out = spec.commandLine().getOut();
		out.println("iou,tp,fp,fn,ap");
		for (final AveragePrecision.Level level : precision.levels())
			out.println(ShortNumber.of(level.threshold()) + "," + level.truePositives() + "," + level.falsePositives()
					+ "," + level
							.falseNegatives()
					+ "," + ShortNumber.of(level.precision()));
		out.println("mean AP: " + ShortNumber.of(precision.mean()));
	}

	private static LabelledPlane truth(final ImagePlus labels, final ResultPlane plane) {
		return new LabelledPlane(plane.width(), plane.height(), LabelImages.values(labels, plane.position(), plane
				.width(), plane.height()));
	}
}
