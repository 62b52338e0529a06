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
import java.util.concurrent.Callable;

import fiji.plugin.mobilesam.convert.ConversionOptions;
import fiji.plugin.mobilesam.convert.Converter;
import fiji.plugin.mobilesam.convert.OnnxForm;
import fiji.plugin.mobilesam.files.NewFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam convert}: a checkpoint to ONNX. */
@Command(name = "convert", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Converts a PyTorch checkpoint of MobileSAM, or of a network like it, to ONNX.%n"}, footer = {"",
				"Examples:", "  mobilesam convert mobile_sam.pt --output my-model",
				"  mobilesam everything cells.tif --model my-model --output results"})
final class ConvertCommand implements Callable<Integer> {

	@Parameters(paramLabel = "CHECKPOINT", description = "A file as torch.save writes it: .pt or .pth")
	private Path checkpoint;

	@Option(names = {"-o",
			"--output"}, paramLabel = "DIR", required = true, description = "Folder for the model; made, or empty")
	private Path output;

	@Option(names = "--form", paramLabel = "ours|official|official-combined", defaultValue = "ours", description = "ours: a model for this program; official: the decoder as SAM's own export writes it, for other programs; official-combined: encoder and that decoder in one file. Default: ${DEFAULT-VALUE}")
	private String form;

	@Option(names = "--opset", paramLabel = "N", description = "Version of the ONNX operators. Default: ${DEFAULT-VALUE}")
	private int opset = ConversionOptions.DEFAULTS.opset();

	@Option(names = "--single-mask", description = "Official forms: return only the best mask")
	private boolean singleMask;

	@Option(names = "--image-size", paramLabel = "PIXELS", description = "Edge of the encoder's input that the network was trained with. Default: ${DEFAULT-VALUE}")
	private int imageSize = ConversionOptions.DEFAULTS.imageSize();

	@Option(names = "--overwrite", description = "Replace what an earlier conversion wrote there")
	private boolean overwrite;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final ConversionOptions options = new ConversionOptions(OnnxForm.of(form), opset, singleMask, imageSize);
		NewFolder.requireWritable(output);
		try (ConsoleProgress progress = new ConsoleProgress()) {
			new Converter(checkpoint, options).convert(output, overwrite, progress);
		}
		spec.commandLine().getOut().printf("converted %s to %s%n", checkpoint.getFileName(), output);
		return ExitCode.DONE;
	}
}
