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
package fiji.plugin.mobilesam.inference;

import java.util.Map;

import fiji.plugin.mobilesam.image.InputFit;

/**
 * What the encoder made of an image: all that does not depend on prompts.
 *
 * @param fit how the image lies in the square input
 * @param tensors by the names of the encoder's outputs; only read
 */
record ImageEmbedding(InputFit fit, Map<String, FloatTensor> tensors) {

	ImageEmbedding {
		tensors = Map.copyOf(tensors);
	}

	/** Native memory held, bytes. */
	long bytes() {
		return tensors.values().stream().mapToLong(FloatTensor::bytes).sum();
	}
}
