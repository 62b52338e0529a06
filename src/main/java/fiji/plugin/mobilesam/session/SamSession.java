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
package fiji.plugin.mobilesam.session;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import fiji.plugin.mobilesam.EncodedImage;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.KeptCandidates;
import fiji.plugin.mobilesam.amg.MaskGenerator;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.LentPredictor;
import fiji.plugin.mobilesam.inference.OnnxMaskPredictor;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.progress.Progress;
import ij.ImageListener;
import ij.ImagePlus;

/**
 * Models and encoded planes that stay between commands, shared by all of them. Planes are known by their pixels, so that
 * an edited image is encoded again; those of an image leave when it is closed. May be used by several threads; one
 * encodes at a time, for that uses all processors.
 */
public final class SamSession {

	private static final SamSession SHARED = new SamSession();
	private static final long MILLISECONDS_BETWEEN_CHECKS = 50;
	/** The part of Java's memory that embeddings may hold, outside its heap. */
	private static final int MEMORY_SHARE = 4;

	/**
	 * What is kept in memory.
	 *
	 * @param models ids of the models loaded
	 * @param planes how many are encoded
	 * @param bytes of these
	 */
	public record Held(List<String> models, int planes, long bytes) {
	}

	/** All masks of one plane. */
	private record Found(EmbeddingCache.Key key, KeptCandidates candidates) {
	}

	private final LoadedModels models = new LoadedModels(System::nanoTime);
	private final EmbeddingCache embeddings = new EmbeddingCache(Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
	private final ReentrantLock encoding = new ReentrantLock();
	private volatile SoftReference<Found> lastFound = new SoftReference<>(null);

	private SamSession() {
		ImagePlus.addImageListener(new ImageListener() {

			@Override
			public void imageOpened(final ImagePlus image) {
				// Maybe one that was hidden.
				embeddings.readmit(image);
			}

			@Override
			public void imageUpdated(final ImagePlus image) {
				// Planes are known by their pixels.
			}

			@Override
			public void imageClosed(final ImagePlus image) {
				embeddings.removeOwner(image);
				lastFound.clear();
			}
		});
	}

	/** The one of this ImageJ. */
	public static SamSession shared() {
		return SHARED;
	}

	/**
	 * Loads a model, or gives the loaded one. It stays open while someone has a plane that it encoded.
	 *
	 * @param model id of a model of the library, or a model's folder
	 * @throws IOException if there is none, it is not installed or cannot be loaded
	 */
	public SamModel model(final String model) throws IOException {
		return models.get(ModelLibrary.standard().named(model));
	}

	/**
	 * Encodes a plane, or gives the encoded one.
	 *
	 * @param model from {@link #model}
	 * @param pixels of the plane
	 * @param owner the image that it is a plane of
	 * @param progress asked whether to go on
	 * @throws IOException if the network fails
	 */
	public EncodedImage encode(final SamModel model, final RgbImage pixels, final ImagePlus owner,
			final Progress progress) throws IOException {
		final EmbeddingCache.Key key = new EmbeddingCache.Key(model, digest(pixels));
		await(progress);
		try {
			final EncodedImage known = embeddings.get(key).orElse(null);
			if (known != null) return known;
			final OnnxMaskPredictor predictor = model.encode(pixels, progress);
			final EncodedImage encoded = new EncodedImage(predictor);
			models.keepFor(model, predictor);
			embeddings.put(key, encoded, predictor.bytes(), owner);
			return encoded;
		} finally {
			encoding.unlock();
		}
	}

	/**
	 * The masks of a plane from which the generator of all masks selects, or those found last if they will do.
	 *
	 * @param model from {@link #model}
	 * @param pixels of the plane
	 * @param owner the image that it is a plane of
	 * @param options that will be applied
	 * @param floor the same with the lowest thresholds that may be applied later
	 * @param progress told the points done, and asked whether to go on
	 * @throws IOException if the network fails
	 */
	public KeptCandidates candidates(final SamModel model, final RgbImage pixels, final ImagePlus owner,
			final AmgOptions options, final AmgOptions floor, final Progress progress) throws IOException {
		final EmbeddingCache.Key key = new EmbeddingCache.Key(model, digest(pixels));
		final Found known = lastFound.get();
		if (known != null && known.key.equals(key) && known.candidates.covers(options)) return known.candidates;
		final MaskGenerator generator = new MaskGenerator((crop, p) -> new LentPredictor(encode(model, crop, owner, p)
				.predictor()), ForkJoinPool.commonPool());
		final KeptCandidates candidates = generator.candidates(pixels, floor, progress);
		lastFound = new SoftReference<>(new Found(key, candidates));
		return candidates;
	}

	/** What is kept at this moment. */
	public Held held() {
		return new Held(models.ids(), embeddings.count(), embeddings.bytes());
	}

	/**
	 * Closes all models and lets all planes go; the next command loads what it needs. An encoded plane that is still in
	 * someone's hands answers no more: it throws IllegalStateException, and is to be asked for again.
	 */
	public void clear() {
		embeddings.clear();
		lastFound.clear();
		models.clear();
	}

	private void await(final Progress progress) {
		try {
			while (!encoding.tryLock(MILLISECONDS_BETWEEN_CHECKS, TimeUnit.MILLISECONDS)) progress.checkCanceled();
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			progress.checkCanceled();
			throw new IllegalStateException("interrupted while another plane was encoded", e);
		}
	}

	private static String digest(final RgbImage pixels) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(ByteBuffer.allocate(8).putInt(pixels.width()).putInt(pixels.height()).flip());
			return HexFormat.of().formatHex(digest.digest(pixels.rgb()));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
