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

import static fiji.plugin.mobilesam.onnx.ElementType.BOOL;
import static fiji.plugin.mobilesam.onnx.ElementType.FLOAT;
import static fiji.plugin.mobilesam.onnx.ElementType.INT64;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.ModelProto;
import fiji.plugin.mobilesam.onnx.GraphParts.Branch;

/**
 * An ONNX graph that is built operator by operator. Values are passed by
 * reference: an operator takes values that exist and returns what it makes, of
 * a shape that it has computed and checked. Where an operator differs between
 * opsets, or is missing in older ones, the graph writes what its opset knows,
 * in the form that ONNX Runtime fuses.
 * <p>
 * Every method throws an {@link IllegalArgumentException} that names the
 * operator and the shapes found when they do not fit.
 * <p>
 * Operators and their meaning:
 * <a href="https://onnx.ai/onnx/operators/">ONNX operators</a>.
 */
public final class Graph {

	/** The lowest and highest opset that can be written. */
	public static final int MIN_OPSET = 11, MAX_OPSET = 21;

	/** The lowest opset with layer normalization as one operator. */
	public static final int DEFAULT_OPSET = 17;

	private final GraphParts parts;
	private final int opset;
	private final ModelProto.Builder model = ModelProto.newBuilder();

	/** An empty graph of the default opset. */
	public Graph(final String name) {
		this(name, DEFAULT_OPSET);
	}

	/**
	 * @param name what the graph computes, an identifier
	 * @param opset version of the ONNX operators, {@link #MIN_OPSET} to
	 *            {@link #MAX_OPSET}
	 */
	public Graph(final String name, final int opset) {
		requireOpset(opset);
		this.parts = new GraphParts(name);
		this.opset = opset;
		model.setIrVersion(irVersion(opset)).addOpsetImportBuilder().setVersion(opset);
	}

	/** @throws IllegalArgumentException if the opset is not one that can be written */
	public static void requireOpset(final int opset) {
		if (opset < MIN_OPSET || opset > MAX_OPSET)
			throw new IllegalArgumentException(
					"opset must be from %d to %d, got %d".formatted(MIN_OPSET, MAX_OPSET, opset));
	}

	/** The file format that came with an opset; readers of that time know no later one. */
	private static int irVersion(final int opset) {
		if (opset <= 11) return 6;
		if (opset <= 14) return 7;
		if (opset <= 18) return 8;
		return opset <= 20 ? 9 : 10;
	}

	// ---- what the file says about itself ----

	/** Sets who wrote the file. */
	public void producer(final String name, final String version) {
		model.setProducerName(name).setProducerVersion(version);
	}

	/** Sets the text about the model. */
	public void description(final String text) {
		model.setDocString(text);
	}

	/** Adds an entry to the model's metadata. */
	public void metadata(final String key, final String value) {
		model.addMetadataPropsBuilder().setKey(key).setValue(value);
	}

	/** The model as an ONNX file; the same calls give the same bytes. */
	public byte[] toBytes() {
		return model.clone().setGraph(parts.toProto()).build().toByteArray();
	}

	// ---- inputs, constants, outputs ----

	/** A float input of fixed sizes. */
	public Value input(final String name, final long... sizes) {
		return input(name, FLOAT, Shape.of(sizes));
	}

	/** An input of any type and shape. */
	public Value input(final String name, final ElementType type, final Shape shape) {
		return parts.input(name, type, shape);
	}

	/**
	 * A trained tensor.
	 *
	 * @param name its name in the file; the same name must come with the same
	 *            content
	 * @param data row major
	 */
	public Value weight(final String name, final float[] data, final long... sizes) {
		return parts.weight(name, FLOAT, Shape.of(sizes), bytes(data));
	}

	/** A float scalar. */
	public Value constant(final float value) {
		return parts.constant(FLOAT, Shape.of(new long[0]), bytes(new float[]{value}));
	}

	/** A float vector. */
	public Value vector(final float... values) {
		return parts.constant(FLOAT, Shape.of(values.length), bytes(values));
	}

