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
package fiji.plugin.mobilesam.convert;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.mobilesam.checkpoint.StateDict;
import fiji.plugin.mobilesam.progress.Progress;

/**
 * The networks of {@code src/test/resources/convert/make_networks.py}: small, with random weights, and with what
 * PyTorch computes with them.
 */
enum TinyNetwork {

	/** Windows that reach over the map, that fit it, and that are larger than it. */
	NARROW("narrow", 64, 16),
	/** Other sizes throughout; a map of an odd edge. */
	ODD("odd", 80, 32);

	private final String file;
	final int imageSize;
	final int channels;

	TinyNetwork(final String file, final int imageSize, final int channels) {
		this.file = file;
		this.imageSize = imageSize;
		this.channels = channels;
	}

	/** Edge of the embedding. */
	int grid() {
		return imageSize / 16;
	}

	Path checkpoint() {
		return Golden.file(file + ".pt");
	}

	StateDict read() throws IOException {
		return StateDict.read(checkpoint(), Progress.NONE);
	}

	/** The image that the script draws. */
	NamedTensor image() {
		return Golden.image(imageSize);
	}

	/** What the script wrote under a name. */
	float[] golden(final String kind) throws IOException {
		return Golden.floats(file + "." + kind);
	}
}
