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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import fiji.plugin.mobilesam.export.ExportTarget;
import fiji.plugin.mobilesam.export.LabelFile;
import fiji.plugin.mobilesam.export.MaskFormat;
import fiji.plugin.mobilesam.export.TableFile;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.imagej.ResultImages;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.imagej.ShapeTable;
import fiji.plugin.mobilesam.results.ResultsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam results export}: masks of a results file for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes masks of a results file for other programs.%n")
final class ResultsExportCommand implements Callable<Integer> {

	private static final String LABELS = "labels";
	private static final String CSV = "csv";

	@Parameters(paramLabel = "FILE", description = "A results file")
	private Path file;

	@Option(names = {"-o",
			"--output"}, paramLabel = "DIR", required = true, description = "Folder; made if there is none")
	private Path folder;

	@Option(names = "--format", paramLabel = "labels|csv|png|coco|rois", split = ",", required = true, description = "labels (TIFF label image), csv (scores and shapes as ImageJ measures them, in calibrated units), png (a picture a mask and metadata.csv), coco (JSON with run lengths), rois (for the ROI Manager). Several by commas")
	private List<String> formats;

	@Option(names = "--overwrite", description = "Replace files that are there")
	private boolean overwrite;

	@Mixin
	private FilterArguments filter;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final ExportTarget target = new ExportTarget(folder, ImageFolder.stem(file), overwrite);
		try (ResultsFile results = ResultsFile.open(file)) {
			final SegmentedImage masks = ResultImages.read(results.run(), filter.filter().select(results.planes()));
			final List<Path> files = new ArrayList<>();
			for (final String format : formats) files.addAll(write(format, masks, target));
			spec.commandLine().getOut().printf("%s: %d masks%n", file.getFileName(), masks.records().size());
			files.forEach(written -> spec.commandLine().getOut().println("  " + written));
		}
		return ExitCode.DONE;
	}

	private static List<Path> write(final String format, final SegmentedImage masks, final ExportTarget target)
			throws IOException {
		return switch (format) {
			case LABELS -> List.of(LabelFile.write(masks, Overlap.HIGHER_SCORE, target));
			case CSV -> List.of(TableFile.write(ShapeTable.of(masks), target));
			default -> MaskFormat.of(format).write(masks, target);
		};
	}
}
