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
package fiji.plugin.mobilesam.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.commands.OpenDialog;
import fiji.plugin.mobilesam.commands.RunningImageJ;
import fiji.plugin.mobilesam.commands.ToolSettings;
import fiji.plugin.mobilesam.install.FileServer;
import fiji.plugin.mobilesam.install.KnownModel;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.settings.DefaultModel;
import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.plugin.frame.Recorder;

@Tag("display")
@DisabledIf(value = "java.awt.GraphicsEnvironment#isHeadless", disabledReason = "needs a display, such as that of xvfb-run")
class ModelsDisplayTest {

	private static final Path CHECKPOINT = Path.of("src/test/resources/convert/narrow.pt");

	@TempDir
	Path models;
	private byte[] checkpoint;
	private FileServer server;

	@BeforeEach
	void startImageJ() throws Exception {
		RunningImageJ.fresh();
		System.setProperty(ModelLibrary.FOLDER_PROPERTY, models.toString());
		checkpoint = Files.readAllBytes(CHECKPOINT);
		server = new FileServer(checkpoint);
		KnownModel.announce(models, "tiny", server.url(), checkpoint);
	}

	@AfterEach
	void back() throws IOException {
		server.close();
		DefaultModel.choose(ModelLibrary.DEFAULT_ID);
		SamSession.shared().clear();
		System.clearProperty(ModelLibrary.FOLDER_PROPERTY);
	}

	@Test
	void listsTheModelsWithStateSizeLicenceAndWhatTheyAre() throws Exception {
		copyOfNano("my_cells");
		assertEquals("fiji.plugin.mobilesam.commands.Launcher(\"models\")",
				Menus.getCommands().get("MobileSAM Models..."));
		final OpenDialog dialog = open();
		final String words = dialog.words();
		assertTrue(words.contains("nano (default) | ships with the plugin |  | Apache-2.0 | nano: nuclei and"), words);
		assertTrue(words.contains("mobile_sam | can be downloaded |  | Apache-2.0 | MobileSAM: the published"), words);
		assertTrue(
				words.contains("my_cells | installed | %.1f MB | Apache-2.0 | nano: nuclei".formatted(megabytes(models
						.resolve("my_cells")))),
				words);
		assertTrue(words.contains("in " + models), words);
		assertEquals("nano (default)", dialog.selected());
		assertFalse(dialog.isEnabled("Remove..."));
		dialog.select("mobile_sam");
		assertTrue(dialog.words().contains("Please cite: Zhang et al. 2023"), dialog.words());
		assertTrue(dialog.words().contains("(40.7 MB)"), dialog.words());
	}

	@Test
	void theDefaultIsWhatDialogsStartWithAndMacrosDoNot() throws Exception {
		copyOfNano("my_cells");
		final ImagePlus image = IJ.openImage("test-images/nuclei.png");
		image.show();
		IJ.doCommand("Segment Everything...");
		OpenDialog settings = OpenDialog.waitFor("Segment Everything");
		settings.type("max area (pixels; 0: no limit)", "1");
		settings.closeWith("OK");
		final OpenDialog dialog = open();
		dialog.select("my_cells");
		dialog.click("Use as Default");
		OpenDialog.waitUntil("it is the default", () -> dialog.words().contains("my_cells (default)"));
		IJ.doCommand("Segment Everything...");
		settings = OpenDialog.waitFor("Segment Everything");
		assertEquals("my_cells", settings.choice("Model"));
		assertEquals("1", settings.text("max area (pixels; 0: no limit)"));
		settings.type("max area (pixels; 0: no limit)", "0");
		settings.closeWith("Cancel");
		assertEquals("my_cells", ToolSettings.current().model());
		IJ.runMacro("run('Segment Everything...', 'points_per_side=4 overlay roi_manager=false');");
		assertEquals("nano", image.getOverlay().get(0).getProperty("model"));
	}

