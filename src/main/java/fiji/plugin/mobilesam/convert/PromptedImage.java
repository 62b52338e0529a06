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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.mobilesam.onnx.Dim;
import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The image tokens of a batch of prompts on their way through the two-way transformer. They are never written out:
 * their part that all prompts share comes with the image, as products that each attention needs, and what the layers
 * add for a prompt is kept as attention weights and rows. See {@link ImageLevel} for the formula.
 * <p>
 * In the shapes below, p are prompts, n tokens of a prompt but its first, t tokens of the image. The first token has no
 * row of its own: as the weights of a head add up to the norm so far, that norm is the weight of what the first tokens of
 * all heads give, and those of the other tokens are weights of their differences from the first.
 */
final class PromptedImage {

	private final Graph graph;
	private final FoldedTransformer transformer;
	private final Map<String, Value> shared;
	private final Heads heads;
	private final ImageLevel level;
	/** What the tokens of each layer gave. */
	private final List<Given> given;
	/** [p, rows, t], or null before the first layer, as all below. */
	private final Value weights;
	/** [p, rows, channels]. */
	private final Value rows;
	/** After each layer, [p, 1, t]. */
	private final List<Value> norms;

	private PromptedImage(final PromptedImage before, final List<Given> given, final Value weights, final Value rows,
			final List<Value> norms) {
		this.graph = before.graph;
		this.transformer = before.transformer;
		this.shared = before.shared;
		this.heads = before.heads;
		this.level = transformer.level(before.level.index() + 1);
		this.given = given;
		this.weights = weights;
		this.rows = rows;
		this.norms = norms;
	}

	/**
	 * Before the first layer.
	 *
	 * @param shared the tensors of {@link FoldedTransformer#sharedTensors} by their names
	 */
	PromptedImage(final Graph graph, final FoldedTransformer transformer, final Map<String, Value> shared) {
		this.graph = graph;
		this.transformer = transformer;
		this.shared = shared;
		this.heads = new Heads(graph, DecoderSizes.HEADS);
		this.level = transformer.level(0);
		this.given = List.of();
		this.weights = null;
		this.rows = null;
		this.norms = List.of();
	}

	/** [p, rows, t]: how much of each row an image token has. */
	Value weights() {
		return weights;
	}

	/** [p, rows, channels]: what heads of prompt tokens gave. */
	Value rows() {
		return rows;
	}

	/** [p, 1, t]: by what an image token is divided. */
	Value norm() {
		return norms.get(norms.size() - 1);
	}

	/**
	 * Attention of tokens to the image.
	 *
	 * @param tokens [p, m, channels], with their positions
	 * @return [p, m, channels]
	 */
	Value attendedBy(final Value tokens) {
		final CrossAttention attention = transformer.toImage(level.index());
		final Value queries = attention.query().of(graph, attention.name() + ".query", tokens);
		Value attended = graph.softmax(scores(queries, "keys", attention.key()));
		if (rows != null) attended = graph.div(attended, norm());
		Value values = heads.sums(heads.split(attended, imageTokens()), tensor("values"));
		if (rows != null) {
			final Value ofRows = graph.matMul(graph.matMul(attended, graph.transpose(weights, 0, 2, 1)), rows);
			values = graph.add(values, heads.pick(graph.matMul(ofRows, weight(attention.name() + ".value", level.ofRows(
					attention.value())))));
		}
		final Matrix constant = level.constant(attention.value(), Matrix.row(0, transformer.sizes().channels()));
		final Affine output = attention.output().plus(constant.times(attention.output().matrix()));
		return output.of(graph, attention.name() + ".output", values);
	}

