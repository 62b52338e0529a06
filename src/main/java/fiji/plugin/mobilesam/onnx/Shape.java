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
package fiji.plugin.mobilesam.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of all axes of a value, outermost first.
 *
 * @param dims one size an axis; none for a scalar
 */
public record Shape(List<Dim> dims) {

	public Shape {
		dims = List.copyOf(dims);
	}

	public static Shape of(final Dim... dims) {
		return new Shape(Arrays.asList(dims));
	}

	public static Shape of(final long... sizes) {
		return new Shape(Arrays.stream(sizes).mapToObj(Dim::of).toList());
	}

	/** Number of axes. */
	public int rank() {
		return dims.size();
	}

	/**
	 * @param axis from 0, or negative to count from the last, which is -1
	 * @throws IllegalArgumentException if there is no such axis
	 */
	public Dim dim(final int axis) {
		return dims.get(axis(axis));
	}

	/** The same axis counted from 0. */
	int axis(final int axis) {
		if (axis < -rank() || axis >= rank())
			throw new IllegalArgumentException("shape %s has no axis %d".formatted(this, axis));
		return axis < 0 ? axis + rank() : axis;
	}

	/** This shape with another size at one axis. */
	public Shape with(final int axis, final Dim size) {
		final List<Dim> changed = new ArrayList<>(dims);
		changed.set(axis(axis), size);
		return new Shape(changed);
	}

	/** The axes from one, inside, to another, outside. */
	Shape axes(final int from, final int to) {
		return new Shape(dims.subList(from, to));
	}

	/** The axes of this shape, then those of the other. */
	Shape then(final Shape other) {
		final List<Dim> joined = new ArrayList<>(dims);
		joined.addAll(other.dims);
		return new Shape(joined);
	}

	/** Number of elements. */
	public Dim size() {
		return dims.stream().reduce(Dim.of(1), Dim::times);
	}

	/**
	 * The shape of an element-wise operation: aligned at the last axis, sizes must
	 * be equal or one of them 1.
	 *
	 * @throws IllegalArgumentException if they are neither
	 */
	static Shape broadcast(final Shape a, final Shape b) {
		final int rank = Math.max(a.rank(), b.rank());
		final List<Dim> dims = new ArrayList<>();
		for (int i = -rank; i < 0; i++) {
			final Dim p = -i > a.rank() ? Dim.of(1) : a.dim(i);
			final Dim q = -i > b.rank() ? Dim.of(1) : b.dim(i);
			if (!p.equals(q) && !p.is(1) && !q.is(1))
				throw new IllegalArgumentException("shapes %s and %s do not broadcast".formatted(a, b));
			dims.add(p.is(1) ? q : p);
		}
		return new Shape(dims);
	}

	@Override
	public String toString() {
		return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
	}
}
