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
import java.io.StringReader;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.model.Checksum.Algorithm;
import fiji.plugin.mobilesam.model.ModelNetworks.TwoStep;

/** The keys of {@code model.json}, read and written. */
final class ManifestJson {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
	private static final String CONTRAST = "contrast";

	private ManifestJson() {
	}

	static ModelManifest read(final String json, final String where) throws IOException {
		return new JsonFields(where, parse(json, where)).make(ManifestJson::manifest);
	}

	private static JsonObject parse(final String json, final String where) throws ModelException {
		try {
			final JsonReader reader = new JsonReader(new StringReader(json));
			final JsonElement root = GSON.getAdapter(JsonElement.class).read(reader);
			if (reader.peek() != JsonToken.END_DOCUMENT || !root.isJsonObject())
				throw new ModelException(where, "expected one JSON object");
			return root.getAsJsonObject();
		} catch (final ModelException e) {
			throw e;
		} catch (IOException | JsonParseException e) {
			throw new ModelException(where, "expected JSON, " + inWords(e));
		}
	}

	/** Where it is malformed, without advice for programmers and without the path to it. */
	private static String inWords(final Exception e) {
		return e.getMessage().replaceFirst("^Use JsonReader.*? accept ", "found ").replaceFirst("(?s) path \\$.*", "");
	}

	private static ModelManifest manifest(final JsonFields json) throws IOException {
		return new ModelManifest(json.text("id"), json.text("title"), json.text("license"), json.text("citation"),
				json.integer("image_size"),
				new PixelNormalization(json.numbers("pixel_mean"), json.numbers("pixel_std")), networks(json),
				json.optionalObject("defaults", ManifestJson::defaults).orElse(ModelDefaults.NONE),
				json.optionalObject("source", ManifestJson::source));
	}

	private static Optional<ModelNetworks> networks(final JsonFields json) throws IOException {
		if (!json.has("encoder") && !json.has("decoder")) return Optional.empty();
		final Optional<TwoStep> twoStep = json.has("decoder_scores") || json.has("decoder_masks")
				? Optional.of(new TwoStep(file(json, "decoder_scores"), file(json, "decoder_masks")))
				: Optional.empty();
		return Optional.of(new ModelNetworks(file(json, "encoder"), file(json, "decoder"), twoStep));
	}

	private static ModelFile file(final JsonFields json, final String key) throws IOException {
		return json.object(key, f -> new ModelFile(f.text("file"), f.text("sha256").toLowerCase(Locale.ROOT)));
	}

	private static ModelDefaults defaults(final JsonFields json) throws IOException {
		return new ModelDefaults(json.numbersExcept(CONTRAST), json.optionalText(CONTRAST));
	}

	private static ModelSource source(final JsonFields json) throws IOException {
		final Algorithm algorithm = json.has(Algorithm.XXH128.key()) ? Algorithm.XXH128 : Algorithm.SHA256;
		final String hex = json.text(algorithm.key()).toLowerCase(Locale.ROOT);
		return new ModelSource(URI.create(json.text("url")), new Checksum(algorithm, hex),
				json.has("size") ? OptionalLong.of(json.whole("size")) : OptionalLong.empty(),
				json.optionalText("container"));
	}

	static String write(final ModelManifest manifest) {
		final JsonObject json = new JsonObject();
		json.addProperty("id", manifest.id());
		json.addProperty("title", manifest.title());
		json.addProperty("license", manifest.license());
		json.addProperty("citation", manifest.citation());
		json.addProperty("image_size", manifest.imageSize());
		json.add("pixel_mean", numbers(manifest.normalization().mean()));
		json.add("pixel_std", numbers(manifest.normalization().std()));
		manifest.networks().ifPresent(networks -> {
			json.add("encoder", object(networks.encoder()));
			json.add("decoder", object(networks.decoder()));
			networks.twoStep().ifPresent(twoStep -> {
				json.add("decoder_scores", object(twoStep.scores()));
				json.add("decoder_masks", object(twoStep.masks()));
			});
		});
		json.add("defaults", object(manifest.defaults()));
		manifest.source().ifPresent(source -> json.add("source", object(source)));
		return GSON.toJson(json) + "\n";
	}

	private static JsonArray numbers(final float[] values) {
		final JsonArray array = new JsonArray();
		for (final float value : values) array.add(value);
		return array;
	}

	private static JsonObject object(final ModelFile file) {
		final JsonObject json = new JsonObject();
		json.addProperty("file", file.file());
		json.addProperty("sha256", file.sha256());
		return json;
	}

	private static JsonObject object(final ModelDefaults defaults) {
		final JsonObject json = new JsonObject();
		defaults.parameters().forEach((name, value) -> addNumber(json, name, value));
		defaults.contrast().ifPresent(contrast -> json.addProperty(CONTRAST, contrast));
		return json;
	}

	/** Whole numbers are written as such. */
	private static void addNumber(final JsonObject json, final String name, final double value) {
		if (value == Math.rint(value) && Math.abs(value) < 1L << 53) json.addProperty(name, (long) value);
		else json.addProperty(name, value);
	}

	private static JsonObject object(final ModelSource source) {
		final JsonObject json = new JsonObject();
		json.addProperty("url", source.url().toString());
		json.addProperty(source.checksum().algorithm().key(), source.checksum().hex());
		source.size().ifPresent(size -> json.addProperty("size", size));
		source.container().ifPresent(container -> json.addProperty("container", container));
		return json;
	}
}
