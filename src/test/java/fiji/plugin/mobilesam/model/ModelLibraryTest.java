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
package fiji.plugin.mobilesam.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.mobilesam.image.PixelNormalization;

class ModelLibraryTest {

	private static final byte[] ENCODER = "encoder".getBytes(StandardCharsets.UTF_8);
	private static final byte[] DECODER = "decoder".getBytes(StandardCharsets.UTF_8);

	@TempDir
	Path user;

	private static Path write(final Path folder, final String id) throws IOException {
		Files.createDirectories(folder);
		final ModelNetworks networks = new ModelNetworks(ModelFile.of("e.onnx", ENCODER),
				ModelFile.of("d.onnx", DECODER),
				Optional.empty());
		Files.write(folder.resolve("e.onnx"), ENCODER);
		Files.write(folder.resolve("d.onnx"), DECODER);
		Files.writeString(folder.resolve("model.json"), new ModelManifest(id, "A model", "MIT", "none", 64,
				PixelNormalization.SAM, Optional.of(networks), ModelDefaults.NONE, Optional.empty()).toJson());
		return folder;
	}

	private static List<String> ids(final List<ModelFolder> models) {
		return models.stream().map(model -> model.manifest().id()).toList();
	}

	private List<String> ids() throws IOException {
		return ids(new ModelLibrary(user).list(problem -> {
			throw new AssertionError(problem);
		}));
	}

	@Test
	void theModelsInTheJarAreThoseOfTheRepository() throws IOException {
		final List<String> folders = new ArrayList<>();
		try (var models = Files.newDirectoryStream(Path.of("models"), Files::isDirectory)) {
			models.forEach(folder -> folders.add(folder.getFileName().toString()));
		}
		assertEquals(folders.stream().sorted().toList(), ids());
	}

	@Test
	void theDefaultModelIsInTheJarWithItsFiles() throws IOException {
		final ModelFolder model = new ModelLibrary(user).find(ModelLibrary.DEFAULT_ID);
		assertEquals(Optional.empty(), model.path());
		assertArrayEquals(Files.readAllBytes(Path.of("models/nano/encoder.onnx")), model.read(model.networks()
				.encoder()));
		assertArrayEquals(Files.readAllBytes(Path.of("models/nano/decoder.onnx")), model.read(model.networks()
				.decoder()));
	}

	@Test
	void modelsOfTheUserJoinThoseInTheJarAndReplaceTheirNamesakes() throws IOException {
		final List<String> shipped = ids();
		write(user.resolve("mine"), "mine");
		write(user.resolve("any name"), "nano");
		final List<String> expected = new ArrayList<>(shipped);
		expected.add("mine");
		assertEquals(expected.stream().sorted().toList(), ids());
		assertEquals(Optional.of(user.resolve("any name")), new ModelLibrary(user).find("nano").path());
	}

	@Test
	void aFolderWithABrokenManifestIsReportedAndLeftOut() throws IOException {
		write(user.resolve("mine"), "mine");
		Files.writeString(Files.createDirectory(user.resolve("broken")).resolve("model.json"), "{");
		Files.createDirectory(user.resolve("empty"));
		final List<ModelException> problems = new ArrayList<>();
		final List<String> ids = ids(new ModelLibrary(user).list(problems::add));
		assertTrue(ids.contains("mine"), ids.toString());
		assertEquals(1, problems.size());
		assertTrue(problems.get(0).getMessage().contains(user.resolve("broken").toString()));
	}

	@Test
	void anUnknownIdIsAnErrorWithTheIdsThereAre() throws IOException {
		write(user.resolve("mine"), "mine");
		final String message = assertThrows(ModelException.class, () -> new ModelLibrary(user).find("nine"))
				.getMessage();
		assertTrue(message.contains("'nine'") && message.contains("mine, ") && message.contains("nano") && message
				.contains(user.toString()), message);
	}

	@Test
	void aNameIsAnIdOrElseAFolder() throws IOException {
		final ModelLibrary library = new ModelLibrary(user);
		final Path folder = write(user.resolve("elsewhere"), "mine");
		assertEquals("mine", library.named(folder.toString()).manifest().id());
		assertEquals("models/nano", library.named("nano").location());
		final String unknown = user.resolve("nowhere").toString();
		assertEquals(assertThrows(ModelException.class, () -> library.find(unknown)).getMessage(),
				assertThrows(ModelException.class, () -> library.named(unknown)).getMessage());
	}

	@Test
	void aUserWithoutAFolderHasTheModelsInTheJar() throws IOException {
		final List<ModelFolder> models = new ModelLibrary(user.resolve("none")).list(problem -> {
			throw new AssertionError(problem);
		});
		assertTrue(ids(models).contains("nano"));
	}

	@Test
	void aFileIsReadOnlyWithTheChecksumThatTheManifestStates() throws IOException {
		final ModelFolder model = ModelFolder.open(write(user, "mine"));
		final ModelFile encoder = model.networks().encoder();
		assertArrayEquals(ENCODER, model.read(encoder));
		Files.write(user.resolve("e.onnx"), DECODER);
		final String message = assertThrows(ModelException.class, () -> model.read(encoder)).getMessage();
		assertTrue(message.contains("e.onnx") && message.contains(encoder.sha256()) && message.contains(ModelFile.of(
				"e.onnx", DECODER).sha256()), message);
		Files.delete(user.resolve("e.onnx"));
		assertTrue(assertThrows(ModelException.class, () -> model.read(encoder)).getMessage().contains("no such file"));
	}

	@Test
	void aModelThatIsOnlyASourceSaysHowToInstallIt() throws IOException {
		final ModelFolder model = ModelFolder.shipped("mobile_sam");
		final String message = assertThrows(ModelException.class, model::networks).getMessage();
		assertTrue(message.contains("not installed") && message.contains("models get mobile_sam"), message);
	}

	@Test
	void theSystemPropertyNamesTheFolder() {
		final String before = System.getProperty(ModelLibrary.FOLDER_PROPERTY);
		System.setProperty(ModelLibrary.FOLDER_PROPERTY, user.toString());
		try {
			assertEquals(user, ModelLibrary.standard().userFolder());
		} finally {
			if (before == null) System.clearProperty(ModelLibrary.FOLDER_PROPERTY);
			else System.setProperty(ModelLibrary.FOLDER_PROPERTY, before);
		}
	}

	@Test
	void theChecksumIsSha256() {
		// FIPS 180-2, appendix B.1
		assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
				ModelFile.of("abc", "abc".getBytes(StandardCharsets.US_ASCII)).sha256());
	}
}
