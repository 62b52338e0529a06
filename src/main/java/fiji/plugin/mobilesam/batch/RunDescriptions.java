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
package fiji.plugin.mobilesam.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.AmgParameter;
import fiji.plugin.mobilesam.inference.Device;
import fiji.plugin.mobilesam.model.Checksum;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelSource;
import fiji.plugin.mobilesam.progress.Performance;
import fiji.plugin.mobilesam.results.Attributes;
import fiji.plugin.mobilesam.results.RunDescription;

/** What a results file says of a run with a model. */
public final class RunDescriptions {

	private RunDescriptions() {
	}

	/**
	 * Describes a run that ends now.
	 *
	 * @param imagePath the image, as the user named it
	 * @param model what its {@code model.json} says
	 * @param device where it ran
	 * @param parameters when everything was segmented
	 * @param performance of the phases so far
	 */
	public static RunDescription of(final String imagePath, final ModelManifest model, final Device device,
			final Optional<AmgOptions> parameters, final Performance performance) {
		Attributes attributes = versions().withAll("", model(model).asMap());
		for (final AmgParameter parameter : AmgParameter.values())
			if (parameters.isPresent())
				attributes = attributes.with(RunDescription.AMG_PREFIX + parameter.publishedName(),
						parameters.get().get(
								parameter));
		return new RunDescription(Instant.now(), imagePath, model.id(), checkpoint(model), device.key(), attributes,
				performance.phases());
	}

	private static Attributes versions() {
		return Attributes.NONE.with("software_version", MobileSam.version().orElse("not built as a jar"))
				.with("java_version", System
						.getProperty("java.version"))
				.with("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
	}

	/** The checksum of each network as {@code sha256_<file>}. */
	private static Attributes model(final ModelManifest manifest) {
		Attributes attributes = Attributes.NONE.with("model_title", manifest.title());
		final List<ModelFile> files = manifest.networks().map(networks -> networks.files()).orElse(List.of());
		for (final ModelFile file : files) attributes = attributes.with("sha256_" + file.file(), file.sha256());
		return attributes;
	}

	/** The checksum of the published weights, else of the encoder that was made of them. */
	private static String checkpoint(final ModelManifest manifest) {
		return manifest.source().map(ModelSource::checksum).or(() -> manifest.networks().map(
				networks -> new Checksum(Checksum.Algorithm.SHA256, networks.encoder().sha256()))).map(
						checksum -> checksum.algorithm().key() + ":" + checksum.hex())
				.orElse("");
	}
}
