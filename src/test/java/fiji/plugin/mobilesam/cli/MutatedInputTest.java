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

import static fiji.plugin.mobilesam.cli.BadFiles.encoded;
import static fiji.plugin.mobilesam.cli.BadFiles.image;
import static fiji.plugin.mobilesam.cli.BadFiles.tiff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several hundred damaged files, made with fixed seeds, through the command line: each is refused in one line with nothing
 * left behind, or taken where the damage hit nothing that matters.
 */
@Timeout(120)
class MutatedInputTest {

	private static final String CHECKPOINT = "src/test/resources/convert/narrow.pt";
	private static final int IMAGES = 150;
	private static final int CHECKPOINTS = 60;
	private static final int MANIFESTS = 80;
	private static final int NETWORKS = 100;

	@TempDir
	private static Path shared;

	@TempDir
	private Path folder;

	@BeforeAll
	static void convertAModel() {
		assertEquals(ExitCode.DONE, CommandRun.of("convert", CHECKPOINT, "-o", shared.resolve("model").toString(),
				"--image-size", "64").code());
	}

	@Test
	void images() throws IOException {
		final List<String> kinds = List.of("png", "tif", "jpg", "gif", "bmp", "16.tif", "16.png", "rgb.tif", "rgb.jpg",
				"32.tif");
		int refused = 0;
		for (int seed = 0; seed < IMAGES; seed++) {
			final String kind = kinds.get(seed % kinds.size());
			final byte[] damaged = new Mutation(seed).of(good(kind));
			final Path image = BadFiles.write(folder, seed + "." + kind, kind.endsWith("png") && seed % 3 > 0
					? Mutation.withChecksums(damaged)
					: damaged);
			final CommandRun run = CommandRun.refusedOrDone(folder.resolve("out"), "segment", image.toString(),
					"--point",
					"3,3", "--model", shared.resolve("model").toString(), "-o", folder.resolve("out").toString());
			if (run.code() == ExitCode.BAD_INPUT) refused++;
		}
		assertTrue(refused > IMAGES / 4, refused + " of " + IMAGES + " were refused");
	}

	private static byte[] good(final String kind) throws IOException {
		return switch (kind) {
			case "tif" -> tiff(image(16, 12));
			case "16.tif" -> tiff(image(16, 12).convertToShort(false));
			case "32.tif" -> tiff(image(16, 12).convertToFloat());
			case "rgb.tif" -> tiff(image(16, 12).convertToRGB());
			case "16.png" -> encoded(image(16, 12).convertToShort(false), "png");
			case "rgb.jpg" -> encoded(image(16, 12).convertToRGB(), "jpg");
			default -> encoded(image(16, 12), kind);
		};
	}

	/** Half of them with right checksums, so that the pickle itself is put to the test. */
	@Test
	void checkpoints() throws IOException {
		final byte[] whole = Files.readAllBytes(Path.of(CHECKPOINT));
		int refused = 0;
		for (int seed = 0; seed < CHECKPOINTS; seed++) {
			final Mutation mutation = new Mutation(seed);
			final Path checkpoint = folder.resolve(seed + ".pt");
			if (seed % 2 == 0) Files.write(checkpoint, mutation.of(whole));
			else writeWithDamagedEntry(checkpoint, mutation);
			final Path out = folder.resolve("out" + seed);
			final CommandRun run = CommandRun.refusedOrDone(out, "convert", checkpoint.toString(), "-o", out.toString(),
					"--image-size", "64");
			if (run.code() == ExitCode.BAD_INPUT) refused++;
		}
		assertTrue(refused > CHECKPOINTS / 2, refused + " of " + CHECKPOINTS + " were refused");
	}

	private static void writeWithDamagedEntry(final Path checkpoint, final Mutation mutation) throws IOException {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(CHECKPOINT)) {
			for (final ZipEntry entry : zip.stream().toList())
				entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
		}
		final List<String> names = List.copyOf(entries.keySet());
		final String damaged = mutation.random().nextInt(3) > 0
				? names.stream().filter(name -> name.endsWith("data.pkl")).findFirst().orElseThrow()
				: names.get(mutation.random().nextInt(names.size()));
		entries.computeIfPresent(damaged, (name, bytes) -> mutation.of(bytes));
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(checkpoint))) {
			zip.setMethod(ZipOutputStream.STORED);
			for (final Map.Entry<String, byte[]> named : entries.entrySet()) {
				final CRC32 crc = new CRC32();
				crc.update(named.getValue());
				final ZipEntry entry = new ZipEntry(named.getKey());
				entry.setSize(named.getValue().length);
				entry.setCrc(crc.getValue());
				zip.putNextEntry(entry);
				zip.write(named.getValue());
			}
		}
	}

	@Test
	void manifests() throws IOException {
		final Path model = shared.resolve("model");
		final byte[] whole = Files.readAllBytes(model.resolve("model.json"));
		final Path image = BadFiles.write(folder, "image.png", encoded(image(16, 12), "png"));
		final Path damaged = Files.createDirectory(folder.resolve("damaged"));
		for (final String name : List.of("encoder", "decoder", "decoder_scores", "decoder_masks"))
			Files.copy(model.resolve(name + ".onnx"), damaged.resolve(name + ".onnx"));
		int refused = 0;
		for (int seed = 0; seed < MANIFESTS; seed++) {
			Files.write(damaged.resolve("model.json"), new Mutation(seed).of(whole));
			final Path out = folder.resolve("out" + seed);
			final CommandRun run = CommandRun.refusedOrDone(out, "segment", image.toString(), "--point", "3,3",
					"--model",
					damaged.toString(), "-o", out.toString());
			CommandRun.refusedOrDone(out, "models", "info", damaged.toString());
			if (run.code() == ExitCode.BAD_INPUT) refused++;
		}
		assertTrue(refused > MANIFESTS / 4, refused + " of " + MANIFESTS + " were refused");
	}

	/** In a Java of their own, which a crash of the native runtime would end, and which writes to real streams. */
	@Test
	void networksWithoutAChecksum() throws IOException, InterruptedException {
		final Path image = BadFiles.write(folder, "image.png", encoded(image(16, 12), "png"));
		final File out = folder.resolve("out.txt").toFile();
		final File err = folder.resolve("err.txt").toFile();
		final Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
				MutatedNetworks.class.getName(), shared.resolve("model").toString(), image.toString(),
				folder.toString(),
				Integer.toString(NETWORKS)).redirectOutput(out).redirectError(err).start();
		assertTrue(java.waitFor(100, TimeUnit.SECONDS), "hangs at " + Files.readString(out.toPath()));
		assertEquals("", Files.readString(err.toPath()), Files.readString(out.toPath()));
		assertEquals(0, java.exitValue(), Files.readString(out.toPath()));
		final List<String> codes = Files.readAllLines(out.toPath());
		assertEquals(NETWORKS, codes.size());
		assertTrue(codes.stream().filter("2"::equals).count() > NETWORKS / 4, codes.toString());
	}
}
