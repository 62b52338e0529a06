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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

	private static final Path IMAGES = Path.of("test-images");
	/** IoU of every nucleus by PyTorch; see make_scores.py beside it. */
	private static final Path GOLDEN = Path.of("src/test/resources/evaluation/scores.csv");

	@TempDir
	private Path folder;
	private Path set;

	@BeforeEach
	void makeASet() throws IOException {
		set = folder.resolve("cells");
		add(set, "nuclei", "nuclei.png");
	}

	@Test
	void meetsTheScoresThatPyTorchReaches() throws IOException {
		final List<String> row = rows(run(set.toString(), "--min-object-area", "1", "--scores", "click,box")).get(1);
		assertEquals(List.of("cells", "nano", "1", "22"), row.subList(0, 4));
		assertEquals(golden(1), Double.parseDouble(row.get(4)), 0.002);
		assertEquals(golden(2), Double.parseDouble(row.get(5)), 0.002);
	}

	@Test
	void printsEveryScoreAndWritesThem() throws IOException {
		final Path table = folder.resolve("scores.csv");
		final CommandRun run = run(set.toString(), "--output", table.toString());
		assertEquals("set,model,images,objects,click,random-click,box,click-and-negative,three-clicks,AP50,AP75,"
				+ "calibration error", Files.readAllLines(table).get(0));
		assertEquals(rows(run).get(1), List.of(Files.readAllLines(table).get(1).split(",")));
		assertEquals(11, Files.readAllLines(folder.resolve("scores-calibration.csv")).size());
		assertTrue(run.out().contains("Calibration of single clicks"), run::out);
		CommandRun.refused(folder, "evaluate", set.toString(), "--output", table.toString());
	}

	@Test
	void comparesModelsOnSets() throws IOException {
		final Path coins = folder.resolve("coins, few");
		add(coins, "coins", "coins.png");
		final Path table = folder.resolve("t.csv");
		run(set.toString(), coins.toString(), "--model", "nano", "--model", "models/nano", "--scores", "box",
				"--max-objects", "3", "--output", table.toString());
		final List<String> lines = Files.readAllLines(table);
		assertEquals(List.of("cells,nano,1,3", "\"coins, few\",nano,1,3", "cells,models/nano,1,3",
				"\"coins, few\",models/nano,1,3"),
				lines.subList(1, 5).stream().map(line -> line.replaceAll(
						"(,1,3),.*", "$1")).toList());
	}

	@Test
	void takesTwoFoldersOrTwoFilesWhoseNamesFit() {
		assertEquals("nuclei", rows(run("test-images/nuclei.png", "test-images/nuclei-labels.png", "--scores", "box"))
				.get(1).get(0));
		// Of the pictures in the folder those with a picture of the same name that ends in -labels.
		final CommandRun run = CommandRun.of("evaluate", "test-images", "--scores", "box");
		assertEquals(ExitCode.DONE, run.code(), run::toString);
		assertEquals("2", rows(run).get(1).get(2));
		assertEquals("mobilesam: test-images: 2 images without labels are left out", run.err().strip());
	}

	@Test
	void goesOnAfterABrokenImage() throws IOException {
		Files.writeString(set.resolve("images/broken.png"), "no picture");
		Files.copy(IMAGES.resolve("nuclei-labels.png"), set.resolve("labels/broken.png"));
		final CommandRun run = CommandRun.of("evaluate", set.toString(), "--scores", "box");
		assertEquals(ExitCode.SOME_FAILED, run.code(), run::toString);
		assertEquals("1", rows(run).get(1).get(2));
		assertTrue(run.err().contains("broken.png") && run.err().contains("1 of 2 images failed"), run::err);
	}

	@Test
	void refusesWhatCannotBeScored() throws IOException {
		refused("--scores takes click", set.toString(), "--scores", "clicks");
		refused("--scores takes click", set.toString(), "--scores", ",");
		refused("nuclei.png: is a file", set.toString(), "--output", set.resolve("images/nuclei.png/t.csv").toString());
		refused("--min-object-area takes 1 or more", set.toString(), "--min-object-area", "0");
		refused("--input-size-percent takes", set.toString(), set.toString(), "--input-size-percent", "0");
		refused("contrast 'dark' is not known", set.toString(), set.toString(), "--contrast", "dark");
		refused("--max-objects takes 1 or more", set.toString(), "--max-objects", "-1");
		refused("ends in .csv", set.toString(), "--output", folder.resolve("table.txt").toString());
		refused("no such", folder.resolve("nothing").toString(), set.toString());
		refused("give an image and its label image", "test-images/nuclei.png");
		refused("no label image has the name", set.resolve("images").toString(), "test-images/synthetic");
		refused("expected a label image of 360 x 360 pixels", "test-images/nuclei.png", "test-images/coins-labels.png");
		refused("model 'none'", set.toString(), "--model", "nano", "--model", "none");
	}

	private void refused(final String reason, final String... arguments) throws IOException {
		final CommandRun run = CommandRun.refused(folder, command(arguments));
		assertTrue(run.err().contains(reason), run::err);
	}

	private static CommandRun run(final String... arguments) {
		final CommandRun run = CommandRun.of(command(arguments));
		assertEquals(ExitCode.DONE, run.code(), run::toString);
		assertEquals("", run.err());
		return run;
	}

	private static String[] command(final String... arguments) {
		final String[] command = new String[arguments.length + 1];
		command[0] = "evaluate";
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		return command;
	}

	/** The printed table, by columns that are two spaces or more apart. */
	private static List<List<String>> rows(final CommandRun run) {
		return run.out().lines().map(line -> List.of(line.strip().split(" {2,}"))).toList();
	}

	private static double golden(final int column) throws IOException {
		return Files.readAllLines(GOLDEN).stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(
				",")[column])).average().orElseThrow();
	}

	private static void add(final Path set, final String name, final String image) throws IOException {
		Files.createDirectories(set.resolve("images"));
		Files.createDirectories(set.resolve("labels"));
		Files.copy(IMAGES.resolve(image), set.resolve("images").resolve(image));
		Files.copy(IMAGES.resolve(name + "-labels.png"), set.resolve("labels").resolve(image));
	}
}
