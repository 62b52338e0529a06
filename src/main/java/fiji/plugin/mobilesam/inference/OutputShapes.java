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

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shapes of a network's outputs. What the file leaves open, such as a side that follows the number of points, is
 * learnt: inputs of the same shapes give outputs of the same shapes. May be used from several threads.
 */
final class OutputShapes {

	private final Map<String, long[]> learnt = new ConcurrentHashMap<>();

	/**
	 * @param output whose first side, where open, is the batch
	 * @param batch prompts of the call
	 * @param given the inputs of the call by name
	 * @return nothing when no call of this kind was learnt from
	 */
	Optional<long[]> of(final TensorSpec output, final int batch, final Map<String, FloatTensor> given) {
		return output.isOpenBeyondBatch()
				? Optional.ofNullable(learnt.get(key(output, given)))
				: Optional.of(output.shapeOf(batch));
	}

	/** Remembers what a call gave. */
	void learn(final TensorSpec output, final Map<String, FloatTensor> given, final long[] shape) {
		learnt.put(key(output, given), shape);
	}

	private static String key(final TensorSpec output, final Map<String, FloatTensor> given) {
		final StringBuilder key = new StringBuilder(output.name());
		new TreeMap<>(given).forEach((name, tensor) -> key.append(name).append(Arrays.toString(tensor.shape())));
		return key.toString();
	}
}
