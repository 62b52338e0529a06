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
import java.util.Set;

import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.image.TriangleResize;
import fiji.plugin.mobilesam.progress.Progress;

/** The network that runs once an image. */
final class ImageEncoder implements AutoCloseable {

	private final Network network;
	private final ImageInput input;
	private final Set<String> outputs;
	private final BufferPool memory = new BufferPool();

	/**
	 * @param network becomes this object's
	 * @param input of the network
	 * @param outputs those that decoders take
	 */
	ImageEncoder(final Network network, final ImageInput input, final Set<String> outputs) {
		this.network = network;
		this.input = input;
		this.outputs = outputs;
	}

	Network network() {
		return network;
	}

	/** Edge of the square input, pixels. */
	int inputSize() {
		return input.size();
	}

	/**
	 * @param image of any size
	 * @param percent to which its sides are reduced first, more than 0, at most 100
	 * @param progress asked while the network runs
	 * @return of the image at its full size
	 * @throws InferenceException if the network fails or gives no numbers
	 */
	ImageEmbedding encode(final RgbImage image, final double percent, final Progress progress)
			throws InferenceException {
		progress.checkCanceled();
		final InputFit fit = new InputFit(image.width(), image.height(), input.size());
		final FloatTensor pixels = input.tensor(TriangleResize.reduce(image, percent), fit, memory);
		final Map<String, FloatTensor> tensors = network.run(Map.of(input.name(), pixels), outputs, 1,
				memory, progress);
		memory.giveBack(pixels);
		for (final Map.Entry<String, FloatTensor> tensor : tensors.entrySet())
			Numbers.require(network.nameOf(tensor.getKey()), tensor.getValue().data());
		return new ImageEmbedding(fit, tensors, memory::giveBack);
	}

	@Override
	public void close() {
		network.close();
	}
}