	/**
	 * The image after its attention to tokens.
	 *
	 * @param tokens [p, 1 + n, channels]
	 * @param positioned the same with their positions
	 */
	PromptedImage attendTo(final Value tokens, final Value positioned) {
		final CrossAttention attention = transformer.toTokens(level.index());
		final Value keys = graph.matMul(lessTheFirst(positioned),
				weight(attention.name() + ".key.weight", attention.key()
						.matrix()));
		final Value values = graph.matMul(lessTheFirst(tokens), weight(attention.name() + ".value.weight", attention
				.value().matrix()));
		final Value ofFirst = attention.value().of(graph, attention.name() + ".value", first(tokens));
		final Value othersWeights = softmaxOverTokens(scores(keys, "queries", attention.query()));
		final Value normSoFar = rows == null ? ones(tokens.dim(0)) : norm();
		final List<Given> allGiven = with(given, new Given(ofFirst, values, normSoFar, othersWeights, graph.concat(1,
				othersWeights, normSoFar)));
		final ImageLevel next = transformer.level(level.index() + 1);
		final List<Value> allRows = rows(next, allGiven);
		final Value norm = norm(next, allGiven, allRows);
		return new PromptedImage(this, allGiven, join(weights(allGiven)), join(allRows), with(norms, norm));
	}

	private Value first(final Value tokens) {
		return graph.slice(tokens, 1, 0, 1);
	}

	/** [p, 1 + n, channels] as [p, n, channels]. */
	private Value lessTheFirst(final Value tokens) {
		return graph.sub(graph.skip(tokens, 1, 1), first(tokens));
	}

	/** [p, 1, t]. */
	private Value ones(final Dim prompts) {
		final float[] ones = new float[imageTokens()];
		Arrays.fill(ones, 1);
		return graph.expand(graph.weight("image_ones", ones, 1, 1, ones.length), prompts, Dim.of(1),
				Dim.of(ones.length));
	}

	private static <T> List<T> with(final List<T> values, final T last) {
		return Stream.concat(values.stream(), Stream.of(last)).toList();
	}

	private static List<Value> weights(final List<Given> given) {
		return given.stream().map(Given::weights).toList();
	}

	private Value join(final List<Value> ofLayers) {
		return ofLayers.size() == 1 ? ofLayers.get(0) : graph.concat(1, ofLayers.toArray(Value[]::new));
	}

	/**
	 * The products of token channels with a projection of the image and its positions.
	 *
	 * @param tokens [p, m, heads * c]
	 * @param kind of shared tensor
	 * @param projection of the image
	 * @return [p, heads * m, t]
	 */
	private Value scores(final Value tokens, final String kind, final Affine projection) {
		final Value byHead = heads.split(tokens);
		final Value ofShared = heads.scores(byHead, tensor(kind));
		if (rows == null) return ofShared;
		final String name = "image_" + kind + "_" + level.index();
		final Value projected = graph.matMul(heads.spread(tokens), weight(name, level.ofRows(projection).transposed()));
		final Value ofRows = graph.matMul(graph.matMul(projected, graph.transpose(rows, 0, 2, 1)), weights);
		final Value ofConstant = heads.scores(byHead, constant(name + ".constant", projection));
		return graph.add(graph.div(graph.add(ofShared, ofRows), norm()), ofConstant);
	}

	/** What all images and prompts share of a projection of image and positions, [1, heads, c, t]. */
	private Value constant(final String name, final Affine projection) {
		final Matrix constant = level.constant(projection, transformer.positions()).transposed();
		return graph.weight(name, constant.floats(), 1, DecoderSizes.HEADS, constant.rows() / DecoderSizes.HEADS,
				constant.columns());
	}

	/**
	 * From scores over those of the first token, [p, heads * n, t], to weights of the same shape. With that of the first
	 * token, those of a head add up to the norm so far.
	 */
	private Value softmaxOverTokens(final Value scores) {
		final Value byHead = heads.split(scores, imageTokens());
		// The first token's score is 0.
		final Value most = graph.relu(graph.reduceMax(byHead, true, 2));
		final Value exponential = graph.exp(graph.sub(byHead, most));
		final Value sum = graph.add(graph.reduceSum(exponential, true, 2), graph.exp(graph.mul(most, graph.constant(
				-1))));
		final Value divisor = rows == null ? sum : graph.div(sum, graph.unsqueeze(norm(), 1));
		return heads.join(graph.div(exponential, divisor));
	}

