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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.mobilesam.imagej.LabelImages;
import fiji.plugin.mobilesam.imagej.Overlap;
import fiji.plugin.mobilesam.imagej.ResultImages;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.results.MaskKey;
import fiji.plugin.mobilesam.results.ResultsFile;
import fiji.plugin.mobilesam.results.ResultsWriter;
import fiji.plugin.mobilesam.results.SegmentedPlane;
import fiji.plugin.mobilesam.results.Statistics;
import fiji.plugin.mobilesam.results.TestRuns;
import ij.IJ;
import ij.ImagePlus;

/** The command line over results files: what it prints and writes, and its exit codes. */
class ResultsCommandTest {

	private static final SegmentedPlane PLANE = TestRuns.plane(60, 40, 12, 1);

	@TempDir
	private Path folder;
	private Path file;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void writeFile() throws IOException {
		file = folder.resolve("cells.h5");
		ResultsWriter.write(file, TestRuns.RUN, List.of(PLANE), false, Progress.NONE);
	}

	@Test
	void infoShowsTheRunAndThePlanes() {
		assertEquals(ExitCode.DONE, run("info", file.toString()));
		assertEquals("cells.h5: 12 masks in 1 plane", out.toString().lines().findFirst().orElseThrow());
		for (final String expected : List.of("nano", "--points-per-side", "細胞", "encode",
				"12 masks, 60 x 40 pixels, contrast policy raw"))
			assertTrue(out.toString().contains(expected), out.toString());
	}

	@Test
	void filterWritesTheMasksThatAreWanted() throws IOException {
		final Path large = folder.resolve("large.h5");
		assertEquals(ExitCode.DONE, run("filter", file.toString(), "--min-area", "20", "--top", "3", "--by",
				"predicted_iou", "-o", large.toString()));
		try (ResultsFile read = ResultsFile.open(large)) {
			final List<Double> expected = PLANE.entries().stream().filter(entry -> entry.area() >= 20).map(
					MaskKey.PREDICTED_IOU::of).sorted((a, b) -> Double.compare(b, a)).limit(3).sorted().toList();
			assertEquals(expected, read.planes().get(0).entries().stream().map(MaskKey.PREDICTED_IOU::of).sorted()
					.toList());
		}
		assertEquals(ExitCode.BAD_INPUT, run("filter", file.toString(), "-o", large.toString()));
		assertTrue(err.toString().contains("large.h5"), err.toString());
	}

	@Test
	void statsPrintsCsv() {
		assertEquals(ExitCode.DONE, run("stats", file.toString()));
		final List<String> lines = out.toString().lines().toList();
		assertEquals("key,count,mean,median,std,min,max,total", lines.get(0));
		for (int i = 0; i < MaskKey.values().length; i++) {
			final MaskKey key = MaskKey.values()[i];
			final Statistics s = Statistics.of(List.of(PLANE), key);
			final String[] values = lines.get(1 + i).split(",");
			assertEquals(key.toString(), values[0]);
			final double[] expected = {s.count(), s.mean(), s.median(), s.std(), s.min(), s.max(), s.total()};
			for (int v = 0; v < expected.length; v++)
				assertEquals(expected[v], Double.parseDouble(values[1 + v]), 1e-5 * expected[v], lines.get(1 + i));
		}
	}

	@Test
	void compareFindsAllMasksOfTheSameFile() {
		assertEquals(ExitCode.DONE, run("compare", file.toString(), file.toString()));
		assertTrue(out.toString().contains("masks: 12 and 12"), out.toString());
		assertTrue(out.toString().contains("0.95,12"), out.toString());
	}

	@Test
	void compareWithALabelImageGivesTheAveragePrecision() throws IOException {
		final ImagePlus labels;
		try (ResultsFile read = ResultsFile.open(file)) {
			final SegmentedImage masks = ResultImages.read(read.run(), read.planes());
			labels = LabelImages.labels(new SegmentedImage(masks.image(), masks.planes(), masks.records().subList(0, 1),
					""), Overlap.HIGHER_SCORE);
		}
		final Path truth = folder.resolve("truth.tif");
		IJ.saveAsTiff(labels, truth.toString());
		assertEquals(ExitCode.DONE, run("compare", file.toString(), truth.toString()));
		assertTrue(out.toString().contains("0.95,1,11,0,"), out.toString());
		assertTrue(out.toString().contains("mean AP: "), out.toString());
	}

	@Test
	void exportWritesEveryFormat() throws IOException {
		final Path target = folder.resolve("exported");
		assertEquals(ExitCode.DONE, run("export", file.toString(), "-o", target.toString(), "--format",
				"labels,csv,png,coco,rois", "--top", "4"));
		assertEquals(List.of("cells-labels.tif", "cells-masks", "cells-rois.zip", "cells.csv", "cells.json"), names(
				target));
		assertEquals(5, Files.readAllLines(target.resolve("cells.csv")).size());
	}

	@Test
	void viewDrawsEveryPicture() throws IOException {
		final Path target = folder.resolve("pictures");
		assertEquals(ExitCode.DONE, run("view", file.toString(), "-o", target.toString(), "--picture",
				"overlay,contours,grid,histogram,scatter"));
		assertEquals(List.of("cells-contours.png", "cells-grid.png", "cells-histogram-area.png",
				"cells-histogram-predicted_iou.png", "cells-histogram-stability_score.png", "cells-overlay.png",
				"cells-scatter-area-predicted_iou.png", "cells-scatter-area-stability_score.png",
				"cells-scatter-predicted_iou-stability_score.png"), names(target));
		final ImagePlus overlay = IJ.openImage(target.resolve("cells-overlay.png").toString());
		assertEquals(60, overlay.getWidth());
	}

	@Test
	void everythingCanBeDrawnWhereNothingWasFound() throws IOException {
		final Path empty = folder.resolve("empty.h5");
		ResultsWriter.write(empty, TestRuns.RUN, List.of(TestRuns.plane(20, 10, 0, 1)), false, Progress.NONE);
		assertEquals(ExitCode.DONE, run("view", empty.toString(), "-o", folder.resolve("pictures").toString()), err
				.toString());
		assertEquals(ExitCode.DONE, run("stats", empty.toString()));
		assertEquals(ExitCode.DONE, run("compare", empty.toString(), empty.toString()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			stats FILE --min-area ten       | 'ten'
			stats FILE --min-area 5 --max-area 2 | a range needs least <= most
			stats FILE --by size            | masks have no 'size'; use area, predicted_iou, stability_score
			stats FILE --touching 1,2,3     | --touching takes numbers as x,y,w,h
			stats missing.h5                | missing.h5: there is no such file
			view FILE -o DIR --picture cake | picture 'cake' is not known; use overlay, contours, grid, histogram, scatter
			export FILE -o DIR --format gif | format 'gif' is not known
			""")
	void wrongInputIsSaidInOneLine(final String line, final String reason) {
		final String[] arguments = Arrays.stream(line.strip().split(" ")).map(word -> word.equals("FILE")
				? file.toString()
				: word.equals("DIR") ? folder.resolve("out").toString() : word).toArray(String[]::new);
		assertEquals(ExitCode.BAD_INPUT, run(arguments));
		assertEquals(1, err.toString().lines().count(), err.toString());
		assertTrue(err.toString().contains(reason), err.toString());
	}

	private int run(final String... arguments) {
		return Main.run(Stream.concat(Stream.of("results"), Stream.of(arguments)).toArray(String[]::new),
				new PrintWriter(
						out, true),
				new PrintWriter(err, true));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}
}