	@Test
	void downloadsChecksConvertsAndRecordsTheLine() throws Exception {
		IJ.run("Record...", "");
		final OpenDialog dialog = open();
		dialog.select("tiny");
		dialog.click("Download");
		OpenDialog.waitUntil("it is ready", () -> dialog.words().contains("tiny is ready in " + models.resolve(
				"tiny")));
		OpenDialog.waitUntil("it is listed", () -> dialog.words().contains("tiny | installed | "));
		assertEquals("tiny", dialog.selected());
		assertTrue(ModelFolder.open(models.resolve("tiny")).manifest().networks().isPresent());
		final String recorded = Recorder.getInstance().getText();
		assertTrue(recorded.contains("run(\"MobileSAM Models...\", \"get=tiny\");"), recorded);
		// It would open the window, which a macro without a screen cannot.
		assertFalse(recorded.contains("run(\"MobileSAM Models...\");"), recorded);
	}

	@Test
	void aDownloadIsStoppedByTheButtonAndByEscape() throws Exception {
		server.fails(server.stopsAfter(100), server.stopsAfter(100));
		final OpenDialog dialog = open();
		dialog.select("tiny");
		dialog.click("Download");
		OpenDialog.waitUntil("it is downloading", () -> dialog.words().contains("Downloading: "));
		assertFalse(dialog.isEnabled("Download"));
		assertTrue(dialog.isEnabled("Close"));
		dialog.click("Cancel");
		OpenDialog.waitUntil("it has stopped", () -> dialog.words().contains("Stopped."));
		dialog.click("Download");
		OpenDialog.waitUntil("it is downloading again", () -> dialog.words().contains("Downloading: "));
		dialog.press("ESCAPE");
		OpenDialog.waitUntil("it has stopped again", () -> dialog.words().contains("Stopped."));
		assertTrue(dialog.isOpen());
		assertTrue(ModelFolder.open(models.resolve("tiny")).manifest().networks().isEmpty());
		dialog.press("ESCAPE");
		OpenDialog.waitUntil("the window is closed", () -> !dialog.isOpen());
	}

	@Test
	void onlyOneThingIsDoneAtATime() throws Exception {
		server.fails(server.stopsAfter(100));
		final OpenDialog dialog = open();
		dialog.click("Convert a Checkpoint...");
		final OpenDialog asked = OpenDialog.waitFor("Convert a Checkpoint");
		dialog.select("tiny");
		dialog.click("Download");
		OpenDialog.waitUntil("it is downloading", () -> dialog.words().contains("Downloading: "));
		asked.type("Checkpoint", CHECKPOINT.toString());
		asked.type("Name of the model", "mine");
		asked.closeWith("OK");
		OpenDialog.waitUntil("it is refused",
				() -> dialog.words().contains("Another download or conversion is running"));
		assertTrue(dialog.words().contains("Downloading: "), dialog.words());
		dialog.click("Cancel");
		OpenDialog.waitUntil("it has stopped", () -> dialog.words().contains("Stopped."));
		assertFalse(Files.exists(models.resolve("mine")));
	}

	@Test
	void aFailureIsSaidInWordsAndTheCheckpointMayComeFromAFile() throws Exception {
		server.fails(FileServer.status(404));
		final OpenDialog dialog = open();
		dialog.select("tiny");
		dialog.click("Download");
		OpenDialog.waitUntil("the failure is told", () -> dialog.words().contains(
				"the model 'tiny' cannot be downloaded: 127.0.0.1 answers with status 404. Get " + server.url()));
		assertTrue(IJ.getLog().contains("MobileSAM Models...: the model 'tiny' cannot be downloaded"));
		dialog.click("From File...");
		final OpenDialog file = OpenDialog.waitFor("Install tiny from a File");
		file.type("Checkpoint", CHECKPOINT.toString());
		file.closeWith("OK");
		OpenDialog.waitUntil("it is ready", () -> dialog.words().contains("tiny | installed | "));
	}

