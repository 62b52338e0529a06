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

import static fiji.plugin.mobilesam.cli.BadFiles.changed;
import static fiji.plugin.mobilesam.cli.BadFiles.claiming;
import static fiji.plugin.mobilesam.cli.BadFiles.encoded;
import static fiji.plugin.mobilesam.cli.BadFiles.half;
import static fiji.plugin.mobilesam.cli.BadFiles.image;
import static fiji.plugin.mobilesam.cli.BadFiles.inserted;
import static fiji.plugin.mobilesam.cli.BadFiles.text;
import static fiji.plugin.mobilesam.cli.BadFiles.tiff;
import static fiji.plugin.mobilesam.cli.BadFiles.withTag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input through the command line: exit code 2, one line that says what is wrong, nothing else on any stream, nothing
 * new in the output folder. In the tables, IN is a folder of inputs, OUT the output folder, CHECKPOINTS the checkpoints
 * under test.
 */
@Timeout(60)
class BadInputTest {

	private static final int TIFF_WIDTH = 256;
	private static final int TIFF_OFFSETS = 273;
	private static final int JPEG_FIRST_TABLE = 20;
	private static final int BMP_BITS = 28;
	private static final String CHECKPOINT = "src/test/resources/convert/narrow.pt";

	@TempDir
	private static Path in;

	@TempDir
	private Path folder;

	@BeforeAll
	static void writeInputs() throws IOException {
		final byte[] png = encoded(image(60, 40), "png");
		final byte[] jpg = encoded(image(60, 40), "jpg");
		final byte[] bmp = encoded(image(60, 40), "bmp");
		final byte[] tif = tiff(image(60, 40));
		file("good.png", png);
		file("empty.png", new byte[0]);
		file("text.png", text("no picture\n"));
		file("page.tif", text("<!DOCTYPE html><html>Not Found</html>"));
		file("half.png", half(png));
		file("half.jpg", half(jpg));
		file("header.jpg", BadFiles.untilPixels(jpg));
		file("stray-bytes.jpg", inserted(jpg, JPEG_FIRST_TABLE, 7));
		file("half.gif", half(encoded(image(60, 40), "gif")));
		file("half.bmp", half(bmp));
		file("16-bit.bmp", changed(bmp, BMP_BITS, 16));
		file("half.tif", half(tif));
		file("huge.png", claiming(png, Integer.MAX_VALUE, Integer.MAX_VALUE));
		file("large.png", claiming(png, 40000, 40000));
		file("no-columns.png", claiming(png, 0, 40));
		file("huge.tif", withTag(tif, TIFF_WIDTH, 1, Integer.MAX_VALUE));
		file("negative.tif", withTag(tif, TIFF_WIDTH, 1, -1));
		file("endless-strips.tif", withTag(tif, TIFF_OFFSETS, 1 << 28, 8));
		file("pixels-elsewhere.tif", withTag(tif, TIFF_OFFSETS, 1, 1 << 30));
		Files.createDirectories(in.resolve("folder.png"));
		writeModels();
	}