	/** An int64 vector. */
	public Value indices(final long... values) {
		final ByteBuffer bytes = littleEndian(Long.BYTES * values.length);
		bytes.asLongBuffer().put(values);
		return parts.constant(INT64, Shape.of(values.length), bytes);
	}

	private static ByteBuffer bytes(final float[] values) {
		final ByteBuffer bytes = littleEndian(Float.BYTES * values.length);
		bytes.asFloatBuffer().put(values);
		return bytes;
	}

	private static ByteBuffer littleEndian(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Makes a value an output of the graph. */
	public void output(final String name, final Value value) {
		parts.output(name, parts.canBecomeOutput(value)
				? value
				: operator("Identity", value).output(value.type(), value.shape()));
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

	// ---- element-wise ----

	public Value add(final Value a, final Value b) {
		return broadcast("Add", a, b, a.type());
	}

	public Value sub(final Value a, final Value b) {
		return broadcast("Sub", a, b, a.type());
	}

	public Value mul(final Value a, final Value b) {
		return broadcast("Mul", a, b, a.type());
	}

	public Value div(final Value a, final Value b) {
		return broadcast("Div", a, b, a.type());
	}

	public Value equal(final Value a, final Value b) {
		return broadcast("Equal", a, b, BOOL);
	}

	public Value less(final Value a, final Value b) {
		return broadcast("Less", a, b, BOOL);
	}

	private Value broadcast(final String type, final Value a, final Value b, final ElementType result) {
		require(a.type() == b.type(), type, a, b, "operands must have one type");
		return operator(type, a, b).output(result, Shape.broadcast(a.shape(), b.shape()));
	}

	/** Elements of {@code yes} where the condition holds, of {@code no} elsewhere. */
	public Value where(final Value condition, final Value yes, final Value no) {
		require(condition.type() == BOOL, "Where", condition, yes, "the condition must be BOOL");
		require(yes.type() == no.type(), "Where", yes, no, "both choices must have one type");
		return operator("Where", condition, yes, no).output(yes.type(),
				Shape.broadcast(condition.shape(), Shape.broadcast(yes.shape(), no.shape())));
	}

	public Value cast(final Value x, final ElementType type) {
		return x.type() == type ? x : operator("Cast", x).with("to", type.code()).output(type, x.shape());
	}

	public Value relu(final Value x) {
		return map("Relu", x);
	}

	public Value sigmoid(final Value x) {
		return map("Sigmoid", x);
	}

	public Value sin(final Value x) {
		return map("Sin", x);
	}

	public Value cos(final Value x) {
		return map("Cos", x);
	}

	public Value sqrt(final Value x) {
		return map("Sqrt", x);
	}

	public Value exp(final Value x) {
		return map("Exp", x);
	}

	/** The largest whole number that is not above. */
	public Value floor(final Value x) {
		return map("Floor", x);
	}

	/** Gaussian error linear unit, exact: x Φ(x). */
	public Value gelu(final Value x) {
		if (opset >= 20) return map("Gelu", x);
		final Value erf = map("Erf", div(x, constant((float) Math.sqrt(2))));
		return mul(mul(x, add(erf, constant(1))), constant(0.5f));
	}

	private Value map(final String type, final Value x) {
		return operator(type, x).output(x.type(), x.shape());
	}

	// ---- products ----

	/**
	 * Matrix product of the last two axes, [..., m, k] by [..., k, n]; the axes
	 * before broadcast.
	 */
	public Value matMul(final Value a, final Value b) {
		final int ra = a.shape().rank();
		final int rb = b.shape().rank();
		require(ra >= 2 && rb >= 2 && a.dim(-1).equals(b.dim(-2)), "MatMul", a, b,
				"the last axis of the first must fit the last but one of the second");
		final Shape batch = Shape.broadcast(a.shape().axes(0, ra - 2), b.shape().axes(0, rb - 2));
		return operator("MatMul", a, b).output(FLOAT, batch.then(Shape.of(a.dim(-2), b.dim(-1))));
	}

	/**
	 * Convolution, in groups of as many input channels as the weight has.
	 *
	 * @param x [n, c, height, width]
	 * @param weight [out, c / groups, kernel height, kernel width]
	 * @param bias [out], or {@code null} for none
	 */
	public Value conv(final Value x, final Value weight, final Value bias, final Stride stride, final Padding padding) {
		requireImageAndKernel("Conv", x, weight);
		final long channels = fixed("Conv", x, 1);
		final long perGroup = fixed("Conv", weight, 1);
		require(channels % perGroup == 0, "Conv", x, weight, "channels do not divide into groups");
		final long groups = channels / perGroup;
		require(fixed("Conv", weight, 0) % groups == 0, "Conv", x, weight, "outputs do not divide into groups");
		if (bias != null)
			require(bias.shape().equals(Shape.of(weight.dim(0))), "Conv", weight, bias,
					"the bias must have one element an output channel");
		final long height = windows("Conv", x, weight, 2, padding.top() + padding.bottom(), stride.vertical());
		final long width = windows("Conv", x, weight, 3, padding.left() + padding.right(), stride.horizontal());
		return operator("Conv", optional(bias, x, weight)).with("group", groups)
				.with("kernel_shape", new long[]{fixed("Conv", weight, 2), fixed("Conv", weight, 3)})
				.with("pads", new long[]{padding.top(), padding.left(), padding.bottom(), padding.right()})
				.with("strides", new long[]{stride.vertical(), stride.horizontal()})
				.output(FLOAT, Shape.of(x.dim(0), weight.dim(0), Dim.of(height), Dim.of(width)));
	}

	private long windows(final String type, final Value x, final Value weight, final int axis, final int padding,
			final int stride) {
		final long room = fixed(type, x, axis) + padding - fixed(type, weight, axis);
		require(room >= 0, type, x, weight, "the kernel is larger than the image");
		return room / stride + 1;
	}

	/**
	 * Transposed convolution without padding.
	 *
	 * @param x [n, c, height, width]
	 * @param weight [c, out, kernel height, kernel width]
	 * @param bias [out], or {@code null} for none
	 */
	public Value convTranspose(final Value x, final Value weight, final Value bias, final Stride stride) {
		final String type = "ConvTranspose";
		requireImageAndKernel(type, x, weight);
		require(x.dim(1).equals(weight.dim(0)), type, x, weight, "the weight must start with the image's channels");
		final long kernelHeight = fixed(type, weight, 2);
		final long kernelWidth = fixed(type, weight, 3);
		final long height = (fixed(type, x, 2) - 1) * stride.vertical() + kernelHeight;
		final long width = (fixed(type, x, 3) - 1) * stride.horizontal() + kernelWidth;
		return operator(type, optional(bias, x, weight)).with("kernel_shape", new long[]{kernelHeight, kernelWidth})
				.with("strides", new long[]{stride.vertical(), stride.horizontal()})
				.output(FLOAT, Shape.of(x.dim(0), weight.dim(1), Dim.of(height), Dim.of(width)));
	}

	private static void requireImageAndKernel(final String type, final Value x, final Value weight) {
		require(x.shape().rank() == 4 && weight.shape().rank() == 4, type, x, weight, "both must have four axes");
	}

	private static Value[] optional(final Value last, final Value... first) {
		if (last == null) return first;
		final Value[] all = Arrays.copyOf(first, first.length + 1);
		all[first.length] = last;
		return all;
	}

	// ---- along axes ----

	/** Softmax over the last axis. */
	public Value softmax(final Value x) {
		return operator("Softmax", x).with("axis", x.shape().rank() - 1L).output(FLOAT, x.shape());
	}

	/**
	 * Layer normalization over the last axis.
	 *
	 * @param scale [c]
	 * @param bias [c]
	 */
	public Value layerNormalization(final Value x, final Value scale, final Value bias, final float epsilon) {
		final Shape channels = Shape.of(x.dim(-1));
		require(scale.shape().equals(channels), "LayerNormalization", x, scale, "one scale a channel");
		require(bias.shape().equals(channels), "LayerNormalization", x, bias, "one bias a channel");
		if (opset >= 17)
			return operator("LayerNormalization", x, scale, bias).with("axis", -1).with("epsilon", epsilon)
					.output(FLOAT, x.shape());
		final Value centred = sub(x, reduceMean(x, true, -1));
		final Value variance = reduceMean(operator("Pow", centred, constant(2)).output(FLOAT, x.shape()), true, -1);
		final Value normal = div(centred, sqrt(add(variance, constant(epsilon))));
		return add(mul(normal, scale), bias);
	}

	public Value reduceMean(final Value x, final boolean keepAxes, final int... axes) {
		return reduce("ReduceMean", 18, x, keepAxes, axes);
	}

	public Value reduceMax(final Value x, final boolean keepAxes, final int... axes) {
		return reduce("ReduceMax", 18, x, keepAxes, axes);
	}

	public Value reduceSum(final Value x, final boolean keepAxes, final int... axes) {
		return reduce("ReduceSum", 13, x, keepAxes, axes);
	}

	private Value reduce(final String type, final int axesAreInputSince, final Value x, final boolean keepAxes,
			final int... axes) {
		Shape reduced = x.shape();
		for (final int axis : axes) reduced = reduced.with(axis, Dim.of(1));
		if (!keepAxes) reduced = without(reduced, axes);
		return withAxes(type, axesAreInputSince, x, axes).with("keepdims", keepAxes ? 1 : 0).output(x.type(), reduced);
	}

	/** Index of the largest element along an axis, which is kept with size 1. */
	public Value argMax(final Value x, final int axis) {
		return operator("ArgMax", x).with("axis", x.shape().axis(axis)).with("keepdims", 1).output(INT64,
				x.shape().with(axis, Dim.of(1)));
	}

	// ---- layout ----

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
		require(shape.size().equals(x.shape().size()), "Reshape", x, x, "cannot become " + shape);
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

	private static Shape without(final Shape shape, final int... axes) {
		final List<Dim> dims = new ArrayList<>(shape.dims());
		Arrays.stream(axes).map(shape::axis).boxed().sorted((a, b) -> b - a).forEach(a -> dims.remove((int) a));
		return new Shape(dims);
	}

	private Operator withAxes(final String type, final int axesAreInputSince, final Value x, final int... axes) {
		final long[] places = Arrays.stream(axes).asLongStream().toArray();
		return opset >= axesAreInputSince
				? operator(type, x, indices(places))
				: operator(type, x).with("axes", places);
	}

	/** Repeats axes of size 1 up to a shape. */
	public Value expand(final Value x, final Dim... shape) {
		final Shape target = Shape.of(shape);
		require(Shape.broadcast(x.shape(), target).equals(target), "Expand", x, x, "cannot become " + target);
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

	/** The elements from one on along an axis. */
	public Value slice(final Value x, final int axis, final long from) {
		return slice(x, axis, indices(from), indices(Long.MAX_VALUE), x.dim(axis).minus(from));
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

	/** Parts of the given sizes, one after the other along an axis. */
	public List<Value> split(final Value x, final int axis, final long... sizes) {
		if (!x.dim(axis).is(Arrays.stream(sizes).sum()))
			throw new IllegalArgumentException(
					"Split: parts %s do not make up axis %d of %s".formatted(Arrays.toString(sizes), axis, x));
		final Operator split = opset >= 13
				? operator("Split", x, indices(sizes))
				: operator("Split", x).with("split", sizes);
		return split.with("axis", x.shape().axis(axis)).outputs(x.type(),
				Arrays.stream(sizes).mapToObj(s -> x.shape().with(axis, Dim.of(s))).toList());
	}

	/** Joins values that differ in the size of one axis at most. */
	public Value concat(final int axis, final Value... values) {
		Dim size = Dim.of(0);
		for (final Value value : values) {
			require(value.type() == values[0].type() && value.shape().rank() == values[0].shape().rank()
					&& value.shape().with(axis, Dim.of(0)).equals(values[0].shape().with(axis, Dim.of(0))), "Concat",
					values[0], value, "all must have one type and fit but along axis " + axis);
			size = size.plus(value.dim(axis));
		}
		return operator("Concat", values).with("axis", values[0].shape().axis(axis)).output(values[0].type(),
				values[0].shape().with(axis, size));
	}

	/** The elements at the given places of an axis, which becomes the axes of the places. */
	public Value gather(final Value x, final Value places, final int axis) {
		require(places.type() == INT64, "Gather", x, places, "places must be INT64");
		final int at = x.shape().axis(axis);
		final Shape gathered = x.shape().axes(0, at).then(places.shape()).then(
				x.shape().axes(at + 1, x.shape().rank()));
		return operator("Gather", x, places).with("axis", at).output(x.type(), gathered);
	}

	/**
	 * Adds zeros before and after.
	 *
	 * @param before one number an axis
	 * @param after one number an axis
	 */
	public Value pad(final Value x, final long[] before, final long[] after) {
		final int rank = x.shape().rank();
		require(before.length == rank && after.length == rank, "Pad", x, x, "one number an axis is needed");
		final long[] pads = Arrays.copyOf(before, 2 * rank);
		System.arraycopy(after, 0, pads, rank, rank);
		final List<Dim> dims = new ArrayList<>();
		for (int i = 0; i < rank; i++) dims.add(x.dim(i).plus(Dim.of(before[i] + after[i])));
		return operator("Pad", x, indices(pads)).output(x.type(), new Shape(dims));
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
		require(x.shape().rank() == 4 && sizes.shape().equals(Shape.of(4)), "Resize", x, sizes,
				"an image of four axes and its four sizes are needed");
		final Value unused = opset >= 13 ? null : vector();
		return operator("Resize", x, unused, unused, sizes).with("mode", "linear")
				.with("coordinate_transformation_mode", "half_pixel").output(x.type(), shape);
	}

	// ---- control ----

	/**
	 * What one of two branches gives, by a condition that is known when the graph runs. Both see all values outside; what
	 * they make is not seen outside.
	 *
	 * @param condition BOOL [1]
	 * @param yes writes the branch that runs where the condition holds; gives floats that it made
	 * @param no writes the other; gives as many floats of the same shapes
	 */
	public List<Value> choose(final Value condition, final Supplier<List<Value>> yes, final Supplier<List<Value>> no) {
		require(condition.type() == BOOL && condition.shape().equals(Shape.of(1)), "If", condition, condition,
				"the condition must be BOOL [1]");
		final Branch whereTrue = parts.branch("yes", yes);
		final Branch whereFalse = parts.branch("no", no);
		if (!shapes(whereTrue).equals(shapes(whereFalse)))
			throw new IllegalArgumentException(
					"If of %s: one branch gives %s, the other %s".formatted(condition, whereTrue
							.outputs(), whereFalse.outputs()));
		return operator("If", condition).with("then_branch", whereTrue.proto()).with("else_branch", whereFalse.proto())
				.outputs(FLOAT, shapes(whereTrue));
	}

	private static List<Shape> shapes(final Branch branch) {
		for (final Value output : branch.outputs())
			require(output.type() == FLOAT, "If", output, output, "a branch must give floats");
		return branch.outputs().stream().map(Value::shape).toList();
	}

	// ---- shared ----

	private Operator operator(final String type, final Value... inputs) {
		return new Operator(parts, type, inputs);
	}

	private static long fixed(final String type, final Value x, final int axis) {
		return x.dim(axis).fixed().orElseThrow(() -> new IllegalArgumentException(
				"%s: axis %d of %s must be a number".formatted(type, axis, x)));
	}

	private static void require(final boolean holds, final String type, final Value a, final Value b,
			final String expected) {
		if (!holds)
			throw new IllegalArgumentException(
					"%s of %s and %s: %s".formatted(type, a, b, expected));
	}
}
