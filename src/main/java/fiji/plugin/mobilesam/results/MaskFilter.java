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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.mask.PublishedBox;

/**
 * Which masks are wanted, by what the table says of them; no mask is read. Immutable. Every condition must hold; the
 * best ones are chosen among those for which the others do.
 */
public final class MaskFilter {

	/** Every mask. */
	public static final MaskFilter ALL = new MaskFilter(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

	/**
	 * @param count how many
	 * @param key of which the value is large
	 */
	private record Best(int count, MaskKey key) {
	}

	/** A mask of several planes. */
	private record Candidate(int plane, int index, double value) {
	}

	private final Map<MaskKey, Limits> limits;
	private final Optional<PixelBox> touched;
	private final Optional<PixelBox> around;
	private final Optional<Best> best;

	private MaskFilter(final Map<MaskKey, Limits> limits, final Optional<PixelBox> touched,
			final Optional<PixelBox> around, final Optional<Best> best) {
		this.limits = limits;
		this.touched = touched;
		this.around = around;
		this.best = best;
	}

	/**
	 * Only masks whose value lies in a range; a second range of one key narrows the first.
	 *
	 * @throws IllegalArgumentException if the two have nothing in common
	 */
	public MaskFilter with(final MaskKey key, final Limits range) {
		final Map<MaskKey, Limits> more = new EnumMap<>(MaskKey.class);
		more.putAll(limits);
		more.merge(key, range, Limits::and);
		return new MaskFilter(more, touched, around, best);
	}

	/** Only masks whose box has a pixel in this one. */
	public MaskFilter touching(final PixelBox box) {
		return new MaskFilter(limits, Optional.of(box), around, best);
	}

	/** Only masks the centre of whose box lies in this one. */
	public MaskFilter centeredIn(final PixelBox box) {
		return new MaskFilter(limits, touched, Optional.of(box), best);
	}

	/**
	 * Only so many masks of all planes together, those with the largest values; of equal ones the first. NaN is less than
	 * any value.
	 *
	 * @throws IllegalArgumentException if the number is negative
	 */
	public MaskFilter best(final int count, final MaskKey key) {
		if (count < 0) throw new IllegalArgumentException("the number of best masks counts from 0, got " + count);
		return new MaskFilter(limits, touched, around, Optional.of(new Best(count, key)));
	}

	/** Every plane with the masks that are wanted, in their order; planes without any stay. */
	public List<ResultPlane> select(final List<? extends ResultPlane> planes) {
		final List<Set<Integer>> selected = new ArrayList<>();
		for (final ResultPlane plane : planes) {
			final List<MaskEntry> entries = plane.entries();
			selected.add(new HashSet<>(IntStream.range(0, entries.size()).filter(i -> matches(entries.get(i))).boxed()
					.toList()));
		}
		best.ifPresent(wanted -> keepBest(wanted, planes, selected));
		final List<ResultPlane> result = new ArrayList<>();
		for (int p = 0; p < planes.size(); p++)
			result.add(new SelectedPlane(planes.get(p), selected.get(p).stream().sorted().toList()));
		return result;
	}

	private boolean matches(final MaskEntry entry) {
		return limits.entrySet().stream().allMatch(limit -> limit.getValue().contain(limit.getKey().of(entry)))
				&& touched
						.map(box -> entry.area() > 0 && box.overlaps(pixels(entry.box()))).orElse(true)
				&& around.map(
						box -> entry.area() > 0 && centerLiesIn(entry.box(), box)).orElse(true);
	}

	private static void keepBest(final Best best, final List<? extends ResultPlane> planes,
			final List<Set<Integer>> selected) {
		final List<Candidate> candidates = new ArrayList<>();
		for (int p = 0; p < planes.size(); p++) {
			final List<MaskEntry> entries = planes.get(p).entries();
			for (final int i : selected.get(p).stream().sorted().toList())
				candidates.add(new Candidate(p, i, best.key().of(entries.get(i))));
		}
		candidates.sort(Comparator.comparingDouble(MaskFilter::rank));
		selected.forEach(Collection::clear);
		candidates.stream().limit(best.count()).forEach(candidate -> selected.get(candidate.plane()).add(candidate
				.index()));
	}

	/** Less for better ones. */
	private static double rank(final Candidate candidate) {
		return Double.isNaN(candidate.value()) ? Double.POSITIVE_INFINITY : -candidate.value();
	}

	private static PixelBox pixels(final PublishedBox box) {
		return new PixelBox(box.x(), box.y(), box.x() + box.width() + 1, box.y() + box.height() + 1);
	}

	private static boolean centerLiesIn(final PublishedBox box, final PixelBox around) {
		final double x = box.x() + (box.width() + 1) / 2.0;
		final double y = box.y() + (box.height() + 1) / 2.0;
		return x >= around.left() && x < around.right() && y >= around.top() && y < around.bottom();
	}
}
