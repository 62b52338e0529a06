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
package fiji.plugin.mobilesam.model;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import fiji.plugin.mobilesam.image.PixelNormalization;

/**
 * What {@code model.json} says of a model.
 *
 * @param id the name by which it is asked for; also the name of its folder
 * @param title one line for people
 * @param license SPDX identifier
 * @param citation what to cite
 * @param imageSize edge of the encoder's square input, pixels
 * @param normalization how grey levels become the encoder's input
 * @param networks the ONNX files; none yet for a model that is still to be downloaded and converted
 * @param defaults the settings that suit it
 * @param source where its checkpoint is published
 */
public record ModelManifest(String id, String title, String license, String citation, int imageSize,
		PixelNormalization normalization, Optional<ModelNetworks> networks, ModelDefaults defaults,
		Optional<ModelSource> source) {

	/** The name of the file in the model's folder. */
	public static final String FILE_NAME = "model.json";

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
	private static final int LEAST_IMAGE_SIZE = 16;
	/** Largest edge of an encoder's input, pixels. */
	public static final int MOST_IMAGE_SIZE = 4096;

	/** @throws IllegalArgumentException if a value is out of range, or there are neither networks nor a source */
	public ModelManifest {
		requireId(id);
		Objects.requireNonNull(title, "title");
		Objects.requireNonNull(license, "license");
		Objects.requireNonNull(citation, "citation");
		Objects.requireNonNull(defaults, "defaults");
		if (imageSize < LEAST_IMAGE_SIZE || imageSize > MOST_IMAGE_SIZE)
			throw new IllegalArgumentException("expected an image_size of %d to %d pixels, found %d".formatted(
					LEAST_IMAGE_SIZE, MOST_IMAGE_SIZE, imageSize));
		requireGreyLevels(normalization);
		if (networks.isEmpty() && source.isEmpty())
			throw new IllegalArgumentException("expected encoder and decoder, or a source to download, found neither");
	}

	/**
	 * Reads the text of a {@code model.json}. Keys that are not known are left alone, so that newer files stay
	 * readable.
	 *
	 * @param json the text
	 * @param where the file's name, for errors
	 * @throws ModelException if it is no JSON, a key is missing or a value is wrong
	 */
	public static ModelManifest parse(final String json, final String where) throws IOException {
		return ManifestJson.read(json, where);
	}

	/** The text of the {@code model.json} that {@link #parse} reads. */
	public String toJson() {
		return ManifestJson.write(this);
	}

	/** The same with the files that were made from its source. */
	public ModelManifest withNetworks(final ModelNetworks files) {
		return new ModelManifest(id, title, license, citation, imageSize, normalization, Optional.of(files), defaults,
				source);
	}

	/** Means and deviations of levels of 0 to 1 would give a network that answers, but wrongly. */
	private static void requireGreyLevels(final PixelNormalization normalization) {
		for (int c = 0; c < 3; c++)
			if (normalization.mean()[c] < 0 || normalization.mean()[c] > 255 || normalization.std()[c] < 1
					|| normalization.std()[c] > 255)
				throw new IllegalArgumentException(
						"expected pixel_mean of 0 to 255 and pixel_std of 1 to 255 grey levels, found "
								+ normalization);
	}

	/** @throws IllegalArgumentException if the text cannot be the id of a model */
	public static void requireId(final String id) {
		if (!ID.matcher(id).matches())
			throw new IllegalArgumentException(
					"expected an id of 1 to 64 letters, digits, '_', '-', '.', found '%s'".formatted(id));
	}
}
