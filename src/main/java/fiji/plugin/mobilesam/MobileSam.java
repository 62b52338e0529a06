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
import java.util.Optional;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.Device;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.model.ModelFolder;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * Segment anything, for scripts and other plugins: encode an image once, prompt it many times, close.
 *
 * <pre>{@code
 * try (MobileSam sam = MobileSam.open("nano", RuntimeOptions.DEFAULT)) {
 *     EncodedImage encoded = sam.encode(image, Progress.NONE);
 *     MaskRecord mask = EncodedImage.best(encoded.predict(PromptSet.ofPoints(PointPrompt.on(120.5, 80.5))));
 * }
 * }</pre>
 *
 * May be used from several threads, and closed at any time: calls that run finish; later ones throw
 * IllegalStateException.
 */
public final class MobileSam implements AutoCloseable {

	private final SamModel model;

	private MobileSam(final SamModel model) {
		this.model = model;
	}

	/**
	 * Loads a model by name.
	 *
	 * @param model id of a model of the {@link ModelLibrary#standard() library}, or a model's folder
	 * @param options where it runs
	 * @throws IOException if there is no such model, with those there are, or it cannot be loaded
	 */
	public static MobileSam open(final String model, final RuntimeOptions options) throws IOException {
		if (Files.isDirectory(Path.of(model))) return open(Path.of(model), options);
		return open(ModelLibrary.standard().find(model), options);
	}

	/**
	 * Loads a model from its folder.
	 *
	 * @param folder with a {@code model.json}
	 * @param options where it runs
	 * @throws IOException if it is no model or cannot be loaded
	 */
	public static MobileSam open(final Path folder, final RuntimeOptions options) throws IOException {
		return open(ModelFolder.open(folder), options);
	}

	/**
	 * Loads a model.
	 *
	 * @param folder on disk or in the jar
	 * @param options where it runs
	 * @throws IOException if it cannot be loaded
	 */
	public static MobileSam open(final ModelFolder folder, final RuntimeOptions options) throws IOException {
		return new MobileSam(SamModel.open(folder, options));
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

	/** Closing twice does nothing. */
	@Override
	public void close() {
		model.close();
	}
}
