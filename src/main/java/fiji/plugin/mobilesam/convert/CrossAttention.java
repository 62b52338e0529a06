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

/**
 * The projections of an attention between prompt tokens and image tokens. The scale of the scores is folded into the
 * query.
 *
 * @param name of the module in the checkpoint
 * @param query [channels, heads]
 * @param key [channels, heads]
 * @param value [channels, heads]
 * @param output [heads, channels]
 */
record CrossAttention(String name, Affine query, Affine key, Affine value, Affine output) {

	static CrossAttention of(final Weights transformer, final String name, final DecoderSizes sizes) {
		final Weights module = transformer.at(name);
		final int outer = sizes.channels();
		final int inner = sizes.attention();
		final double scale = 1 / Math.sqrt((double) inner / DecoderSizes.HEADS);
		return new CrossAttention(name, Affine.of(module.at("q_proj"), outer, inner).times(scale), Affine.of(module.at(
				"k_proj"), outer, inner), Affine.of(module.at("v_proj"), outer, inner), Affine.of(module.at("out_proj"),
						inner, outer));
	}
}
