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
package fiji.plugin.mobilesam.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.checkpoint.CheckpointException;
import fiji.plugin.mobilesam.install.Downloader.Patience;
import fiji.plugin.mobilesam.model.Checksum;
import fiji.plugin.mobilesam.model.Checksum.Algorithm;
import fiji.plugin.mobilesam.model.ModelException;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.model.ModelSource;
import fiji.plugin.mobilesam.progress.Progress;

/** A conversion that copies stands in for the real one, whose own tests are elsewhere. */
class ModelInstallerTest {

	private static final String ID = "tiny";
	private static final byte[] CHECKPOINT = "weights of the model".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] OTHER = "weights of the madel".getBytes(StandardCharsets.US_ASCII);
	private static final URI NOWHERE = URI.create("http://models.invalid/vit.pt");
	/** Takes nothing: each byte written finds the disk full. */
	private static final Path FULL = Path.of("/dev/full");
	private static final Patience SHORT = new Patience(2, Duration.ofMillis(10), Duration.ofMinutes(1));

	@TempDir
	private Path folder;
	private Path models;
	private ModelInstaller installer;

	@BeforeEach
	void openALibrary() {
		models = folder.resolve("models");
		installer = installer(ModelInstallerTest::copy);
	}

	@Test
	void downloadsChecksAndConverts() throws IOException {
		try (FileServer server = new FileServer(CHECKPOINT)) {
			announce(server.url(), OptionalLong.of(CHECKPOINT.length));
			final ModelFolder model = installer.install(ID, Progress.NONE);
			assertEquals("weights of the model", new String(model.read(model.networks().encoder()),
					StandardCharsets.US_ASCII));
			assertEquals(models.resolve(ID), model.path().orElseThrow());
			assertEquals(server.url(), model.manifest().source().orElseThrow().url());
			assertTrue(Files.readString(models.resolve(ID).resolve("NOTICE")).contains("CC-BY-4.0"));
			assertEquals(List.of(ID), names(models));
		}
	}

	@Test
	void convertsTheCheckpointOfANetwork() throws IOException {
		final Path network = Path.of("src/test/resources/convert/narrow.pt");
		announce(NOWHERE, Files.readAllBytes(network), OptionalLong.of(Files.size(network)));
		final ModelFolder model = new ModelInstaller(new ModelLibrary(models)).installFrom(ID, network, Progress.NONE);
		for (final ModelFile file : model.networks().files()) assertTrue(model.read(file).length > 0);
	}

	@Test
	void leavesASoundModelAndRepairsADamagedOne() throws IOException {
		try (FileServer server = new FileServer(CHECKPOINT)) {
			announce(server.url(), OptionalLong.empty());
			installer.install(ID, Progress.NONE);
			installer.install(ID, Progress.NONE);
			assertEquals(1, server.requests().size());

			Files.write(models.resolve(ID).resolve("encoder.onnx"), OTHER);
			final ModelFolder repaired = installer.install(ID, Progress.NONE);
			assertEquals(2, server.requests().size());
			repaired.read(repaired.networks().encoder());
			assertEquals(List.of(ID), names(models));
		}
	}

	@Test
	void refusesAndRemovesADownloadWithAnotherChecksum() throws IOException {
		try (FileServer server = new FileServer(OTHER)) {
			announce(server.url(), OptionalLong.empty());
			final String message = failure();
			assertTrue(message.contains("expected sha256 " + sha256(CHECKPOINT)), message);
			assertTrue(message.contains("found " + sha256(OTHER)), message);
			assertEquals(List.of(ID), names(models));
			assertTrue(ModelFolder.open(models.resolve(ID)).manifest().networks().isEmpty());
		}
	}

	@Test
	void startsAnewWhenTheBeginningWasOfAnotherFile() throws IOException {
		try (FileServer server = new FileServer(CHECKPOINT)) {
			announce(server.url(), OptionalLong.of(CHECKPOINT.length));
			Files.writeString(models.resolve("tiny.pt.part"), "something");
			installer.install(ID, Progress.NONE);
			assertEquals(List.of("/models/vit.pt bytes=9-", "/models/vit.pt"), server.requests());
		}
	}

	@Test
	void saysInOneLineWhatToPutWhereWhenThereIsNoNetwork() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		assertEquals(
				("the model 'tiny' cannot be downloaded: the host models.invalid cannot be found (no network?)."
						+ " Get http://models.invalid/vit.pt (20 bytes) on any machine and put it at %s,"
						+ " or install it from where it is: models get tiny --from FILE, in ImageJ MobileSAM Models... > From File")
						.formatted(models.resolve("tiny.pt")),
				failure());
	}

	@Test
	void usesTheFileThatWasPutThereAndLeavesIt() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		Files.write(models.resolve("tiny.pt"), CHECKPOINT);
		installer.install(ID, Progress.NONE);
		assertEquals(List.of(ID, "tiny.pt"), names(models));
	}

	@Test
	void installsFromAFileOfTheUser() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		final Path own = Files.write(folder.resolve("mine.pt"), CHECKPOINT);
		installer.installFrom(ID, own, Progress.NONE);
		assertTrue(ModelFolder.open(models.resolve(ID)).manifest().networks().isPresent());
		assertTrue(Files.exists(own));
	}

	@Test
	void refusesAnotherFileOfTheUserWithFoundAndExpected() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		final Path own = Files.write(folder.resolve("mine.pt"), OTHER);
		assertEquals("%s: expected sha256 %s, found %s; this is not the file of %s".formatted(own, sha256(CHECKPOINT),
				sha256(OTHER), NOWHERE), refusal(own));
		Files.writeString(own, "short");
		assertEquals("%s: expected 20 bytes, found 5; this is not the file of %s".formatted(own, NOWHERE),
				refusal(own));
		Files.delete(own);
		assertEquals("%s: there is no such file".formatted(own), refusal(own));
	}

	@Test
	void saysThatTheFolderCannotBeMade() throws IOException {
		final Path file = Files.createFile(folder.resolve("file"));
		models = file.resolve("models");
		final ModelInstaller misplaced = installer(ModelInstallerTest::copy);
		final String message = assertThrows(InstallException.class,
				() -> misplaced.install("mobile_sam", Progress.NONE))
				.getMessage();
		assertTrue(message.contains("the folder %s cannot be made".formatted(models)), message);
		assertTrue(message.contains("MOBILESAM_MODELS"), message);
		assertTrue(message.contains("40728226 bytes"), message);
	}

	@Test
	void saysThatTheFolderCannotBeWritten() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		final Path own = Files.write(folder.resolve("mine.pt"), CHECKPOINT);
		assumeTrue(models.toFile().setWritable(false) && !Files.isWritable(models),
				"skipped: this user may write everywhere");
		assertTrue(failure().contains("the folder %s cannot be written".formatted(models)));
		assertTrue(refusal(own).contains("the folder %s cannot be written".formatted(models)));
	}

	@Test
	void saysThatTheDiskIsTooSmall() throws IOException {
		announce(NOWHERE, OptionalLong.of(1L << 52));
		assertTrue(failure().contains("bytes free, and 3 times %d are needed".formatted(1L << 52)));
	}

	@Test
	void saysThatTheDiskIsFullAndLeavesNothingOfTheDownload() throws IOException {
		assumeTrue(Files.exists(FULL), "skipped: there is no /dev/full");
		try (FileServer server = new FileServer(CHECKPOINT)) {
			announce(server.url(), OptionalLong.of(CHECKPOINT.length));
			Files.createSymbolicLink(models.resolve("tiny.pt.part"), FULL);
			assertEquals("the model 'tiny' cannot be downloaded: %s: cannot be written: No space left on device"
					.formatted(models.resolve("tiny.pt.part")), failure());
			assertEquals(List.of(ID), names(models));
			assertTrue(ModelFolder.open(models.resolve(ID)).manifest().networks().isEmpty());
		}
	}

	@Test
	void saysThatTheDiskIsFullAndLeavesNothingOfTheConversion() throws IOException {
		assumeTrue(Files.exists(FULL), "skipped: there is no /dev/full");
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		final Path own = Files.write(folder.resolve("mine.pt"), CHECKPOINT);
		installer = installer((checkpoint, imageSize, target, progress) -> {
			Files.createSymbolicLink(target.resolve("encoder.onnx"), FULL);
			return copy(checkpoint, imageSize, target, progress);
		});
		assertEquals("the model 'tiny' cannot be installed in %s: No space left on device".formatted(models), refusal(
				own));
		assertEquals(List.of(ID), names(models));
	}

	@Test
	void makesAModelOfTheUsersOwnCheckpoint() throws IOException {
		final Path network = Path.of("src/test/resources/convert/narrow.pt");
		final ModelFolder model = installer.installOwn("my_model", network, 64, Progress.NONE);
		assertEquals("my_model", model.manifest().id());
		assertEquals(64, model.manifest().imageSize());
		for (final ModelFile file : model.networks().files()) assertTrue(model.read(file).length > 0);
		assertTrue(model.bytesOnDisk() > model.read(model.networks().encoder()).length);
		assertEquals(List.of("my_model"), names(models));
	}

	@Test
	void refusesNamesThatAreTakenOrNoneAndFilesThatAreNoCheckpoints() throws IOException {
		final Path network = Path.of("src/test/resources/convert/narrow.pt");
		assertEquals("there is a model 'nano' already; choose another name, or remove it first", assertThrows(
				InstallException.class, () -> installer.installOwn("nano", network, 64, Progress.NONE)).getMessage());
		assertEquals("expected an id of 1 to 64 letters, digits, '_', '-', '.', found 'my model'", assertThrows(
				IllegalArgumentException.class, () -> installer.installOwn("my model", network, 64, Progress.NONE))
				.getMessage());
		final Path missing = folder.resolve("missing.pt");
		assertEquals(missing + ": there is no such file", assertThrows(InstallException.class,
				() -> installer.installOwn("mine", missing, 64, Progress.NONE)).getMessage());
		final Path text = Files.write(folder.resolve("text.pt"), CHECKPOINT);
		assertThrows(CheckpointException.class, () -> installer.installOwn("mine", text, 64, Progress.NONE));
		assertEquals(List.of(), names(models));
	}

	@Test
	void removesAModelAsAWhole() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		final Path own = Files.write(folder.resolve("mine.pt"), CHECKPOINT);
		final ModelFolder model = installer.installFrom(ID, own, Progress.NONE);
		installer.remove(model);
		assertEquals(List.of(), names(models));
		assertTrue(assertThrows(InstallException.class, () -> installer.remove(model)).getMessage().startsWith(
				"the model 'tiny' cannot be removed: "));
	}

	@Test
	void removesNothingOutsideTheFolderOfModels() throws IOException {
		assertEquals("the model 'nano' is a part of the program and cannot be removed", assertThrows(
				InstallException.class, () -> installer.remove(ModelFolder.shipped("nano"))).getMessage());
		final ModelFolder foreign = ModelFolder.open(Path.of("models/nano"));
		assertEquals("%s is not in %s; remove it by hand".formatted(Path.of("models/nano"), models), assertThrows(
				InstallException.class, () -> installer.remove(foreign)).getMessage());
	}

	@Test
	void leavesTheOldModelWhenTheConversionFails() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		final Path own = Files.write(folder.resolve("mine.pt"), CHECKPOINT);
		installer.installFrom(ID, own, Progress.NONE);
		final ModelInstaller broken = installer((checkpoint, imageSize, target, progress) -> {
			Files.writeString(target.resolve("encoder.onnx"), "half");
			throw new IOException("unknown tensor");
		});
		assertEquals("the model 'tiny' cannot be installed in %s: unknown tensor".formatted(models), assertThrows(
				InstallException.class, () -> broken.installFrom(ID, own, Progress.NONE)).getMessage());
		final ModelFolder old = ModelFolder.open(models.resolve(ID));
		old.read(old.networks().encoder());
		assertEquals(List.of(ID), names(models));
	}

	@Test
	void installsNothingWhenTheUserStopsTheConversion() throws IOException {
		announce(NOWHERE, OptionalLong.of(CHECKPOINT.length));
		Files.write(models.resolve("tiny.pt"), CHECKPOINT);
		final ModelInstaller stopped = installer((checkpoint, imageSize, target, progress) -> {
			throw new CancellationException("stopped by the user");
		});
		assertThrows(CancellationException.class, () -> stopped.install(ID, Progress.NONE));
		assertTrue(ModelFolder.open(models.resolve(ID)).manifest().networks().isEmpty());
		assertEquals(List.of(ID, "tiny.pt"), names(models));
	}

	@Test
	void knowsThatTheShippedModelNeedsNoInstallation() throws IOException {
		assertTrue(installer.install("nano", Progress.NONE).path().isEmpty());
		assertFalse(Files.exists(models));
	}

	@Test
	void refusesAModelWithoutASource() {
		assertEquals("the model 'nano' has no source in its model.json, so it cannot be installed anew",
				assertThrows(InstallException.class, () -> installer.installFrom("nano", folder.resolve("x"),
						Progress.NONE)).getMessage());
	}

	@Test
	void refusesAnUnknownModel() {
		assertThrows(ModelException.class, () -> installer.install("nobody", Progress.NONE));
	}

	private String failure() {
		final String message = assertThrows(InstallException.class, () -> installer.install(ID, Progress.NONE))
				.getMessage();
		assertEquals(1, message.lines().count());
		return message;
	}

	private String refusal(final Path file) {
		return assertThrows(InstallException.class, () -> installer.installFrom(ID, file, Progress.NONE)).getMessage();
	}

	private ModelInstaller installer(final CheckpointConversion conversion) {
		return new ModelInstaller(new ModelLibrary(models), new Downloader(ProxySelector.of(null), SHORT), conversion);
	}

	/** Puts a model in the library of which only the source is known. */
	private void announce(final URI url, final OptionalLong size) throws IOException {
		announce(url, CHECKPOINT, size);
	}

	private void announce(final URI url, final byte[] checkpoint, final OptionalLong size) throws IOException {
		KnownModel.announce(models, ID, new ModelSource(url, new Checksum(Algorithm.SHA256, sha256(checkpoint)),
				size, Optional.empty()));
	}

	private static ModelNetworks copy(final Path checkpoint, final int imageSize, final Path target,
			final Progress progress)
			throws IOException {
		final byte[] bytes = Files.readAllBytes(checkpoint);
		Files.write(target.resolve("encoder.onnx"), bytes);
		Files.write(target.resolve("decoder.onnx"), bytes);
		final String sha256 = sha256(bytes);
		return new ModelNetworks(new ModelFile("encoder.onnx", sha256), new ModelFile("decoder.onnx", sha256), Optional
				.empty());
	}

	private static String sha256(final byte[] bytes) {
		return ModelFile.of("checkpoint", bytes).sha256();
	}

	private static List<String> names(final Path parent) throws IOException {
		try (Stream<Path> entries = Files.list(parent)) {
			return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
		}
	}
}
