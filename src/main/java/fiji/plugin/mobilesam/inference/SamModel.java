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
package fiji.plugin.mobilesam.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelNetworks;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * A model in the runtime: encoder and decoder. May be used from several threads. It may be closed at any time: calls
 * that run finish; later ones, also of its predictors, throw IllegalStateException.
 */
public final class SamModel implements PromptableModel, AutoCloseable {

	/** Opens networks, all of which are closed if it fails. */
	@FunctionalInterface
	private interface Loading {

		SamModel with(NetworkOpener opener) throws IOException;
	}

	private final ModelManifest manifest;
	private final Optional<String> fallbackReason;
	private final ImageEncoder encoder;
	private final MaskDecoder decoder;
	private final Optional<TwoStepDecoder> twoStep;

	private SamModel(final ModelManifest manifest, final Optional<String> fallbackReason, final ImageEncoder encoder,
			final MaskDecoder decoder, final Optional<TwoStepDecoder> twoStep) {
		this.manifest = manifest;
		this.fallbackReason = fallbackReason;
		this.encoder = encoder;
		this.decoder = decoder;
		this.twoStep = twoStep;
	}

	/**
	 * Loads a model.
	 *
	 * @param folder with its {@code model.json}
	 * @param options where it runs
	 * @throws IOException if a file is missing, is not the one meant, or is no network that {@code model.json}
	 *             describes
	 */
	public static SamModel open(final ModelFolder folder, final RuntimeOptions options) throws IOException {
		final ModelNetworks files = folder.networks();
		return open(folder.location(), options, opener -> {
			final Network encoder = opener.open(folder, files.encoder());
			final Network decoder = opener.open(folder, files.decoder());
			Optional<TwoStepDecoder> twoStep = Optional.empty();
			if (files.twoStep().isPresent()) {
				final Network scores = opener.openForOneThread(folder, files.twoStep().get().scores());
				final Network masks = opener.openForOneThread(folder, files.twoStep().get().masks());
				twoStep = Optional.of(new TwoStepDecoder(scores, masks, encoder));
			}
			return assemble(folder.manifest(), opener, encoder, decoder, twoStep);
		});
	}

	/**
	 * Loads what lies in a folder: a model with its {@code model.json}, or the two ONNX files of another program.
	 *
	 * @param folder of the model
	 * @param options where it runs
	 * @throws IOException if there is no model or it cannot be loaded
	 */
	public static SamModel open(final Path folder, final RuntimeOptions options) throws IOException {
		if (ModelFolder.isModel(folder)) return open(ModelFolder.open(folder), options);
		final List<Path> files = ForeignFiles.in(folder);
		return open(files.get(0), files.get(1), options);
	}

	/**
	 * Loads the ONNX files of another program, which are told apart by their inputs and outputs: an encoder that takes
	 * a normalised image or grey levels, and the decoder of the published export or one like ours.
	 *
	 * @param one the encoder or the decoder
	 * @param other the other one
	 * @param options where they run
	 * @throws IOException if they are no such pair, with what they take and give and what is understood
	 */
	public static SamModel open(final Path one, final Path other, final RuntimeOptions options) throws IOException {
		return open(one + ", " + other, options, opener -> {
			final ForeignFiles files = ForeignFiles.open(one, other, opener);
			return assemble(files.manifest(), opener, files.encoder(), files.decoder(), Optional.empty());
		});
	}

	private static SamModel open(final String where, final RuntimeOptions options, final Loading loading)
			throws IOException {
		final NetworkOpener opener = new NetworkOpener(options);
		try {
			return loading.with(opener);
		} catch (final IllegalArgumentException e) {
			opener.closeAll();
			throw new InferenceException(where, e.getMessage());
		} catch (IOException | RuntimeException e) {
			opener.closeAll();
			throw e;
		}
	}

	private static SamModel assemble(final ModelManifest manifest, final NetworkOpener opener, final Network encoder,
			final Network decoder, final Optional<TwoStepDecoder> twoStep) throws InferenceException {
		final ImageInput input = ImageInput.of(encoder, manifest.imageSize(), manifest.normalization())
				.orElseThrow(() -> unknown(encoder, ImageInput.UNDERSTOOD));
		if (input.size() != manifest.imageSize())
			throw new InferenceException(encoder.name(), "takes images of %d pixels, but image_size is %d".formatted(
					input.size(), manifest.imageSize()));
		if (!MaskDecoder.isDecoder(decoder)) throw unknown(decoder, MaskDecoder.UNDERSTOOD);
		final MaskDecoder oneStep = new MaskDecoder(decoder, encoder);
		final Set<String> ofImage = new HashSet<>(oneStep.ofImage());
		twoStep.ifPresent(steps -> ofImage.addAll(steps.ofImage()));
		return new SamModel(manifest, opener.fallbackReason(), new ImageEncoder(encoder, input, ofImage), oneStep,
				twoStep);
	}

	private static InferenceException unknown(final Network network, final String understood) {
		return new InferenceException(network.name(), "expected %s; found %s".formatted(understood, network
				.signature()));
	}

	/** What its {@code model.json} says. */
	public ModelManifest manifest() {
		return manifest;
	}

	/** Where the encoder runs. */
	public Device device() {
		return encoder.network().device();
	}

	/** Why that is not the device asked for, one line. */
	public Optional<String> fallbackReason() {
		return fallbackReason;
	}

	@Override
	public OnnxMaskPredictor encode(final RgbImage image, final Progress progress) throws InferenceException {
		return encode(image, 100, progress);
	}

	/**
	 * Encodes an image in fewer pixels than it has; prompts and masks are those of the image all the same.
	 *
	 * @param image of any size
	 * @param percent to which its sides are reduced first, more than 0, at most 100
	 * @param progress asked whether to go on
	 * @throws InferenceException if the network fails or gives no numbers
	 * @throws IllegalArgumentException if the percentage is out of range
	 */
	public OnnxMaskPredictor encode(final RgbImage image, final double percent, final Progress progress)
			throws InferenceException {
		final ImageEmbedding embedding = encoder.encode(image, percent, progress);
		return new OnnxMaskPredictor(embedding, decoder, twoStep, decoder.shape(embedding, progress));
	}

	/** Closing twice does nothing. */
	@Override
	public void close() {
		encoder.close();
		decoder.close();
		twoStep.ifPresent(TwoStepDecoder::close);
	}
}
