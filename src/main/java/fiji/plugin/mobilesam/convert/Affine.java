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

import fiji.plugin.mobilesam.onnx.Graph;
import fiji.plugin.mobilesam.onnx.Value;

/**
 * What a fully connected layer computes, as a value that others can be folded into: a row {@code x} becomes
 * {@code x * matrix + offset}.
 *
 * @param matrix [inputs, outputs]
 * @param offset [1, outputs]
 */
record Affine(Matrix matrix, Matrix offset) {

	/** A layer of a checkpoint by its tensors {@code weight} [outputs, inputs] and {@code bias} [outputs]. */
	static Affine of(final Weights module, final int inputs, final int outputs) {
		return new Affine(Matrix.of(module.floats("weight", outputs, inputs), outputs, inputs).transposed(), Matrix.of(
				module.floats("bias", outputs), 1, outputs));
	}

	static Affine identity(final int channels) {
		return new Affine(Matrix.identity(channels), Matrix.row(0, channels));
	}

	/** This map, then a product. */
	Affine times(final Matrix right) {
		return new Affine(matrix.times(right), offset.times(right));
	}

	/** This map, then each output times a number. */
	Affine scaled(final Matrix row) {
		return new Affine(matrix.scaled(row), offset.scaled(row));
	}

	/** This map, then all outputs times a number. */
	Affine times(final double factor) {
		return new Affine(matrix.times(factor), offset.times(factor));
	}

	/** This map, then the mean of the outputs taken off each. */
	Affine centred() {
		return new Affine(matrix.centred(), offset.centred());
	}

	/** This map, then a row added. */
	Affine plus(final Matrix row) {
		return new Affine(matrix, offset.plus(row));
	}

	/**
	 * The map as a layer of a graph.
	 *
	 * @param name of its weights in the file
	 * @param x [..., inputs]
	 * @return [..., outputs]
	 */
	Value of(final Graph graph, final String name, final Value x) {
		final Value product = graph.matMul(x, weight(graph, name + ".weight", matrix));
		return graph.add(product, graph.weight(name + ".bias", offset.floats(), offset.columns()));
	}

	private static Value weight(final Graph graph, final String name, final Matrix matrix) {
		return graph.weight(name, matrix.floats(), matrix.rows(), matrix.columns());
	}
}
