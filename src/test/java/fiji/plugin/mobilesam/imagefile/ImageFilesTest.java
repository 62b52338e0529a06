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

package fiji.plugin.mobilesam.imagefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fiji.plugin.mobilesam.SeededIntegers;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/** The images of other writers are made by make_images.py; nothing may be printed, whatever they hold. */
class ImageFilesTest {

	@TempDir
	private Path folder;

	private final PrintStream out = System.out;
	private final PrintStream err = System.err;
	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	@BeforeEach
	void listen() {
		System.setOut(new PrintStream(printed, true));
		System.setErr(new PrintStream(printed, true));
	}

	@AfterEach
	void nothingIsPrinted() {
		System.setOut(out);
		System.setErr(err);
		assertEquals("", printed.toString());
	}

	static List<Path> images() throws IOException {
		return list("/imagej/images");
	}

	static List<Path> broken() throws IOException {
		return list("/imagej/broken");
	}

	private static List<Path> list(final String resource) throws IOException {
		try (Stream<Path> files = Files.list(Path.of(ImageFilesTest.class.getResource(resource).toURI()))) {
			return files.sorted().toList();
		} catch (final URISyntaxException e) {
			throw new IOException(e);
		}
	}

	@ParameterizedTest
	@MethodSource("images")
	void theirPixelsAreThoseThatWereWritten(final Path file) throws IOException {
		final String name = file.getFileName().toString();
		final SeededIntegers numbers = new SeededIntegers(1);

		final ImagePlus image = ImageFiles.open(file);

		assertEquals(13, image.getWidth());
		assertEquals(9, image.getHeight());
		assertEquals(name.contains("stack") ? 2 : 1, image.getStackSize());
		for (int i = 0; i < 13 * 9; i++) {
			if (name.startsWith("grey8")) assertEquals(numbers.next(256), image.getProcessor().get(i));
			else if (name.startsWith("grey16")) assertEquals(numbers.next(), image.getProcessor().get(i));
			else if (name.startsWith("float32")) assertEquals(numbers.next() / 8f, image.getProcessor().getf(i));
			else
				assertEquals(numbers.next(256) << 16 | numbers.next(256) << 8 | numbers.next(256),
						image.getProcessor().get(i) & 0xffffff);
		}
	}

	@ParameterizedTest
	@MethodSource("broken")
	void theirErrorIsOneLineWithTheName(final Path file) {
		final String message = assertTimeoutPreemptively(Duration.ofMinutes(1),
				() -> assertThrows(IOException.class, () -> ImageFiles.open(file))).getMessage();

		assertTrue(message.startsWith(file + ": ") && !message.contains("\n"), message);
		assertFalse(message.contains("null") || message.contains("Exception"), message);
	}

	@ParameterizedTest
	@CsvSource({"truncated-grey16.tif,is truncated", "truncated-grey16-stack.tif,is truncated",
			"truncated-whole.jpg,is truncated", "truncated-grey8.bmp,ends too early", "truncated-grey8.png,is broken",
			"empty.tif,'is empty, 0 bytes'", "text.tif,is not one of the formats TIFF",
			"html-page.png,is not one of the formats TIFF", "cmyk.jpg,is a CMYK JPEG",
			"tiled.tif,tiled TIFFs; save it as",
			"float64.tif,BitsPerSample: 64; save it as", "claims-60000-pixels-a-side.tif,claims 60000 x 60000 pixels",
			"claims-60000-pixels-a-side.png,claims 60000 x 60000 pixels", "ring-of-directories.tif,form a ring",
			"endless-deflate.tif,ends too early", "corrupt-deflate.tif,does not decompress",
			"jpeg-in-tiff.tif,compressed in a way that ImageJ does not know",
			"lzw-of-1-bit.tif,cannot read compressed TIFFs of 1 bit", "animation.gif,is an animation of 2 pictures",
			"claims-many-rows-of-lzw.tif,of 9000 rows", "claims-many-strips.tif,tag 273 announces 2147483648 values"})
	void theirErrorSaysWhatIsWrong(final String name, final String part) {
		final Path file = Path.of("src/test/resources/imagej/broken", name);

		final String message = assertThrows(IOException.class, () -> ImageFiles.open(file)).getMessage();

		assertTrue(message.contains(part), message);
	}

	@Test
	void aMissingFileAndAFolderAreErrors() {
		assertTrue(assertThrows(IOException.class, () -> ImageFiles.open(folder.resolve("none.tif"))).getMessage()
				.endsWith("none.tif: there is no such file"));
		assertTrue(assertThrows(IOException.class, () -> ImageFiles.open(folder)).getMessage()
				.endsWith(": is a folder, expected an image file"));
	}

	@Test
	void aHyperstackOfImageJKeepsDimensionsCalibrationAndModes() throws IOException {
		final ImagePlus image = IJ.createHyperStack("stack", 7, 5, 2, 3, 4, 16);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().setUnit("nm");
		final Path file = folder.resolve("hyperstäck.tif");
		new FileSaver(image).saveAsTiffStack(file.toString());

		final ImagePlus opened = ImageFiles.open(file);

		assertEquals(List.of(7, 5, 2, 3, 4), Arrays.stream(opened.getDimensions()).boxed().toList());
		assertEquals(0.5, opened.getCalibration().pixelWidth);
		assertTrue(opened.isComposite());
	}

	@ParameterizedTest
	@MethodSource("images")
	void damagedFilesAreOpenedOrAreErrorsButNeverHang(final Path file) throws IOException {
		final byte[] whole = Files.readAllBytes(file);
		final Path damaged = folder.resolve(file.getFileName());
		for (int seed = 0; seed < 12; seed++) {
			final Random random = new Random(seed);
			final byte[] bytes = whole.clone();
			for (int i = 0; i <= seed; i++) bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
			Files.write(damaged, bytes);
			assertTimeoutPreemptively(Duration.ofMinutes(1), () -> openOrError(damaged), "seed " + seed);
		}
	}

	private static void openOrError(final Path file) {
		try {
			assertTrue(ImageFiles.open(file).getStackSize() > 0);
		} catch (final IOException e) {
			assertTrue(e.getMessage().startsWith(file + ": ") && !e.getMessage().contains("\n"), e.getMessage());
		}
	}
}
