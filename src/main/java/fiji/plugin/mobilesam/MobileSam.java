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
package fiji.plugin.mobilesam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.MaskGenerator;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.imagej.ContrastPolicy;
import fiji.plugin.mobilesam.imagej.ImgPlane;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.inference.Device;
import fiji.plugin.mobilesam.inference.PromptableModel;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;

/**
 * Segment anything, for scripts and other plugins: encode an image once, prompt it many times, close.
 *
 * <pre>{@code
 * try (MobileSam sam = MobileSam.open("nano", RuntimeOptions.DEFAULT)) {
 *     EncodedImage encoded = sam.encode(image, ContrastPolicy.AUTO, Progress.NONE);
 *     MaskRecord mask = EncodedImage.best(encoded.predict(PromptSet.ofPoints(PointPrompt.on(120.5, 80.5))));
 * }
 * }</pre>
 *
 * May be used from several threads, and closed at any time: calls that run finish; later ones throw
 * IllegalStateException.
 */
public final class MobileSam implements AutoCloseable {

	private final SamModel model;
	private final int threads;

	private MobileSam(final SamModel model, final RuntimeOptions options) {
		this.model = model;
		threads = options.threads();
	}

	/**
	 * Loads a model by name.
	 *
	 * @param model id of a model of the {@link ModelLibrary#standard() library}, or a model's folder
	 * @param options where it runs
	 * @throws IOException if there is no such model, with those there are, or it cannot be loaded
	 */
	public static MobileSam open(final String model, final RuntimeOptions options) throws IOException {
		final ModelLibrary library = ModelLibrary.standard();
		if (library.get(model).isEmpty() && Files.isDirectory(Path.of(model))) return open(Path.of(model), options);
		return open(library.find(model), options);
	}

	/**
	 * Loads a model from its folder, with a {@code model.json} or with the two ONNX files of another program.
	 *
	 * @param folder of the model
	 * @param options where it runs
	 * @throws IOException if there is no model or it cannot be loaded
	 */
	public static MobileSam open(final Path folder, final RuntimeOptions options) throws IOException {
		return new MobileSam(SamModel.open(folder, options), options);
	}

	/**
	 * Loads the two ONNX files of another program, as {@link SamModel#open(Path, Path, RuntimeOptions)} does.
	 *
	 * @param one the encoder or the decoder
	 * @param other the other one
	 * @param options where they run
	 * @throws IOException if they are no such pair
	 */
	public static MobileSam open(final Path one, final Path other, final RuntimeOptions options) throws IOException {
		return new MobileSam(SamModel.open(one, other, options), options);
	}

	/**
	 * Loads a model.
	 *
	 * @param folder on disk or in the jar
	 * @param options where it runs
	 * @throws IOException if it cannot be loaded
	 */
	public static MobileSam open(final ModelFolder folder, final RuntimeOptions options) throws IOException {
		return new MobileSam(SamModel.open(folder, options), options);
	}

	/** The version of this program; none where it does not run from its jar. */
	public static Optional<String> version() {
		return Optional.ofNullable(MobileSam.class.getPackage().getImplementationVersion());
	}

	/** The network itself, for the generator of all masks and other callers of low-res masks. */
	public PromptableModel model() {
		return model;
	}

	/** What the model's {@code model.json} says. */
	public ModelManifest manifest() {
		return model.manifest();
	}

	/** Where the encoder runs. */
	public Device device() {
		return model.device();
	}

	/** Why that is not the device asked for, one line. */
	public Optional<String> fallbackReason() {
		return model.fallbackReason();
	}

	/**
	 * Encodes an image: the slow part, once an image.
	 *
	 * @param image of any size
	 * @param progress asked whether to go on
	 * @throws IOException if the network fails or gives no numbers
	 */
	public EncodedImage encode(final RgbImage image, final Progress progress) throws IOException {
		return new EncodedImage(model.encode(image, progress));
	}

	/**
	 * Encodes an image in fewer pixels than it has; prompts and masks are those of the image all the same.
	 *
	 * @param image of any size
	 * @param percent to which its sides are reduced first, more than 0, at most 100
	 * @param progress asked whether to go on
	 * @throws IOException if the network fails or gives no numbers
	 * @throws IllegalArgumentException if the percentage is out of range
	 */
	public EncodedImage encode(final RgbImage image, final double percent, final Progress progress)
			throws IOException {
		return new EncodedImage(model.encode(image, percent, progress));
	}

