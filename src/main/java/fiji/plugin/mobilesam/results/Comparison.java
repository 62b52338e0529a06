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
package fiji.plugin.mobilesam.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.prompt.PlanePosition;

/**
 * Two results for one image.
 *
 * @param firstCount masks of the first
 * @param secondCount masks of the second
 * @param levels pairs at the IoU thresholds of {@link AveragePrecision}, by rising threshold
 * @param meanIou of the pairs at the lowest threshold; NaN without any
 * @param meanDifferences of the same pairs, second less first; a pair with a NaN does not count
 */
public record Comparison(int firstCount, int secondCount, List<Level> levels, double meanIou,
		Map<MaskKey, Double> meanDifferences) {

	/**
	 * @param threshold least IoU of a pair
	 * @param pairs masks of the first that have a partner in the second
	 */
	public record Level(double threshold, int pairs) {
	}

	/** A pair, and the planes it is of. */
	private record Met(MaskEntry first, MaskEntry second, double iou) {
	}

	public Comparison {
		levels = List.copyOf(levels);
		final Map<MaskKey, Double> inOrder = new EnumMap<>(MaskKey.class);
		inOrder.putAll(meanDifferences);
		meanDifferences = Collections.unmodifiableMap(inOrder);
	}

	/**
	 * Compares plane by plane; reads every mask.
	 *
	 * @throws IOException if a mask cannot be read
	 * @throws IllegalArgumentException if the planes have other positions or sizes
	 */
	public static Comparison of(final List<? extends ResultPlane> first, final List<? extends ResultPlane> second)
			throws IOException {
		final Map<PlanePosition, ResultPlane> partners = byPosition(second);
		if (!partners.keySet().equals(byPosition(first).keySet()))
			throw new IllegalArgumentException("results of the same planes are compared, got %s and %s".formatted(
					positions(first), positions(second)));
		final int[] counts = new int[2];
		final int[] pairs = new int[AveragePrecision.thresholds().size()];
		final List<Met> met = new ArrayList<>();
		for (final ResultPlane plane : first) {
			final ResultPlane partner = partners.get(plane.position());
			final MaskMatching matching = new MaskMatching(masks(plane), masks(partner));
			counts[0] += matching.firstCount();
			counts[1] += matching.secondCount();
			for (int i = 0; i < pairs.length; i++)
				pairs[i] += matching.pairs(AveragePrecision.thresholds().get(i)).size();
			for (final MaskMatching.Pair pair : matching.pairs(AveragePrecision.thresholds().get(0)))
				met.add(new Met(plane.entries().get(pair.first()), partner.entries().get(pair.second()), pair.iou()));
		}
		final List<Level> levels = new ArrayList<>();
		for (int i = 0; i < pairs.length; i++) levels.add(new Level(AveragePrecision.thresholds().get(i), pairs[i]));
		return new Comparison(counts[0], counts[1], levels, Statistics.of(met.stream().mapToDouble(Met::iou).toArray())
				.mean(), differences(met));
	}

	/** All masks of a plane, read. */
	public static List<BinaryMask> masks(final ResultPlane plane) throws IOException {
		final List<BinaryMask> masks = new ArrayList<>();
		for (int i = 0; i < plane.entries().size(); i++) masks.add(plane.mask(i));
		return masks;
	}

	private static Map<MaskKey, Double> differences(final List<Met> met) {
		final Map<MaskKey, Double> differences = new EnumMap<>(MaskKey.class);
		for (final MaskKey key : MaskKey.values())
			differences.put(key, Statistics.of(met.stream().mapToDouble(pair -> key.of(pair.second()) - key.of(pair
					.first())).toArray()).mean());
		return differences;
	}

	private static Map<PlanePosition, ResultPlane> byPosition(final List<? extends ResultPlane> planes) {
		return planes.stream().collect(Collectors.toMap(ResultPlane::position, plane -> plane));
	}

	private static List<String> positions(final List<? extends ResultPlane> planes) {
		return planes.stream().map(ResultPlane::position).map(Layout::planeName).sorted(Comparator.naturalOrder())
				.toList();
	}
}