	@Test
	void convertsACheckpointAndRemovesTheModelAgain() throws Exception {
		final OpenDialog dialog = open();
		dialog.click("Convert a Checkpoint...");
		final OpenDialog asked = OpenDialog.waitFor("Convert a Checkpoint");
		asked.type("Checkpoint", CHECKPOINT.toString());
		asked.type("Name of the model", "mine");
		asked.type("Image size (pixels)", "64");
		asked.closeWith("OK");
		OpenDialog.waitUntil("it is ready", () -> dialog.words().contains("mine | installed | "));
		assertEquals("mine", dialog.selected());
		dialog.click("Remove...");
		OpenDialog.waitFor("Remove Model").closeWith("Cancel");
		assertTrue(Files.exists(models.resolve("mine")));
		dialog.click("Remove...");
		OpenDialog.waitFor("Remove Model").closeWith("Remove");
		OpenDialog.waitUntil("it is gone", () -> !dialog.words().contains("mine | installed"));
		assertFalse(Files.exists(models.resolve("mine")));
		assertEquals("nano (default)", dialog.selected());
	}

	@Test
	void aModelThatIsStillToBeGotLeadsHere() throws Exception {
		IJ.openImage("test-images/coins.png").show();
		IJ.doCommand("Segment Everything...");
		final OpenDialog settings = OpenDialog.waitFor("Segment Everything");
		settings.choose("Model", "tiny");
		settings.closeWith("OK");
		final OpenDialog dialog = OpenDialog.waitFor("Models");
		OpenDialog.waitUntil("it says why", () -> dialog.words().contains(
				"tiny is not installed yet. Download gets it"));
		assertEquals("tiny", dialog.selected());
		assertTrue(dialog.isEnabled("Download"));
	}

	@Test
	void aModelThatWasRemovedMeanwhileLeadsHere() throws Exception {
		copyOfNano("my_cells");
		IJ.openImage("test-images/coins.png").show();
		IJ.doCommand("Segment Everything...");
		final OpenDialog settings = OpenDialog.waitFor("Segment Everything");
		settings.choose("Model", "my_cells");
		try (Stream<Path> files = Files.list(models.resolve("my_cells"))) {
			for (final Path file : files.toList()) Files.delete(file);
		}
		Files.delete(models.resolve("my_cells"));
		settings.closeWith("OK");
		final OpenDialog dialog = OpenDialog.waitFor("Models");
		OpenDialog.waitUntil("it says why", () -> dialog.words().contains(
				"model 'my_cells': expected one of mobile_sam, nano, tiny,"));
		assertEquals("nano (default)", dialog.selected());
	}

	@Test
	void tellsWhatIsInMemoryAndFreesIt() throws Exception {
		IJ.openImage("test-images/coins.png").show();
		IJ.runMacro("run('Segment Everything...', 'points_per_side=2 overlay roi_manager=false');");
		final OpenDialog dialog = open();
		OpenDialog.waitUntil("memory is told",
				() -> dialog.words().contains("In memory: nano; encoded image planes: 1, "));
		dialog.click("Free Memory");
		OpenDialog.waitUntil("it is free", () -> dialog.words().contains("In memory: nothing"));
		assertEquals(List.of(), SamSession.shared().held().models());
	}

	@Test
	void aboutTellsWhatToCite() {
		IJ.doCommand("About MobileSAM...");
		final OpenDialog about = OpenDialog.waitFor("About MobileSAM");
		assertTrue(about.words().contains("https://arxiv.org/abs/2304.02643"), about.words());
		assertTrue(about.words().contains("https://doi.org/10.1038/s41592-024-02580-4"), about.words());
	}

	private static OpenDialog open() {
		IJ.doCommand("MobileSAM Models...");
		final OpenDialog dialog = OpenDialog.waitFor("Models");
		OpenDialog.waitUntil("the models are listed", () -> dialog.words().contains("nano"));
		OpenDialog.waitUntil("one is selected", () -> !dialog.selected().isEmpty());
		return dialog;
	}

	private static double megabytes(final Path folder) throws IOException {
		double bytes = 0;
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.toList()) bytes += Files.size(file);
		}
		return bytes / 1e6;
	}

	private void copyOfNano(final String id) throws IOException {
		final Path folder = Files.createDirectories(models.resolve(id));
		for (final String file : List.of("encoder.onnx", "decoder.onnx"))
			Files.copy(Path.of("models/nano", file), folder.resolve(file));
		Files.writeString(folder.resolve("model.json"), Files.readString(Path.of("models/nano/model.json")).replace(
				"\"id\": \"nano\"", "\"id\": \"" + id + "\""));
	}
}
