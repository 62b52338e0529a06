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

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * The square windows of a stage; the last ones of a row or column may reach over the map. Tokens are cut into windows
 * and heads by one gather and put back by another, one pass over memory where padding, transposing and slicing take
 * several.
 */
final class AttentionWindows {

	/** Queries, keys, values. */
	private static final int PARTS = 3;

	private final Graph graph;
	private final int heads;
	private final int tokens;
	private final int windowTokens;
	private final List<Value> rowsOfPart;
	private final Value rowsOfToken;

	/**
	 * @param height of the map, tokens
	 * @param width of the map, tokens
	 * @param edge of a window, tokens
	 * @param heads into which a token is cut
	 */
	AttentionWindows(final Graph graph, final int height, final int width, final int edge, final int heads) {
		this.graph = graph;
		this.heads = heads;
		tokens = height * width;
		windowTokens = edge * edge;
		final int[] places = places(height, width, edge);
		final Value inMap = graph.reshape(graph.indices(Arrays.stream(places).asLongStream().toArray()), -1, 1,
				windowTokens);
		rowsOfPart = IntStream.range(0, PARTS).mapToObj(part -> {
			final long[] head = LongStream.range(0, heads).map(h -> (long) part * heads + h).toArray();
			return graph.add(graph.mul(inMap, graph.indices(PARTS * heads)),
					graph.reshape(graph.indices(head), heads, 1));
		}).toList();
		final long[] firstRow = new long[tokens];
		for (int i = 0; i < places.length; i++) {
			final long window = i / windowTokens;
			if (places[i] < tokens) firstRow[places[i]] = window * heads * windowTokens + i % windowTokens;
		}
		rowsOfToken = graph.add(graph.reshape(graph.indices(firstRow), tokens, 1), graph.indices(LongStream.range(0,
				heads).map(h -> h * windowTokens).toArray()));
	}

	/** For each token of each window its place in the map; for what is over it, the place behind the last. */
	private static int[] places(final int height, final int width, final int edge) {
		final int across = (width + edge - 1) / edge;
		final int down = (height + edge - 1) / edge;
		return IntStream.range(0, down * across * edge * edge).map(i -> {
			final int window = i / (edge * edge);
			final int y = window / across * edge + i % (edge * edge) / edge;
			final int x = window % across * edge + i % edge;
			return y < height && x < width ? y * width + x : height * width;
		}).toArray();
	}

	/**
	 * Cuts one part of each token.
	 *
	 * @param all [tokens + 1, 3 * channels], the last for what is over the map
	 * @param part 0 for queries, 1 for keys, 2 for values
	 * @return [windows, heads, tokens of a window, channels / heads]
	 */
	Value cut(final Value all, final int part) {
		final int channels = Layers.size(all, 1) / PARTS / heads;
		return graph.gather(graph.reshape(all, -1, channels), rowsOfPart.get(part), 0);
	}

	/**
	 * Puts what was cut back in its place.
	 *
	 * @param windows [windows, heads, tokens of a window, channels / heads]
	 * @return [tokens, channels]
	 */
	Value join(final Value windows) {
		final int channels = Layers.size(windows, -1);
		return graph.reshape(graph.gather(graph.reshape(windows, -1, channels), rowsOfToken, 0), tokens, heads
				* channels);
	}
}
