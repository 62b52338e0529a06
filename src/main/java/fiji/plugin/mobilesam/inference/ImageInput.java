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

import java.util.Optional;

import ai.onnxruntime.OnnxJavaType;
import fiji.plugin.mobilesam.image.EncoderInput;
import fiji.plugin.mobilesam.image.InputFit;
import fiji.plugin.mobilesam.image.PixelNormalization;
import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.image.TriangleResize;

/**
 * The input of an image encoder. Two forms are understood: {@code [1, 3, S, S]} floats, normalised and padded, and
 * grey levels {@code [H, W, 3]} or {@code [1, H, W, 3]}, floats or bytes, for encoders that normalise themselves.
 */
final class ImageInput {

	/** What is understood, for errors. */
	static final String UNDERSTOOD = "one image input, float [1, 3, S, S] normalised, or float or uint8 [H, W, 3] grey levels";

	private final TensorSpec spec;
	private final int size;
	private final PixelNormalization normalization;

	private ImageInput(final TensorSpec spec, final int size, final PixelNormalization normalization) {
		this.spec = spec;
		this.size = size;
		this.normalization = normalization;
	}

	/**
	 * @param network whose only input takes the image
	 * @param openSize edge of the square where the file leaves it open, pixels
	 * @param normalization for the normalised form
	 * @return nothing when the network takes something else
	 */
	static Optional<ImageInput> of(final Network network, final int openSize, final PixelNormalization normalization) {
		if (network.inputs().size() != 1) return Optional.empty();
		final TensorSpec spec = network.inputs().values().iterator().next();
		final boolean planes = isPlanes(spec);
		if (!planes && !isLevels(spec)) return Optional.empty();
		final int rank = spec.shape().length;
		final int first = planes ? rank - 2 : rank - 3;
		final long height = spec.shape()[first];
		final long width = spec.shape()[first + 1];
		if (height != width) return Optional.empty();
		return Optional.of(new ImageInput(spec, height < 0 ? openSize : (int) height, normalization));
	}

	private static boolean isPlanes(final TensorSpec spec) {
		return spec.isFloat() && spec.fits(1, 3, -1, -1) && spec.shape()[1] == 3;
	}

	private static boolean isLevels(final TensorSpec spec) {
		final boolean known = spec.isFloat() || spec.type() == OnnxJavaType.UINT8;
		return known && (spec.fits(-1, -1, 3) || spec.fits(1, -1, -1, 3)) && spec.shape()[spec.shape().length - 1] == 3;
	}

	/** The name of the tensor. */
	String name() {
		return spec.name();
	}

	/** Edge of the square that the image is scaled to, pixels. */
	int size() {
		return size;
	}

	/**
	 * The image as the network takes it.
	 *
	 * @param fit of the image in {@link #size()}
	 * @param memory for the tensor
	 */
	FloatTensor tensor(final RgbImage image, final InputFit fit, final Memory memory) {
		final RgbImage scaled = TriangleResize.resize(image, fit.scaledWidth(), fit.scaledHeight());
		if (isPlanes(spec)) {
			final FloatTensor planes = memory.take(1, 3, size, size);
			EncoderInput.writePlanes(scaled, normalization, size, planes.data());
			return planes;
		}
		final boolean open = spec.shape()[spec.shape().length - 2] < 0;
		final int width = open ? scaled.width() : size;
		final int height = open ? scaled.height() : size;
		final FloatTensor levels = spec.shape().length == 3
				? memory.take(height, width, 3)
				: memory.take(1, height, width, 3);
		EncoderInput.writeLevels(scaled, width, height, levels.data());
		return levels;
	}
}
