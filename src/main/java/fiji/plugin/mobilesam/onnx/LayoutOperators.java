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
import java.util.Map;
import java.util.stream.IntStream;
import static fiji.plugin.mobilesam.onnx.ElementType.INT64;

/** Operators that move elements and leave their numbers alone; sizes as values. */
abstract class LayoutOperators extends ElementwiseOperators {

	LayoutOperators(final GraphParts parts, final int opset) {
		super(parts, opset);
	}

	/**
	 * A size as a value that is known when the graph runs.
	 *
	 * @param dim numbers and symbols that stand alone on an axis of an input
	 * @return int64 [1]
	 */
	public Value size(final Dim dim) {
		Value sum = null;
		for (final Map.Entry<String, Long> term : dim.terms().entrySet()) {
			Value product = indices(term.getValue());
			for (final String symbol : term.getKey().split("\\*"))
				if (!symbol.isEmpty()) product = mul(product, sizeOfSymbol(Dim.symbol(symbol)));
			sum = sum == null ? product : add(sum, product);
		}
		return sum == null ? indices(0) : sum;
	}

	private Value sizeOfSymbol(final Dim symbol) {
		for (final Value input : parts.inputs()) {
			final int axis = input.shape().dims().indexOf(symbol);
			if (axis >= 0) {
				final Value shape = operator("Shape", input).output(INT64, Shape.of(input.shape().rank()));
				return gather(shape, indices(axis), 0);
			}
		}
		throw new IllegalArgumentException("no input has an axis of size " + symbol);
	}

	/** Reorders axes: axis i of the result is axis {@code order[i]}. */
	public Value transpose(final Value x, final int... order) {
		final int[] sorted = order.clone();
		Arrays.sort(sorted);
		if (!Arrays.equals(sorted, IntStream.range(0, x.shape().rank()).toArray()))
			throw new IllegalArgumentException(
					"Transpose: %s is no order of the axes of %s".formatted(Arrays.toString(order), x));
		final Shape reordered = new Shape(Arrays.stream(order).mapToObj(x::dim).toList());
		return operator("Transpose", x).with("perm", Arrays.stream(order).asLongStream().toArray()).output(x.type(),
				reordered);
	}

	/**
	 * The same elements in another shape.
	 *
	 * @param sizes 0 keeps the size of the same axis, one may be -1 for what
	 *            remains
	 */
	public Value reshape(final Value x, final long... sizes) {
		return operator("Reshape", x, indices(sizes)).output(x.type(), Reshaping.of(x.shape(), sizes));
	}

	/** The same elements in another shape, whose symbols stand alone on axes of inputs. */
	public Value reshape(final Value x, final Dim... sizes) {
		final Shape shape = Shape.of(sizes);
		require(shape.size().equals(x.shape().size()), "Reshape", "cannot become " + shape, x);
		return operator("Reshape", x, sizes(shape)).output(x.type(), shape);
	}

	/** Inserts axes of size 1 at these places of the result. */
	public Value unsqueeze(final Value x, final int... axes) {
		final int rank = x.shape().rank() + axes.length;
		final int[] places = Arrays.stream(axes).map(a -> a < 0 ? a + rank : a).sorted().toArray();
		final List<Dim> dims = new ArrayList<>(x.shape().dims());
		for (final int place : places) dims.add(place, Dim.of(1));
		return withAxes("Unsqueeze", 13, x, places).output(x.type(), new Shape(dims));
	}

	/** Removes axes of size 1. */
	public Value squeeze(final Value x, final int... axes) {
		for (final int axis : axes)
			if (!x.dim(axis).is(1))
				throw new IllegalArgumentException("Squeeze: axis %d of %s must have size 1".formatted(axis, x));
		return withAxes("Squeeze", 13, x, axes).output(x.type(), without(x.shape(), axes));
	}

	static Shape without(final Shape shape, final int... axes) {
		final List<Dim> dims = new ArrayList<>(shape.dims());
		Arrays.stream(axes).map(shape::axis).boxed().sorted((a, b) -> b - a).forEach(a -> dims.remove((int) a));
		return new Shape(dims);
	}

