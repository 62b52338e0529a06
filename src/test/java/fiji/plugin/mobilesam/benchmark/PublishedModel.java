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
package fiji.plugin.mobilesam.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import fiji.plugin.mobilesam.image.EncoderInput;
import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.LowResMasks;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.PromptableModel;
import fiji.plugin.mobilesam.inference.ScoredPrompts;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.PromptSet;

/**
 * The decoder as SAM's own export writes it, called as its users call it: one point and its padding a call, and masks at
 * the size of the image, which must be that of the encoder's input. The generator of all masks takes them for low-res
 * masks that have that size already, so that it has nothing to enlarge, and does with them all that it does with ours.
 */
final class PublishedModel implements PromptableModel, AutoCloseable {

	private static final int MASKS = 4;

	private final int size;
	private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
	private final OrtSession encoder;
	private final OrtSession decoder;

	/**
	 * @param encoder that gives {@code image_embeddings}
	 * @param decoder as published
	 * @param size edge of the encoder's input and of the images, pixels
	 * @param threads of a call
	 */
	PublishedModel(final Path encoder, final Path decoder, final int size, final int threads) throws OrtException {
		this.size = size;
		this.encoder = RawSession.open(encoder, threads);
		this.decoder = RawSession.open(decoder, threads);
	}

	@Override
	public MaskPredictor encode(final RgbImage image, final Progress progress) {
		final InputFit fit = new InputFit(image.width(), image.height(), size);
		if (image.width() != size || image.height() != size)
			throw new IllegalArgumentException("expected an image of %d x %d, got %d x %d".formatted(size, size, image
					.width(), image.height()));
		final FloatBuffer pixels = buffer(3 * size * size);
		EncoderInput.writePlanes(image, PixelNormalization.SAM, size, pixels);
		try (OnnxTensor input = OnnxTensor.createTensor(environment, pixels, new long[]{1, 3, size, size})) {
			return new Predictor(fit, encoder.run(Map.of("image", input), Set.of("image_embeddings")));
		} catch (final OrtException e) {
			throw new IllegalStateException(e);
		}
	}

	private static FloatBuffer buffer(final int floats) {
		return ByteBuffer.allocateDirect(Float.BYTES * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
	}

	private OnnxTensor tensor(final float[] values, final long... shape) throws OrtException {
		return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
	}

	@Override
	public void close() throws OrtException {
		encoder.close();
		decoder.close();
	}

	private final class Predictor implements MaskPredictor {

		private final InputFit fit;
		private final OnnxTensor embedding;
		/** Where the masks of a thread go. */
		private final ThreadLocal<FloatBuffer> memory = ThreadLocal.withInitial(() -> buffer(MASKS * size * size));

		private Predictor(final InputFit fit, final Result encoded) {
			this.fit = fit;
			this.embedding = (OnnxTensor) encoded.get(0);
		}

		@Override
		public InputFit fit() {
			return fit;
		}

		@Override
		public int masksPerPrompt() {
			return MASKS;
		}

		@Override
		public int promptsPerCall() {
			return 1;
		}

		@Override
		public int lowResSize() {
			return size;
		}

		@Override
		public LowResMasks predict(final List<PromptSet> prompts, final Progress progress) {
			final float x = (float) prompts.get(0).points().get(0).x();
			final float y = (float) prompts.get(0).points().get(0).y();
			final FloatBuffer logits = memory.get();
			final int lowRes = size / 4;
			try (OnnxTensor coordinates = tensor(new float[]{x, y, 0, 0}, 1, 2, 2);
					OnnxTensor labels = tensor(new float[]{1, -1}, 1, 2);
					OnnxTensor mask = tensor(new float[lowRes * lowRes], 1, 1, lowRes, lowRes);
					OnnxTensor hasMask = tensor(new float[1], 1);
					OnnxTensor imageSize = tensor(new float[]{size, size}, 2);
					OnnxTensor masks = OnnxTensor.createTensor(environment, logits, new long[]{1, MASKS, size, size});
					Result scores = decoder.run(Map.of("image_embeddings", embedding, "point_coords", coordinates,
							"point_labels", labels, "mask_input", mask, "has_mask_input", hasMask, "orig_im_size",
							imageSize), Set.of("iou_predictions"), Map.of("masks", masks))) {
				final float[] ious = new float[MASKS];
				((OnnxTensor) scores.get("iou_predictions").get()).getFloatBuffer().get(ious);
				return new LowResMasks(1, MASKS, size, ious, logits);
			} catch (final OrtException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		public ScoredPrompts score(final List<PromptSet> prompts, final Progress progress) {
			final LowResMasks all = predict(prompts, progress);
			return new ScoredPrompts() {

				@Override
				public int size() {
					return 1;
				}

				@Override
				public float predictedIou(final int prompt, final int mask) {
					return all.predictedIou(0, mask);
				}

				@Override
				public LowResMasks masks(final int prompt, final int[] chosen, final Progress ignored) {
					final float[] ious = new float[chosen.length];
					final float[] some = new float[chosen.length * size * size];
					for (int i = 0; i < chosen.length; i++) {
						ious[i] = all.predictedIou(0, chosen[i]);
						all.logits().get(all.offset(0, chosen[i]), some, i * size * size, size * size);
					}
					return new LowResMasks(1, chosen.length, size, ious, FloatBuffer.wrap(some));
				}

				@Override
				public void close() {
				}
			};
		}
	}
}
