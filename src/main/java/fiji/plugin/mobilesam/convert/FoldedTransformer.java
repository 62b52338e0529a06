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

import fiji.plugin.mobilesam.convert.SharedTensor.Layout;

/** The weights of the two-way transformer, folded into what does not depend on prompts. */
final class FoldedTransformer {

	private final List<ImageLevel> levels = new ArrayList<>();
	private final List<CrossAttention> toImage = new ArrayList<>();
	private final List<CrossAttention> toTokens = new ArrayList<>();
	private final DecoderSizes sizes;
	private final Matrix positions;

	/**
	 * @param transformer the module of that name
	 * @param positions of the image's tokens, [tokens, channels]
	 */
	FoldedTransformer(final Weights transformer, final DecoderSizes sizes, final Matrix positions) {
		this.sizes = sizes;
		this.positions = positions;
		levels.add(ImageLevel.first(sizes.channels()));
		for (int i = 0; i < sizes.layers(); i++) {
			final String layer = "layers." + i + ".";
			toImage.add(CrossAttention.of(transformer, layer + "cross_attn_token_to_image", sizes));
			toTokens.add(CrossAttention.of(transformer, layer + "cross_attn_image_to_token", sizes));
			final Weights norm = transformer.at(layer + "norm4");
			levels.add(levels.get(i).next(toTokens.get(i).output(), row(norm, "weight"), row(norm, "bias")));
		}
		toImage.add(CrossAttention.of(transformer, "final_attn_token_to_image", sizes));
	}

	private Matrix row(final Weights norm, final String name) {
		return Matrix.of(norm.floats(name, sizes.channels()), 1, sizes.channels());
	}

	DecoderSizes sizes() {
		return sizes;
	}

	/** Of the image's tokens, [tokens, channels]. */
	Matrix positions() {
		return positions;
	}

	/** The image tokens after so many layers. */
	ImageLevel level(final int index) {
		return levels.get(index);
	}

	/** The attention of the prompt tokens to the image tokens after so many layers. */
	CrossAttention toImage(final int level) {
		return toImage.get(level);
	}

	/** The attention of the image tokens after so many layers to the prompt tokens. */
	CrossAttention toTokens(final int level) {
		return toTokens.get(level);
	}

	/** All that is computed once an image. */
	List<SharedTensor> sharedTensors() {
		final List<SharedTensor> tensors = new ArrayList<>();
		for (final ImageLevel level : levels) {
			final int l = level.index();
			tensors.add(projected("image_keys_" + l, level, toImage.get(l).key()));
			tensors.add(new SharedTensor("image_values_" + l, Layout.BY_TOKEN, level.shared(toImage.get(l).value())));
			if (l < sizes.layers()) tensors.add(projected("image_queries_" + l, level, toTokens.get(l).query()));
			if (l > 0) addSquaredNorm(tensors, level);
		}
		return tensors;
	}

	/** The constant part joins where nothing else is added: before the first layer. */
	private SharedTensor projected(final String name, final ImageLevel level, final Affine projection) {
		final Affine map = level.shared(projection);
		return level.index() == 0
				? new SharedTensor(name, Layout.BY_CHANNEL, map, level.constant(projection, positions))
				: new SharedTensor(name, Layout.BY_CHANNEL, map);
	}

	/** The parts of the squared norm of Z = S + weights' * rows that have S: S * S, 2 S * rows. */
	private static void addSquaredNorm(final List<SharedTensor> tensors, final ImageLevel level) {
		final int l = level.index();
		tensors.add(new SharedTensor("image_norm_" + l, Layout.SQUARED_NORM, level.shared()));
		for (int i = 0; i < l; i++) {
			final Affine output = level.outputs().get(i);
			tensors.add(new SharedTensor("image_rows_" + l + "_" + i, Layout.BY_CHANNEL, level.shared().times(output
					.matrix().transposed()).times(2)));
			if (i > 0)
				tensors.add(new SharedTensor("image_constant_" + l + "_" + i, Layout.NUMBER, level.shared().times(
						output.offset().transposed()).times(2)));
		}
	}
}
