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

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the checkpoint of a model is published, which is downloaded and converted on first use.
 *
 * @param url http or https
 * @param checksum of the download
 * @param size bytes of the download, where the publisher states them
 * @param container how the weights are wrapped in the download, when it is not a plain checkpoint
 */
public record ModelSource(URI url, Checksum checksum, OptionalLong size, Optional<String> container) {

	/** @throws IllegalArgumentException if the address is not one of the web or the size not positive */
	public ModelSource {
		Objects.requireNonNull(checksum, "checksum");
		Objects.requireNonNull(container, "container");
		if (!"https".equalsIgnoreCase(url.getScheme()) && !"http".equalsIgnoreCase(url.getScheme()))
			throw new IllegalArgumentException("expected an http or https address, found '%s'".formatted(url));
		size.ifPresent(bytes -> {
			if (bytes < 1) throw new IllegalArgumentException("expected at least 1 byte, found %d".formatted(bytes));
		});
	}
}
