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
import fiji.plugin.mobilesam.model.ModelNetworks.TwoStep;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * The ONNX files of a checkpoint, complete and in memory, so that nothing is written of a checkpoint that does not fit.
 *
 * @param checkpoint with its checksum
 * @param contents by file name; not copied
 */
record NetworkFiles(ModelFile checkpoint, Map<String, byte[]> contents) {

	static final String ENCODER = "encoder.onnx";
	static final String DECODER = "decoder.onnx";
	static final String DECODER_SCORES = "decoder_scores.onnx";
	static final String DECODER_MASKS = "decoder_masks.onnx";
	static final String COMBINED = "sam.onnx";

	/**
	 * Reads a checkpoint and builds the files of a form.
	 *
	 * @throws fiji.plugin.mobilesam.checkpoint.CheckpointException if it is no checkpoint
	 * @throws ConversionException if it is one of another network; says which tensors differ
	 * @throws java.util.concurrent.CancellationException if the user stops it
	 */
	static NetworkFiles of(final Path checkpoint, final ConversionOptions options, final Progress progress)
			throws IOException {
		final StateDict tensors = StateDict.read(checkpoint, progress);
		progress.checkCanceled();
		final ModelFile source = ModelFile.of(checkpoint.getFileName().toString(), Files.readAllBytes(checkpoint));
		try {
			return of(tensors, source, options, progress);
		} catch (final ConversionException | IllegalArgumentException e) {
			throw new ConversionException("%s: %s".formatted(checkpoint, e.getMessage()), e);
		}
	}

	/**
	 * Builds the files of a form.
	 *
	 * @param source of the tensors
	 * @throws ConversionException if they are those of another network; says which tensors differ
	 * @throws java.util.concurrent.CancellationException if the user stops it
	 */
	static NetworkFiles of(final StateDict tensors, final ModelFile source, final ConversionOptions options,
			final Progress progress) throws ConversionException {
		final Map<String, Graph> graphs = graphs(Weights.of(tensors), options);
		final Map<String, byte[]> contents = new LinkedHashMap<>();
		for (final Map.Entry<String, Graph> graph : graphs.entrySet()) {
			progress.update(contents.size(), graphs.size(), "building " + graph.getKey());
			progress.checkCanceled();
			describe(graph.getValue(), source, options.imageSize());
			contents.put(graph.getKey(), graph.getValue().toBytes());
		}
		progress.update(1, 1, "building the networks");
		return new NetworkFiles(source, contents);
	}

	/** @throws ConversionException if the tensors are not exactly those of the networks */
	static Map<String, Graph> graphs(final Weights weights, final ConversionOptions options)
			throws ConversionException {
		final EncoderSizes encoder = EncoderSizes.of(weights, options.imageSize());
		final DecoderSizes decoder = DecoderSizes.of(weights);
		if (encoder.channels() != decoder.channels())
			throw new ConversionException("the encoder makes embeddings of %d channels, the decoder takes %d".formatted(
					encoder.channels(), decoder.channels()));
		final OurForm ours = new OurForm(weights, encoder, decoder);
		final Map<String, Graph> graphs = new LinkedHashMap<>();
		switch (options.form()) {
			case OURS -> {
				ours.addEncoder(graph(graphs, ENCODER, options));
				ours.addDecoder(graph(graphs, DECODER, options));
				ours.addScores(graph(graphs, DECODER_SCORES, options));
				ours.addMasks(graph(graphs, DECODER_MASKS, options));
			}
			case OFFICIAL_DECODER -> {
				published(graph(graphs, DECODER, options), weights, decoder, options).addDecoder(options.singleMask());
				// Not written: the tensors of the encoder are checked like all others.
				ours.addEncoder(new Graph("encoder", options.opset()));
			}
			case OFFICIAL_COMBINED -> published(graph(graphs, COMBINED, options), weights, decoder, options)
					.addEncoderAndDecoder(encoder, options.singleMask());
		}
		weights.requireNothingMissingNorLeft();
		return graphs;
	}

	private static PublishedForm published(final Graph graph, final Weights weights, final DecoderSizes decoder,
			final ConversionOptions options) {
		return new PublishedForm(graph, weights, decoder, options.imageSize());
	}

	private static Graph graph(final Map<String, Graph> graphs, final String file, final ConversionOptions options) {
		final Graph graph = new Graph(file.substring(0, file.indexOf('.')), options.opset());
		graphs.put(file, graph);
		return graph;
	}

	private static void describe(final Graph graph, final ModelFile checkpoint, final int imageSize) {
		final String version = NetworkFiles.class.getPackage().getImplementationVersion();
		graph.producer("MobileSAM for Fiji", version == null ? "unreleased" : version);
		graph.description(
				"Made from the checkpoint of a MobileSAM network for square images of " + imageSize + " pixels.");
		graph.metadata("checkpoint", checkpoint.file());
		graph.metadata("checkpoint_sha256", checkpoint.sha256());
		graph.metadata("image_size", Integer.toString(imageSize));
	}

	/**
	 * Writes the files into a folder.
	 *
	 * @return what {@code model.json} says of them, if they are those of our own form
	 */
	Optional<ModelNetworks> write(final Path folder) throws IOException {
		final Map<String, ModelFile> written = new LinkedHashMap<>();
		for (final Map.Entry<String, byte[]> file : contents.entrySet()) {
			Files.write(folder.resolve(file.getKey()), file.getValue());
			written.put(file.getKey(), ModelFile.of(file.getKey(), file.getValue()));
		}
		if (!written.containsKey(ENCODER)) return Optional.empty();
		final TwoStep twoStep = new TwoStep(written.get(DECODER_SCORES), written.get(DECODER_MASKS));
		return Optional.of(new ModelNetworks(written.get(ENCODER), written.get(DECODER), Optional.of(twoStep)));
	}
}
