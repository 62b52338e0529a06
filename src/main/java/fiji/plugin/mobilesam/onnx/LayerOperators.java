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

import java.util.Arrays;
import static fiji.plugin.mobilesam.onnx.ElementType.FLOAT;
import static fiji.plugin.mobilesam.onnx.ElementType.INT64;

/** Operators that sum over an axis: products, convolutions, normalizations, reductions. */
abstract class LayerOperators extends LayoutOperators {

	LayerOperators(final GraphParts parts, final int opset) {
		super(parts, opset);
	}

	/**
	 * Matrix product of the last two axes, [..., m, k] by [..., k, n]; the axes
	 * before broadcast.
	 */
	public Value matMul(final Value a, final Value b) {
		final int ra = a.shape().rank();
		final int rb = b.shape().rank();
		require(ra >= 2 && rb >= 2 && a.dim(-1).equals(b.dim(-2)), "MatMul",
				"the last axis of the first must fit the last but one of the second", a, b);
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
		require(channels % perGroup == 0, "Conv", "channels do not divide into groups", x, weight);
		final long groups = channels / perGroup;
		require(fixed("Conv", weight, 0) % groups == 0, "Conv", "outputs do not divide into groups", x, weight);
		if (bias != null)
			require(bias.shape().equals(Shape.of(weight.dim(0))), "Conv",
					"the bias must have one element an output channel", weight, bias);
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
		require(room >= 0, type, "the kernel is larger than the image", x, weight);
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
		require(x.dim(1).equals(weight.dim(0)), type, "the weight must start with the image's channels", x, weight);
		final long kernelHeight = fixed(type, weight, 2);
		final long kernelWidth = fixed(type, weight, 3);
		final long height = (fixed(type, x, 2) - 1) * stride.vertical() + kernelHeight;
		final long width = (fixed(type, x, 3) - 1) * stride.horizontal() + kernelWidth;
		return operator(type, optional(bias, x, weight)).with("kernel_shape", new long[]{kernelHeight, kernelWidth})
				.with("strides", new long[]{stride.vertical(), stride.horizontal()})
				.output(FLOAT, Shape.of(x.dim(0), weight.dim(1), Dim.of(height), Dim.of(width)));
	}

	private static void requireImageAndKernel(final String type, final Value x, final Value weight) {
		require(x.shape().rank() == 4 && weight.shape().rank() == 4, type, "both must have four axes", x, weight);
	}

	private static Value[] optional(final Value last, final Value... first) {
		if (last == null) return first;
		final Value[] all = Arrays.copyOf(first, first.length + 1);
		all[first.length] = last;
		return all;
	}

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
		require(scale.shape().equals(channels), "LayerNormalization", "there must be one scale a channel", x, scale);
		require(bias.shape().equals(channels), "LayerNormalization", "there must be one bias a channel", x, bias);
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

	public Value reduceSumSquare(final Value x, final boolean keepAxes, final int... axes) {
		return reduce("ReduceSumSquare", 18, x, keepAxes, axes);
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
}
