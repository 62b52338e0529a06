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
import java.util.Optional;

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

	private final ModelManifest manifest;
	private final Optional<String> fallbackReason;
	private final ImageEncoder encoder;
	private final MaskDecoder decoder;
	private final Optional<TwoStepDecoder> twoStep;

	private SamModel(final ModelManifest manifest, final NetworkOpener opener, final ImageEncoder encoder,
			final MaskDecoder decoder, final Optional<TwoStepDecoder> twoStep) {
		this.manifest = manifest;
		this.encoder = encoder;
		this.decoder = decoder;
		this.twoStep = twoStep;
		fallbackReason = opener.fallbackReason();
	}

	/**
	 * Loads a model.
	 *
	 * @param folder with its {@code model.json}
	 * @param options where it runs
	 * @throws IOException if a file is missing, is not the one meant, or is no network that {@code model.json} describes
	 */
	public static SamModel open(final ModelFolder folder, final RuntimeOptions options) throws IOException {
		final NetworkOpener opener = new NetworkOpener(options);
		try {
			return open(folder, opener);
		} catch (IOException | RuntimeException e) {
			opener.closeAll();
			throw e;
		}
	}

	private static SamModel open(final ModelFolder folder, final NetworkOpener opener) throws IOException {
		final ModelNetworks files = folder.networks();
		final Network encoder = opener.open(folder, files.encoder());
		final Network decoder = opener.open(folder, files.decoder());
		final ModelManifest manifest = folder.manifest();
		final ImageInput input = ImageInput.of(encoder, manifest.imageSize(), manifest.normalization()).orElseThrow(
				() -> new InferenceException(encoder.name(), "expected %s, found %s".formatted(ImageInput.UNDERSTOOD,
						encoder.signature())));
		if (input.size() != manifest.imageSize())
			throw new InferenceException(encoder.name(),
					"takes images of %d pixels, but model.json says image_size %d".formatted(input.size(), manifest
							.imageSize()));
		if (!MaskDecoder.isDecoder(decoder))
			throw new InferenceException(decoder.name(), "expected %s, found %s"
					.formatted(MaskDecoder.UNDERSTOOD, decoder.signature()));
		Optional<TwoStepDecoder> twoStep = Optional.empty();
		if (files.twoStep().isPresent()) {
			final ModelNetworks.TwoStep steps = files.twoStep().get();
			twoStep = Optional.of(new TwoStepDecoder(opener.open(folder, steps.scores()), opener.open(folder, steps
					.masks()), encoder));
		}
		return new SamModel(manifest, opener, new ImageEncoder(encoder, input), new MaskDecoder(decoder, encoder),
				twoStep);
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
		final ImageEmbedding embedding = encoder.encode(image, progress);
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
