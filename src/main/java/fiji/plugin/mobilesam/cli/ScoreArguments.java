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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.evaluation.TruthPrompt;
import fiji.plugin.mobilesam.export.CsvFile;
import fiji.plugin.mobilesam.files.NewFile;
import picocli.CommandLine.Option;

/** Which scores of a model are taken, of which objects, and where they go. */
final class ScoreArguments {

	private static final String EVERYTHING = "everything";
	private static final List<String> ALL = Stream.concat(Arrays.stream(TruthPrompt.values()).map(TruthPrompt::id),
			Stream.of(EVERYTHING)).toList();
	private static final String ENDING = ".csv";

	@Option(names = "--scores", paramLabel = "SCORE", split = ",", description = {
			"Only these, several by commas. Default: all",
			"click: mean IoU of masks and objects, asked with one point, the pixel of the object farthest from its edge",
			"random-click: with one point anywhere on the object", "box: with the box around the object",
			"click-and-negative: with the click, and one that is not the object, the click of the nearest other object (a point of the background if there is none)",
			"three-clicks: with the click and two more, each in the middle of the largest mistake of the mask so far",
			"everything: AP50 and AP75 of all masks that the generator finds. AP is TP / (TP + FP + FN) of an image, a pair of mask and object with an IoU of at least 0.50 or 0.75 being a TP; the mean over the images"})
	private List<String> names = ALL;

	@Option(names = "--min-object-area", paramLabel = "N", description = "Leave out objects, and masks of everything, of fewer pixels. Default: ${DEFAULT-VALUE}")
	private long leastArea = 50;

	@Option(names = "--max-objects", paramLabel = "N", description = "Ask for at most so many objects of an image, spread over its labels. Everything is compared with all. Default: all")
	private int mostObjects = Integer.MAX_VALUE;

	@Option(names = {"-o",
			"--output"}, paramLabel = "FILE.csv", description = "Also write the table, and FILE-calibration.csv")
	private Path output;

	@Option(names = "--overwrite", description = "Replace files that are there")
	private boolean overwrite;

	/**
	 * Asked before the work, so that none is lost.
	 *
	 * @throws IllegalArgumentException if an argument is wrong
	 * @throws IOException if a file is there and may not be replaced, or cannot be written
	 */
	void check() throws IOException {
		if (names.isEmpty()) throw new IllegalArgumentException("--scores takes " + String.join(", ", ALL));
		for (final String name : names)
			if (!ALL.contains(name))
				throw new IllegalArgumentException("--scores takes %s; got '%s'".formatted(String.join(", ", ALL),
						name));
		if (leastArea < 1) throw new IllegalArgumentException("--min-object-area takes 1 or more, got " + leastArea);
		if (mostObjects < 1) throw new IllegalArgumentException("--max-objects takes 1 or more, got " + mostObjects);
		if (output == null) return;
		if (!output.toString().endsWith(ENDING))
			throw new IllegalArgumentException("--output takes a file that ends in %s, got %s".formatted(ENDING,
					output));
		NewFile.requireWritable(output, overwrite);
		NewFile.requireWritable(calibrationFile(), overwrite);
	}

	/** What is asked about each object. */
	List<TruthPrompt> prompts() {
		return Arrays.stream(TruthPrompt.values()).filter(prompt -> names.contains(prompt.id())).toList();
	}

	/** Whether all masks of an image are compared with its objects. */
	boolean everything() {
		return names.contains(EVERYTHING);
	}

	/** Objects of fewer pixels are left out. */
	long leastArea() {
		return leastArea;
	}

	/** Objects of an image that are asked for, at most. */
	int mostObjects() {
		return mostObjects;
	}

	/** Prints the tables, and writes them where a file is named. */
	void write(final List<ScoredModel> scored, final PrintWriter out) throws IOException {
		final List<List<String>> table = ScoreTables.scores(scored, prompts(), everything());
		TextTable.lines(table).forEach(out::println);
		final List<List<String>> calibration = ScoreTables.calibration(scored);
		if (asksClicks()) {
			out.printf("%nCalibration of single clicks%n");
			TextTable.lines(calibration).forEach(out::println);
		}
		if (output == null) return;
		CsvFile.write(table, output, overwrite);
		out.printf("%n  %s%n", output);
		if (!asksClicks()) return;
		CsvFile.write(calibration, calibrationFile(), overwrite);
		out.println("  " + calibrationFile());
	}

	private boolean asksClicks() {
		return prompts().contains(TruthPrompt.CLICK) || prompts().contains(TruthPrompt.RANDOM_CLICK);
	}

	private Path calibrationFile() {
		return output.resolveSibling(ImageFolder.stem(output) + "-calibration" + ENDING);
	}
}