	final Operator withAxes(final String type, final int axesAreInputSince, final Value x, final int... axes) {
		final long[] places = Arrays.stream(axes).asLongStream().toArray();
		return opset >= axesAreInputSince
				? operator(type, x, indices(places))
				: operator(type, x).with("axes", places);
	}

	/** Repeats axes of size 1 up to a shape. */
	public Value expand(final Value x, final Dim... shape) {
		final Shape target = Shape.of(shape);
		require(Shape.broadcast(x.shape(), target).equals(target), "Expand", "cannot become " + target, x);
		if (x.shape().equals(target)) return x;
		return operator("Expand", x, sizes(target)).output(x.type(), target);
	}

	/** The sizes of a shape, int64 [rank]. */
	private Value sizes(final Shape shape) {
		return shape.dims().stream().allMatch(d -> d.fixed().isPresent())
				? indices(shape.dims().stream().mapToLong(d -> d.fixed().getAsLong()).toArray())
				: concat(0, shape.dims().stream().map(this::size).toArray(Value[]::new));
	}

	/** The elements from one, inside, to another, outside, along an axis. */
	public Value slice(final Value x, final int axis, final long from, final long to) {
		if (from < 0 || to <= from || to > x.dim(axis).atLeast())
			throw new IllegalArgumentException(
					"Slice: %d to %d is not within axis %d of %s".formatted(from, to, axis, x));
		return slice(x, axis, indices(from), indices(to), Dim.of(to - from));
	}

	/** All elements along an axis but the first ones. */
	public Value skip(final Value x, final int axis, final long count) {
		require(count >= 0 && count <= x.dim(axis).atLeast(), "Slice", "cannot skip " + count + " along axis " + axis,
				x);
		return slice(x, axis, indices(count), indices(Long.MAX_VALUE), x.dim(axis).less(count));
	}

	/**
	 * The elements between two places that are known when the graph runs.
	 *
	 * @param from int64 [1]
	 * @param to int64 [1]
	 * @param size what is between them
	 */
	public Value slice(final Value x, final int axis, final Value from, final Value to, final Dim size) {
		return operator("Slice", x, from, to, indices(axis)).output(x.type(), x.shape().with(axis, size));
	}

	/** Joins values that differ in the size of one axis at most. */
	public Value concat(final int axis, final Value... values) {
		Dim size = Dim.of(0);
		for (final Value value : values) {
			require(value.type() == values[0].type() && value.shape().rank() == values[0].shape().rank()
					&& value.shape().with(axis, Dim.of(0)).equals(values[0].shape().with(axis, Dim.of(0))), "Concat",
					"all must have one type and fit but along axis " + axis, values[0], value);
			size = size.plus(value.dim(axis));
		}
		return operator("Concat", values).with("axis", values[0].shape().axis(axis)).output(values[0].type(),
				values[0].shape().with(axis, size));
	}

	/** The elements at the given places of an axis, which becomes the axes of the places. */
	public Value gather(final Value x, final Value places, final int axis) {
		require(places.type() == INT64, "Gather", "places must be INT64", places);
		final int at = x.shape().axis(axis);
		final Shape gathered = x.shape().axes(0, at).then(places.shape()).then(
				x.shape().axes(at + 1, x.shape().rank()));
		return operator("Gather", x, places).with("axis", at).output(x.type(), gathered);
	}

	/**
	 * Bilinear interpolation with pixel centres at half coordinates, as PyTorch's
	 * {@code interpolate} without aligned corners.
	 *
	 * @param x [n, c, height, width]
	 * @param sizes int64 [4], known when the graph runs
	 * @param shape what {@code sizes} will be
	 */
	public Value resizeBilinear(final Value x, final Value sizes, final Shape shape) {
		require(x.shape().rank() == 4 && sizes.shape().equals(Shape.of(4)), "Resize",
				"an image of four axes and its four sizes are needed", x, sizes);
		final Value unused = opset >= 13 ? null : vector();
		return operator("Resize", x, unused, unused, sizes).with("mode", "linear")
				.with("coordinate_transformation_mode", "half_pixel").output(x.type(), shape);
	}
}