	/**
	 * Encodes an image and finds the masks of all that is in it.
	 *
	 * @param image of any size
	 * @param options grid, thresholds and crops
	 * @param progress told the points done and asked whether to go on
	 * @return as {@link MaskGenerator#generate} does
	 * @throws IOException if the network fails or gives no numbers
	 * @throws IllegalArgumentException if the options do not suit the image
	 */
	public List<MaskRecord> segmentEverything(final RgbImage image, final AmgOptions options, final Progress progress)
			throws IOException {
		final ExecutorService workers = Executors.newFixedThreadPool(threads);
		try {
			return new MaskGenerator(model, workers).generate(image, options, progress);
		} finally {
			workers.shutdown();
		}
	}

	/**
	 * What the generator of all masks does best with the model: the published options with those that it states.
	 *
	 * @throws IllegalArgumentException if the model states a parameter that there is not, or a value out of its range
	 */
	public AmgOptions suitedOptions() {
		try {
			return AmgOptions.DEFAULTS.with(manifest().defaults().parameters());
		} catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException("%s of model '%s': defaults: %s".formatted(ModelManifest.FILE_NAME,
					manifest().id(), e.getMessage()), e);
		}
	}

	/**
	 * Encodes the plane that an image shows.
	 *
	 * @param image of any type
	 * @param contrast how its values become 8 bits
	 * @param progress asked whether to go on
	 * @throws IOException if the network fails or gives no numbers
	 * @throws IllegalArgumentException if the image has no pixels, or the policy does not suit it
	 */
	public EncodedImage encode(final ImagePlus image, final ContrastPolicy contrast, final Progress progress)
			throws IOException {
		return encode(shown(image, contrast), progress);
	}

	/**
	 * Encodes an image of ImgLib2. Points, boxes and masks count its pixels from the first one, wherever its interval
	 * begins.
	 *
	 * @param image x and y, of real numbers or colours
	 * @param contrast how its values become 8 bits; there is no display range, so {@code display} is from the least
	 *            value to the greatest one where there are more than 8 bits
	 * @param progress asked whether to go on
	 * @throws IOException if the network fails or gives no numbers
	 * @throws IllegalArgumentException if it is no such image, or the policy does not suit it
	 */
	public EncodedImage encode(final RandomAccessibleInterval<?> image, final ContrastPolicy contrast,
			final Progress progress) throws IOException {
		return encode(ImgPlane.of(image), contrast, progress);
	}

	/**
	 * Finds the masks of all that is in the plane that an image shows.
	 *
	 * @param image of any type
	 * @param contrast how its values become 8 bits
	 * @param options grid, thresholds and crops
	 * @param progress told the points done and asked whether to go on
	 * @return as {@link MaskGenerator#generate} does
	 * @throws IOException if the network fails or gives no numbers
	 * @throws IllegalArgumentException if the image has no pixels, or the policy or the options do not suit it
	 */
	public List<MaskRecord> segmentEverything(final ImagePlus image, final ContrastPolicy contrast,
			final AmgOptions options, final Progress progress) throws IOException {
		return segmentEverything(shown(image, contrast), options, progress);
	}

	/**
	 * Finds the masks of all that is in an image of ImgLib2, of which
	 * {@link fiji.plugin.mobilesam.imagej.LabelImgs#of} makes a label image.
	 *
	 * @param image as for {@link #encode(RandomAccessibleInterval, ContrastPolicy, Progress)}
	 * @param contrast as there
	 * @param options grid, thresholds and crops
	 * @param progress told the points done and asked whether to go on
	 * @return as {@link MaskGenerator#generate} does
	 * @throws IOException if the network fails or gives no numbers
	 * @throws IllegalArgumentException if it is no such image, or the policy or the options do not suit it
	 */
	public List<MaskRecord> segmentEverything(final RandomAccessibleInterval<?> image, final ContrastPolicy contrast,
			final AmgOptions options, final Progress progress) throws IOException {
		return segmentEverything(ImgPlane.of(image), contrast, options, progress);
	}

	private static RgbImage shown(final ImagePlus image, final ContrastPolicy contrast) {
		final Planes planes = Planes.of(image, contrast);
		return planes.plane(planes.current()).rgb();
	}

	/** Closing twice does nothing. */
	@Override
	public void close() {
		model.close();
	}
}
