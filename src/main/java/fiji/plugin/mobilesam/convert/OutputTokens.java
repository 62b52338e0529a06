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

import fiji.plugin.mobilesam.onnx.Dim;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The tokens that the mask decoder sets before those of a prompt, one for the predicted IoUs and one a mask, and what
 * it reads from them at the end.
 */
final class OutputTokens {

	private final Graph graph;
	private final Layers layers;
	private final Weights decoder;
	private final DecoderSizes sizes;

	/** @param decoder the module {@code mask_decoder} */
	OutputTokens(final Graph graph, final Weights decoder, final DecoderSizes sizes) {
		this.graph = graph;
		this.layers = new Layers(graph);
		this.decoder = decoder;
		this.sizes = sizes;
	}

	/** Number of tokens set before those of a prompt. */
	int count() {
		return 1 + sizes.masks();
	}

	/**
	 * @param points [n, points, channels]
	 * @return [n, count + points, channels]
	 */
	Value before(final Value points) {
		final int channels = sizes.channels();
		final Value own = graph.concat(0, decoder.at("iou_token").value(graph, "weight", 1, channels), decoder.at(
				"mask_tokens").value(graph, "weight", sizes.masks(), channels));
		final Value repeated = graph.expand(graph.unsqueeze(own, 0), points.dim(0), Dim.of(count()), Dim.of(channels));
		return graph.concat(1, repeated, points);
	}

	/**
	 * @param tokens [n, at least count, channels], transformed
	 * @return [n, masks]
	 */
	Value predictedIous(final Value tokens) {
		return head(decoder.at("iou_prediction_head"), token(tokens, 0), sizes.iouHidden(), sizes.masks());
	}

	/**
	 * The weights of the upscaled pixels' channels for each mask.
	 *
	 * @param tokens [n, at least count, channels], transformed
	 * @return [n, masks, upscaled]
	 */
	Value hypernetworks(final Value tokens) {
		final List<Value> rows = new ArrayList<>();
		for (int i = 0; i < sizes.masks(); i++)
			rows.add(graph.unsqueeze(head(decoder.at("output_hypernetworks_mlps").at(i), token(tokens, 1 + i), sizes
					.channels(), sizes.upscaled()), 1));
		return graph.concat(1, rows.toArray(Value[]::new));
	}

	/** One token, [n, channels]. */
	private Value token(final Value tokens, final int index) {
		return graph.squeeze(graph.slice(tokens, 1, index, index + 1L), 1);
	}

	private Value head(final Weights module, final Value token, final int hidden, final int outputs) {
		final Weights linear = module.at("layers");
		final Value first = graph.relu(layers.linear(linear.at(0), token, hidden));
		final Value second = graph.relu(layers.linear(linear.at(1), first, hidden));
		return layers.linear(linear.at(2), second, outputs);
	}
}
