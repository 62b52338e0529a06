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

import java.util.ArrayList;
import java.util.List;

/**
 * The image tokens X after some layers of the transformer, as far as they are known when a checkpoint is converted. A
 * layer adds to X what its tokens give, and normalizes. All of that is linear but for the division by a number a token,
 * so that X stays a sum of a part that all prompts share and a part of few rows:
 *
 * <pre>
 * X = Z / norm * diag(scale) + shift,    Z = shared(image) + weights' * rows
 * </pre>
 *
 * where {@code weights} [rows, tokens] are the attention weights of all layers so far and each of the {@code rows} is
 * what a head of a prompt token gives more than that of the first token, or what all heads of the first token give,
 * {@code outputs(value)}. Z has mean 0 over the channels.
 *
 * @param index number of layers so far
 * @param shared from a token of the image to its part in Z
 * @param scale [1, channels]
 * @param shift [1, channels]
 * @param outputs a layer's own output projection and all that later layers do to what it gave
 */
record ImageLevel(int index, Affine shared, Matrix scale, Matrix shift, List<Affine> outputs) {

	/** Before the first layer, where X = Z is the image itself, and its mean is not taken off. */
	static ImageLevel first(final int channels) {
		return new ImageLevel(0, Affine.identity(channels), Matrix.row(1, channels), Matrix.row(0, channels), List
				.of());
	}

	/**
	 * After one more layer. Z grows by the norm so far in each step, which spares a division:
	 * {@code norm * (X + attended)}.
	 *
	 * @param output projection of what the tokens give
	 * @param newScale of the normalization, [1, channels]
	 * @param newShift of the normalization, [1, channels]
	 */
	ImageLevel next(final Affine output, final Matrix newScale, final Matrix newShift) {
		final Affine part = shared.scaled(scale).centred();
		final Matrix constant = shift.plus(output.offset()).centred();
		final List<Affine> parts = new ArrayList<>();
		for (final Affine earlier : outputs) parts.add(earlier.scaled(scale).centred());
		final Affine own = new Affine(output.matrix().centred(), Matrix.row(0, constant.columns()));
		// A constant comes with the norm: 1 before the first layer, and the weight of the first token after it.
		final boolean unnormalized = index == 0;
		parts.add(unnormalized ? own : own.plus(constant));
		return new ImageLevel(index + 1, unnormalized ? part.plus(constant) : part, newScale, newShift, List.copyOf(
				parts));
	}

	/** From a token of the image to its part in {@code X * projection}, before the division by the norm. */
	Affine shared(final Affine projection) {
		return shared.scaled(scale).times(projection.matrix());
	}

	/** From a row to its part in {@code X * projection}, before the division by the norm. */
	Matrix ofRows(final Affine projection) {
		return projection.matrix().transposed().scaled(scale).transposed();
	}

	/**
	 * What a projection of {@code X + positions} has that is the same for every image and prompt.
	 *
	 * @param positions [tokens, channels], or one row for all
	 */
	Matrix constant(final Affine projection, final Matrix positions) {
		return positions.plus(shift).times(projection.matrix()).plus(projection.offset());
	}
}
