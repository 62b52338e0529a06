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
package fiji.plugin.mobilesam.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.model.Checksum;
import fiji.plugin.mobilesam.model.ModelDefaults;
import fiji.plugin.mobilesam.model.ModelFile;
import fiji.plugin.mobilesam.model.ModelManifest;
import fiji.plugin.mobilesam.model.ModelSource;

/** A model in the user's folder of which only the source is known, for images of 64 pixels. */
public final class KnownModel {

	private KnownModel() {
	}

	/** With the checkpoint at an address. */
	public static void announce(final Path models, final String id, final URI url, final byte[] checkpoint)
			throws IOException {
		announce(models, id, new ModelSource(url, new Checksum(Checksum.Algorithm.SHA256, ModelFile.of("checkpoint",
				checkpoint).sha256()), OptionalLong.of(checkpoint.length), Optional.empty()));
	}

	static void announce(final Path models, final String id, final ModelSource source) throws IOException {
		final ModelManifest manifest = new ModelManifest(id, "Tiny", "CC-BY-4.0", "Nobody", 64, PixelNormalization.SAM,
				Optional.empty(), ModelDefaults.NONE, Optional.of(source));
		Files.createDirectories(models.resolve(id));
		Files.writeString(models.resolve(id).resolve(ModelManifest.FILE_NAME), manifest.toJson());
	}
}