	/** Of each layer, [p, heads * n + 1, channels]. */
	private List<Value> rows(final ImageLevel next, final List<Given> allGiven) {
		return IntStream.range(0, allGiven.size()).mapToObj(i -> {
			final Affine output = next.outputs().get(i);
			final String name = "rows_" + next.index() + "_" + i;
			final Value ofOthers = graph.matMul(heads.spread(allGiven.get(i).others()), weight(name + ".weight", output
					.matrix()));
			return graph.concat(1, ofOthers, output.of(graph, name, allGiven.get(i).first()));
		}).toList();
	}

	/**
	 * The standard deviation of Z, and the epsilon of the normalization in units of Z. Its square has each product of two
	 * layers' rows twice, which is computed once.
	 */
	private Value norm(final ImageLevel next, final List<Given> allGiven, final List<Value> allRows) {
		final int l = next.index();
		Value squares = shared.get("image_norm_" + l);
		for (int i = 0; i < l; i++) {
			final Given own = allGiven.get(i);
			final List<Value> factors = new ArrayList<>(allRows.subList(i, l));
			for (int j = 1; j < factors.size(); j++) factors.set(j, graph.mul(factors.get(j), graph.constant(2)));
			final Value products = graph.matMul(allRows.get(i), graph.transpose(join(factors), 0, 2, 1));
			final Value withRows = graph.matMul(products, join(weights(allGiven.subList(i, l))));
			final Value image = shared.get("image_rows_" + l + "_" + i);
			final Value withShared = heads.scores(heads.split(own.others()), image);
			final Value ofFirst = graph.matMul(own.first(), graph.reshape(image, 1, -1, imageTokens()));
			final Value ofFirstAndConstant = i == 0
					? ofFirst
					: graph.add(ofFirst, shared.get("image_constant_" + l + "_" + i));
			squares = graph.add(graph.add(squares, sumOfRows(graph.mul(own.weights(), withRows))), graph.add(sumOfRows(
					graph.mul(own.othersWeights(), withShared)), graph.mul(own.norm(), ofFirstAndConstant)));
		}
		final Value epsilon = rows == null
				? graph.constant(TokenLayer.EPSILON)
				: graph.mul(graph.mul(norm(), norm()), graph.constant(TokenLayer.EPSILON));
		return graph.sqrt(graph.add(graph.mul(squares, graph.constant(1f / transformer.sizes().channels())), epsilon));
	}

	/**
	 * From [p, rows, t] to [p, 1, t]. By a product, as ONNX Runtime is slow at summing over the first axis that is not 1.
	 */
	private Value sumOfRows(final Value all) {
		return graph.matMul(graph.expand(graph.constant(1), Dim.of(1), all.dim(1)), all);
	}

	private Value tensor(final String kind) {
		return shared.get("image_" + kind + "_" + level.index());
	}

	private Value weight(final String name, final Matrix matrix) {
		return graph.weight(name + ".matrix", matrix.floats(), matrix.rows(), matrix.columns());
	}

	private int imageTokens() {
		return transformer.positions().rows();
	}

	/**
	 * What the prompt tokens of a layer gave to the image.
	 *
	 * @param first what the first token gave, [p, 1, heads * c]
	 * @param others what the others gave more than that, [p, n, heads * c]
	 * @param norm so far, the weight of what the first token gave, [p, 1, t]
	 * @param othersWeights [p, heads * n, t]
	 * @param weights of the layer's rows: those of the others, then the norm, [p, heads * n + 1, t]
	 */
	private record Given(Value first, Value others, Value norm, Value othersWeights, Value weights) {
	}
}
