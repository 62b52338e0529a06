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
import java.util.function.Consumer;

import fiji.plugin.mobilesam.image.InputFit;

/**
 * What the encoder made of an image: all that does not depend on prompts. Its memory is given back when it is closed and
 * the last use has ended, else collected some time after nobody knows it any more. May be used from several threads.
 */
final class ImageEmbedding implements AutoCloseable {

	/** What reads the tensors. */
	@FunctionalInterface
	interface Use<T> {

		/** @param tensors by the names of the encoder's outputs; only read, and not kept */
		T of(Map<String, FloatTensor> tensors) throws InferenceException;
	}

	private final InputFit fit;
	private final Map<String, FloatTensor> tensors;
	private final UseCount uses;

	/**
	 * @param fit how the image lies in the square input
	 * @param tensors by the names of the encoder's outputs; become this object's
	 * @param memory takes them in the end
	 */
	ImageEmbedding(final InputFit fit, final Map<String, FloatTensor> tensors, final Consumer<FloatTensor> memory) {
		this.fit = fit;
		this.tensors = Map.copyOf(tensors);
		uses = new UseCount("the encoded image", () -> this.tensors.values().forEach(memory));
	}

	/** How the image lies in the square input. */
	InputFit fit() {
		return fit;
	}

	/** Native memory held, bytes. */
	long bytes() {
		return tensors.values().stream().mapToLong(FloatTensor::bytes).sum();
	}

	/**
	 * Lends the tensors.
	 *
	 * @throws IllegalStateException if this is closed
	 */
	<T> T use(final Use<T> use) throws InferenceException {
		uses.acquire();
		try {
			return use.of(tensors);
		} finally {
			uses.release();
		}
	}

	/** Closing twice does nothing. */
	@Override
	public void close() {
		uses.close();
	}
}