	private static void writeModels() throws IOException {
		assertEquals(ExitCode.DONE, CommandRun.of("convert", CHECKPOINT, "-o", in.resolve("good").toString(),
				"--image-size", "64").code());
		final byte[] encoder = Files.readAllBytes(in.resolve("good/encoder.onnx"));
		final byte[] json = Files.readAllBytes(in.resolve("good/model.json"));
		file("no-onnx/encoder.onnx", text("no network"));
		file("no-onnx/decoder.onnx", new byte[0]);
		file("one-file/encoder.onnx", encoder);
		file("two-encoders/a.onnx", encoder);
		file("two-encoders/b.onnx", encoder);
		file("missing/model.json", json);
		for (final String name : List.of("encoder", "decoder", "decoder_scores", "decoder_masks"))
			file("damaged/" + name + ".onnx", Files.readAllBytes(in.resolve("good/" + name + ".onnx")));
		file("damaged/model.json", json);
		file("damaged/encoder.onnx", changed(encoder, encoder.length / 2, ~encoder[encoder.length / 2]));
		file("half-json/model.json", half(json));
		file("list-json/model.json", text("[1, 2]"));
		file("page-json/model.json", text("<html>"));
		file("empty-json/model.json", new byte[0]);
		file("deep-json/model.json", text("[".repeat(100_000)));
		file("comment-json/model.json", text("/* a model */ {}"));
		file("no-id/model.json", text("{\"title\": \"x\"}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			empty.png            | is empty
			text.png             | is not one of the formats
			page.tif             | is not one of the formats
			half.png             | is broken
			half.jpg             | is truncated
			header.jpg           | is truncated
			stray-bytes.jpg      | is damaged
			half.gif             | half.gif
			half.bmp             | half.bmp
			16-bit.bmp           | 16-bit.bmp
			half.tif             | is truncated
			huge.png             | claims 2147483647 x 2147483647 pixels
			large.png            | claims 40000 x 40000 pixels
			no-columns.png       | is broken
			huge.tif             | 2147483647
			negative.tif         | negative.tif
			endless-strips.tif   | tag 273
			pixels-elsewhere.tif | is truncated
			folder.png           | no image in this folder
			nowhere.png          | there is no such file
			""")
	void images(final String name, final String says) throws IOException {
		refused("everything IN/" + name + " -o OUT", says);
		refused("segment IN/" + name + " --point 3,3 -o OUT", name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			html-page               | a web page
			truncated-download      | cut off or damaged
			zip-bomb                | a compressed entry
			os-system               | names os.system
			tensor-past-its-storage | takes 9 elements
			pytorch-0.1-tar         | old format
			text                    | not a checkpoint
			empty                   | is empty
			protocol-4              | protocol-4.pt
			""")
	void checkpoints(final String name, final String says) throws IOException {
		refused("convert CHECKPOINTS/" + name + ".pt -o OUT", says);
		refused("models get mobile_sam --from CHECKPOINTS/" + name + ".pt", "expected 40728226 bytes");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			no-onnx      | is no ONNX file
			one-file     | found no model.json and 1 ONNX files
			two-encoders | expected an encoder
			missing      | there is no such file
			damaged      | expected SHA-256
			half-json    | model.json: expected JSON
			list-json    | expected one JSON object
			page-json    | model.json
			empty-json   | model.json
			deep-json    | model.json
			no-id        | 'id' is missing
			comment-json | model.json: expected JSON, found malformed JSON at line 1 column 2
			folder.png   | found no model.json and 0 ONNX files
			good.png     | good.png
			""")
	void models(final String name, final String says) throws IOException {
		refused("segment IN/good.png --point 3,3 -o OUT --model IN/" + name, says);
		refused("models info IN/" + name, name);
	}

	@Test
	void defaultsOfAModel() throws IOException {
		final Path model = folder.resolve("model");
		for (final String name : List.of("encoder", "decoder", "decoder_scores", "decoder_masks"))
			BadFiles.write(model, name + ".onnx", Files.readAllBytes(in.resolve("good/" + name + ".onnx")));
		BadFiles.write(model, "model.json", text(Files.readString(in.resolve("good/model.json")).replace(
				"\"defaults\": {}", "\"defaults\": {\"points_per_side\": 2.5}")));
		refused("everything IN/good.png -o OUT --model " + model, "defaults: points_per_side must be a whole number");
	}

	@ParameterizedTest
	@ValueSource(strings = {"--points-per-side 1000000", "--points-per-side NaN", "--points-per-side 1.5",
			"--points-per-side=", "--points-per-batch 0", "--pred-iou-thresh Infinity", "--stability-score-offset NaN",
			"--crop-n-layers 99", "--crop-n-layers 6", "--crop-overlap-ratio NaN", "--min-area -1", "--threads 1000000",
			"--threads 2147483648", "--input-size-percent NaN", "--input-size-percent Infinity", "--region NaN,0,1,1",
			"--region 0,0,1e9,1", "--contrast percentile:60-40", "--format png,,coco", "--model nano/../nano", "-x",
			"another.png", "--min-area 60 --max-area 50", "--region 60,0,5,5", "--channel 2", "--channel 0",
			"--channel nuclei"})
	void optionsOfEverything(final String options) throws IOException {
		assertTrue(!refused("everything IN/good.png -o OUT " + options, "").err().contains("Exception"), options);
	}

	@ParameterizedTest
	@ValueSource(strings = {"--point NaN,1", "--point Infinity,1", "--point -1,1", "--point 1e308,1", "--point 61,1",
			"--point ,", "--box NaN,0,5,5", "--box 0,0,0,0", "--box 60,0,70,10", "--box -9,-9,0,0",
			"--point 5,5 --mask-id 0", "--each"})
	void prompts(final String options) throws IOException {
		refused("segment IN/good.png -o OUT " + options, "");
	}

	@ParameterizedTest
	@ValueSource(strings = {"--image-size 0", "--image-size 1000000", "--image-size -64", "--image-size 2147483647",
			"--opset 99", "--form theirs"})
	void optionsOfConvert(final String options) throws IOException {
		refused("convert " + CHECKPOINT + " -o OUT " + options, "");
	}

	@ParameterizedTest
	@ValueSource(strings = {"IN/good.png", "IN/good.png/below"})
	void anOutputFolderThatIsAFile(final String output) throws IOException {
		refused("segment IN/good.png --point 3,3 -o " + output, "good.png");
		refused("convert " + CHECKPOINT + " --image-size 64 -o " + output, "good.png");
		refused("convert IN/none.pt -o " + output, "good.png: is a file, expected a folder to write into");
	}

	@Test
	void anEmptyNameIsNotTheWorkingDirectory() throws IOException {
		final String image = in.resolve("good.png").toString();
		CommandRun.refused(Path.of(""), "segment", image, "--point", "3,3", "--output=");
		CommandRun.refused(folder, "everything", "", "--output", out().toString());
		CommandRun.refused(folder, "everything", "a\0b", "--output", out().toString());
	}

	/** The label image comes first and would fit; the overlay and the masks would not. */
	@Test
	void allFilesOfAnImageAreWrittenOrNone() throws IOException {
		final Path image = Files.copy(in.resolve("good.png"), folder.resolve("n".repeat(244) + ".png"));
		final CommandRun run = CommandRun.refused(out(), "segment", image.toString(), "--point", "3,3", "--format",
				"png,coco,rois", "-o", out().toString());
		assertTrue(run.err().contains("File name too long"), run.err());
	}

	@ParameterizedTest
	@CsvSource({"1, 1", "1, 300", "300, 1", "30000, 1"})
	void imagesOfFewPixelsAreSegmented(final int width, final int height) throws IOException {
		final Path image = BadFiles.write(folder, "thin.tif", tiff(image(width, height)));
		done("segment " + image + " --point 0,0 -o OUT --model IN/good");
	}

	@Test
	void valuesThatAreNoNumbersAndValuesOf16BitsAreSegmented() throws IOException {
		final Path nan = BadFiles.write(folder, "nan.tif", tiff(BadFiles.notNumbers()));
		done("segment " + nan + " --point 3,3 -o OUT --model IN/good");
		final Path deep = BadFiles.write(folder, "deep.png", encoded(image(60, 40).convertToShort(false), "png"));
		done("segment " + deep + " --point 3,3 -o OUT --model IN/good");
	}

	@ParameterizedTest
	@ValueSource(strings = {"zellen-\u00e4\u7d30\u80de.png", "   .png", "a;b&c$(x)%s.png", ".hidden.png",
			"no-extension"})
	void namesOfEveryKindAreTaken(final String name) throws IOException {
		final Path image = Files.copy(in.resolve("good.png"), folder.resolve(name));
		final CommandRun run = CommandRun.of("segment", image.toString(), "--point", "3,3", "-o", out().toString(),
				"--model", in.resolve("good").toString());
		assertEquals(new CommandRun(ExitCode.DONE, run.out(), "", ""), run);
	}

	@Test
	void filesOfOneNameKeepTheirExtensionsApart() throws IOException {
		final Path images = Files.createDirectory(folder.resolve("images"));
		BadFiles.write(images, "cell.png", encoded(image(60, 40), "png"));
		BadFiles.write(images, "cell.tif", tiff(image(60, 40)));
		done("everything " + images + " -o OUT --points-per-side 1 --model IN/good");
		assertTrue(Files.exists(out().resolve("cell.png-labels.tif")));
		assertTrue(Files.exists(out().resolve("cell.tif-labels.tif")));
	}

	private void done(final String command) {
		final CommandRun run = CommandRun.of(arguments(command));
		assertEquals(ExitCode.DONE, run.code(), run::toString);
		assertEquals("", run.aside());
	}

	private CommandRun refused(final String command, final String says) throws IOException {
		final CommandRun run = CommandRun.refused(out(), arguments(command));
		assertTrue(run.err().contains(says), run.err());
		return run;
	}

	private String[] arguments(final String command) {
		return Stream.of(command.split(" ")).map(word -> word.replace("IN/", in + "/").replace("OUT", out().toString())
				.replace("CHECKPOINTS", "src/test/resources/checkpoint")).toArray(String[]::new);
	}

	private Path out() {
		return folder.resolve("out");
	}

	private static void file(final String name, final byte[] bytes) throws IOException {
		BadFiles.write(in, name, bytes);
	}
}
