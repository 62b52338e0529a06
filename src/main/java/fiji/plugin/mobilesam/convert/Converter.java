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
package fiji.plugin.mobilesam.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.mobilesam.checkpoint.StateDict;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.progress.Progress;

/** Makes ONNX files of a checkpoint of the MobileSAM family: its tensors in any sizes, and no others. */
public final class Converter {

	private static final String ENCODER = "encoder.onnx";
	private static final String DECODER = "decoder.onnx";
	private static final String COMBINED = "sam.onnx";

	private final Path checkpoint;
	private final ConversionOptions options;

	/** @param checkpoint as PyTorch writes it */
	public Converter(final Path checkpoint, final ConversionOptions options) {
		this.checkpoint = checkpoint;
		this.options = options;
	}

	/**
	 * Writes the networks of a model folder, in our own form whatever the options say.
	 *
	 * @param folder that exists
	 * @return the files written
	 * @throws fiji.plugin.mobilesam.checkpoint.CheckpointException if the file is no checkpoint
	 * @throws ConversionException if it is one of another network; says which tensors differ
	 * @throws java.util.concurrent.CancellationException if the user stops it
	 */
	public ModelNetworks writeNetworks(final Path folder, final Progress progress) throws IOException {
		final Map<String, byte[]> files = files(OnnxForm.OURS, progress);
		final Map<String, ModelFile> written = new LinkedHashMap<>();
		for (final Map.Entry<String, byte[]> file : files.entrySet()) {
			Files.write(folder.resolve(file.getKey()), file.getValue());
			written.put(file.getKey(), ModelFile.of(file.getKey(), file.getValue()));
		}
		return new ModelNetworks(written.get(ENCODER), written.get(DECODER), Optional.empty());
	}

	/** The files of a form by their names; nothing is written before all of them are complete. */
	private Map<String, byte[]> files(final OnnxForm form, final Progress progress) throws IOException {
		final Weights weights = Weights.of(StateDict.read(checkpoint, progress));
		progress.checkCanceled();
		final Map<String, Graph> graphs;
		try {
			graphs = graphs(form, weights);
			weights.requireNothingMissingNorLeft();
		} catch (final ConversionException | IllegalArgumentException e) {
			throw new ConversionException("%s: %s".formatted(checkpoint, e.getMessage()), e);
		}
		final String sha256 = ModelFile.of("checkpoint", Files.readAllBytes(checkpoint)).sha256();
		final Map<String, byte[]> files = new LinkedHashMap<>();
		for (final Map.Entry<String, Graph> graph : graphs.entrySet()) {
			progress.update(files.size(), graphs.size(), "building " + graph.getKey());
			progress.checkCanceled();
			describe(graph.getValue(), sha256);
			files.put(graph.getKey(), graph.getValue().toBytes());
		}
		progress.update(graphs.size(), graphs.size(), "building the networks");
		return files;
	}

	private Map<String, Graph> graphs(final OnnxForm form, final Weights weights) throws ConversionException {
		final EncoderSizes encoder = EncoderSizes.of(weights, options.imageSize());
		final DecoderSizes decoder = DecoderSizes.of(weights);
		if (encoder.channels() != decoder.channels())
			throw new ConversionException("the encoder makes embeddings of %d channels, the decoder takes %d".formatted(
					encoder.channels(), decoder.channels()));
		final OurForm ours = new OurForm(weights, encoder, decoder);
		final Map<String, Graph> graphs = new LinkedHashMap<>();
		switch (form) {
			case OURS -> {
				ours.addEncoder(graph(graphs, ENCODER));
				ours.addDecoder(graph(graphs, DECODER));
			}
			case OFFICIAL_DECODER -> {
				new PublishedForm(graph(graphs, DECODER), weights, decoder, options.imageSize()).addDecoder(options
						.singleMask());
				// Not written: the tensors of the encoder are checked like all others.
				ours.addEncoder(new Graph("encoder", options.opset()));
			}
			case OFFICIAL_COMBINED -> new PublishedForm(graph(graphs, COMBINED), weights, decoder, options.imageSize())
					.addEncoderAndDecoder(encoder, options.singleMask());
		}
		return graphs;
	}

	private Graph graph(final Map<String, Graph> graphs, final String file) {
		final Graph graph = new Graph(file.substring(0, file.indexOf('.')), options.opset());
		graphs.put(file, graph);
		return graph;
	}

	private void describe(final Graph graph, final String sha256) {
		final String version = Converter.class.getPackage().getImplementationVersion();
		graph.producer("MobileSAM for Fiji", version == null ? "unreleased" : version);
		graph.metadata("checkpoint", checkpoint.getFileName().toString());
		graph.metadata("checkpoint_sha256", sha256);
		graph.metadata("image_size", Integer.toString(options.imageSize()));
	}
}
